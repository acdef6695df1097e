import { validateFileName } from 'yauzl'
import { Refusal } from '#journal/runtime/refusal.ts'
import { ARCHIVE_CAPS, type ArchiveEntry, type EntryProblem } from './archive.ts'

const BLOCK = 512
const FILE = new Set(['', '0', '\0', '7'])
const LINK = new Set(['1', '2'])

/** Whether the bytes are a tar archive (POSIX), by the mark in its first block. */
export function isTar(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar'
}

/**
 * The files of a tar archive, in its order, under the limits of `openArchive`: nothing is copied before it is read, and nothing written.
 * @throws Refusal `FILE_ARCHIVE`
 */
export function openTar(file: string, bytes: Uint8Array): readonly ArchiveEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const refuse = (problem: 'damaged' | 'too-many') =>
    new Refusal('FILE_ARCHIVE', { file, problem, max: ARCHIVE_CAPS.entries })
  const entries: ArchiveEntry[] = []
  let left: number = ARCHIVE_CAPS.bytes
  let longName = ''
  for (let at = 0; at < buffer.length;) {
    // Cut off within a head.
    if (at + BLOCK > buffer.length) throw refuse('damaged')
    const head = buffer.subarray(at, at + BLOCK)
    if (head.every((byte) => byte === 0)) break
    const size = octal(head, 124, 12)
    if (size === null || checksumOf(head) !== octal(head, 148, 8)) throw refuse('damaged')
    const begin = at + BLOCK
    at = begin + Math.ceil(size / BLOCK) * BLOCK
    if (begin + size > buffer.length) throw refuse('damaged')
    const type = text(head, 156, 1)
    const content = buffer.subarray(begin, begin + size)
    // Names that are too long for a head stand in an entry before: in records of POSIX, or as GNU writes them.
    if (type === 'x') longName = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content.toString('utf8'))?.[1] ?? longName
    else if (type === 'L') longName = content.toString('utf8').replace(/\0.*$/s, '')
    else {
      const prefix = text(head, 345, 155)
      const path = (longName || (prefix === '' ? text(head, 0, 100) : `${prefix}/${text(head, 0, 100)}`)).replace(
        /^\.\//,
        '',
      )
      longName = ''
      if (!FILE.has(type) && !LINK.has(type)) continue
      if (entries.length >= ARCHIVE_CAPS.entries) throw refuse('too-many')
      if (path.endsWith('/') || path === '') continue
      entries.push({
        path,
        bytes: size,
        problem: problemOf(type, path),
        read() {
          if (size > ARCHIVE_CAPS.entryBytes || size > left) return Promise.resolve(null)
          left -= size
          return Promise.resolve(content)
        },
      })
    }
  }
  return entries
}

function problemOf(type: string, path: string): EntryProblem | null {
  if (LINK.has(type)) return 'link'
  return validateFileName(path) !== null || path.includes('\0') ? 'path' : null
}

function text(head: Buffer, at: number, length: number): string {
  return head.toString('utf8', at, at + length).replace(/\0.*$/s, '')
}

function octal(head: Buffer, at: number, length: number): number | null {
  const said = text(head, at, length).trim()
  return /^[0-7]{1,11}$/.test(said) ? Number.parseInt(said, 8) : said === '' ? 0 : null
}

/** The sum of all bytes of the head, in which the sum itself counts as spaces. */
function checksumOf(head: Buffer): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}
