import { crc32 } from 'node:zlib'
import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { ArchiveProblem } from '#shared/contract/journal-errors.ts'

/** Why a part of an archive is not read. `path`: its name leads out of the archive; `packed`: by a method that is not read. */
export type EntryProblem = 'link' | 'encrypted' | 'path' | 'packed'

/** A file in an archive, unpacked when it is asked for. */
export interface ArchiveEntry {
  /** With slashes, within the archive. */
  readonly path: string
  /** Unpacked, as the archive says. */
  readonly bytes: number
  readonly problem: EntryProblem | null
  /** @returns null where what is there is not what the archive says, or more than is read of one archive */
  read(): Promise<Uint8Array | null>
}

export const ARCHIVE_CAPS = {
  /** Files and folders in one archive; above, it is refused. */
  entries: 200_000,
  /** Bytes of one file, unpacked; above, that file is not read. */
  entryBytes: 128 * 1024 * 1024,
  /** Bytes of all that is read of one archive, unpacked. */
  bytes: 512 * 1024 * 1024,
} as const

/** Whether the bytes are a ZIP archive, by how it begins. */
export function isArchive(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  )
}

/** `.jpg`; of a file without an ending its name. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (/\.[^.\s]{1,12}$/.exec(name)?.[0] ?? name).toLowerCase().slice(0, 100)
}

/**
 * The files of a ZIP archive, in its order, without its folders. Nothing is written anywhere: a name that leads out of the archive,
 * a link, what is encrypted are entries with a problem. At most so much is unpacked as `ARCHIVE_CAPS` says, whatever the archive
 * says of itself.
 * @throws Refusal `FILE_ARCHIVE`
 */
export async function openArchive(file: string, bytes: Uint8Array): Promise<readonly ArchiveEntry[]> {
  const refuse = (problem: ArchiveProblem) => new Refusal('FILE_ARCHIVE', { file, problem, max: ARCHIVE_CAPS.entries })
  const entries: ArchiveEntry[] = []
  let left: number = ARCHIVE_CAPS.bytes
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true })
    if (zip.entryCount > ARCHIVE_CAPS.entries) throw refuse('too-many')
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry)
      if (path.endsWith('/')) continue
      if (entries.length >= ARCHIVE_CAPS.entries) throw refuse('too-many')
      const size = entry.uncompressedSize
      entries.push({
        path,
        bytes: size,
        problem: problemOf(entry, path),
        async read() {
          if (size > ARCHIVE_CAPS.entryBytes || size > left) return null
          left -= size
          return unpacked(zip, entry)
        },
      })
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuse('damaged')
  }
  if (entries.length > 0 && entries.every(({ problem }) => problem === 'encrypted')) throw refuse('encrypted')
  return entries
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array | null> {
  try {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    const whole = Buffer.concat(parts)
    return crc32(whole) === entry.crc32 ? whole : null
  } catch {
    // Less or more than it says, or packed otherwise than it says.
    return null
  }
}

/** Many programs write UTF-8 without saying so; otherwise it is what the archive says, and of old ones the alphabet of DOS. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw).replaceAll('\\', '/')
  } catch {
    return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false).replaceAll('\\', '/')
  }
}

const UNIX = 3
const FILE_TYPE = 0o170000
const SYMBOLIC_LINK = 0o120000

function problemOf(entry: Entry, path: string): EntryProblem | null {
  const mode = entry.externalFileAttributes >>> 16
  if (entry.versionMadeBy >>> 8 === UNIX && (mode & FILE_TYPE) === SYMBOLIC_LINK) return 'link'
  if (validateFileName(path) !== null || path.includes('\0')) return 'path'
  if (entry.isEncrypted()) return 'encrypted'
  return entry.canDecodeFileData() ? null : 'packed'
}
