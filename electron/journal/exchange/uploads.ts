import { Refusal } from '#journal/runtime/refusal.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import { isMonicaFile, MAX_DATA_URL } from './monica-account.ts'
import { withoutPictures, type ByteFilter } from './without-pictures.ts'

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Uploads {
  /** @param bytes size of the whole file. @throws Refusal where it is more than an import takes */
  begin(name: string, bytes: number): string
  /** Adds the next bytes. @returns how many have come. @throws Refusal where more come than were announced */
  append(upload: string, base64: string): number
  /** The whole file, which is let go. @throws Refusal where part of it is missing */
  take(upload: string): UploadedFile
  discard(upload: string): void
}

interface Upload {
  readonly name: string
  /** As large as the file; of memory it takes what has been written into it. */
  readonly bytes: Buffer
  received: number
  /** How many bytes of it are kept, the first ones. */
  kept: number
  filter: ByteFilter | null
}

// Files that were begun and forgotten give way to new ones.
const MAX_UPLOADS = 50
const MAX_BYTES = IMPORT_CAPS.uploadBytes

/** Files on their way in, in memory: nothing of them is written before they are imported. */
export function openUploads(newId: () => string): Uploads {
  const uploads = new Map<string, Upload>()
  const find = (id: string): Upload => {
    const upload = uploads.get(id)
    if (upload === undefined) throw new Refusal('UPLOAD_UNKNOWN', {})
    return upload
  }
  // One for all: a buffer for each piece of a large file would lie about until somebody takes it away.
  let scratch = Buffer.alloc(0)
  const bytesOf = (base64: string) => {
    const length = Buffer.byteLength(base64, 'base64')
    if (scratch.length < length) scratch = Buffer.alloc(length)
    return scratch.subarray(0, scratch.write(base64, 'base64'))
  }
  const makeRoom = (bytes: number) => {
    let held = bytes
    for (const { bytes: buffer } of uploads.values()) held += buffer.length
    for (const [id, { bytes: buffer }] of uploads) {
      if (uploads.size < MAX_UPLOADS && held <= MAX_BYTES) break
      uploads.delete(id)
      held -= buffer.length
    }
  }
  return {
    begin(name, bytes) {
      if (bytes > IMPORT_CAPS.uploadBytes) {
        throw new Refusal('UPLOAD_TOO_LARGE', { name, maxBytes: IMPORT_CAPS.uploadBytes })
      }
      makeRoom(bytes)
      const id = newId()
      uploads.set(id, { name, bytes: Buffer.alloc(bytes), received: 0, kept: 0, filter: null })
      return id
    },
    append(id, base64) {
      const upload = find(id)
      const chunk = bytesOf(base64)
      if (upload.received + chunk.length > upload.bytes.length) {
        uploads.delete(id)
        throw new Refusal('UPLOAD_GREW', { name: upload.name })
      }
      // Pictures are nearly all of such a file, and no larger ones are kept.
      if (upload.received === 0 && isMonicaFile(chunk)) upload.filter = withoutPictures(MAX_DATA_URL)
      if (upload.filter === null) {
        chunk.copy(upload.bytes, upload.kept)
        upload.kept += chunk.length
      } else upload.kept = upload.filter(chunk, upload.bytes, upload.kept)
      upload.received += chunk.length
      return upload.received
    },
    take(id) {
      const { name, bytes, received, kept } = find(id)
      uploads.delete(id)
      if (received < bytes.length) throw new Refusal('UPLOAD_INCOMPLETE', { name })
      return { name, bytes: bytes.subarray(0, kept) }
    },
    discard: (id) => void uploads.delete(id),
  }
}
