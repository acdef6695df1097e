import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

const MAX_BYTES = 4096

/**
 * The text of a small file of the journal; null where there is none. A pipe or a device in its place is not waited for.
 * @throws Error of the system; `EINVAL` where it is no file or larger than `maxBytes` (4 kB)
 */
export function readSmallFile(file: string, maxBytes: number = MAX_BYTES): string | null {
  let handle: number
  try {
    // Opening a pipe would wait for its other end.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile() || stat.size > maxBytes) {
      throw Object.assign(new Error(`${file} is not a small file`), { code: 'EINVAL' })
    }
    const bytes = Buffer.alloc(maxBytes)
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, maxBytes, 0))
  } finally {
    closeSync(handle)
  }
}
