import { closeSync, fsyncSync, openSync } from 'node:fs'

/**
 * Makes names in a folder last: a file that was made, renamed or removed may be so only in memory until then. Windows
 * has no such call, and some folders and file systems allow none: there the system does what it does.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  syncPath(folder, ['EACCES', 'EPERM', 'EINVAL', 'ENOTSUP'])
}

/** Makes the bytes of a closed file last. Never of an open database: closing it would drop SQLite's locks (POSIX). */
export function syncFile(file: string): void {
  syncPath(file, [])
}

function syncPath(path: string, allowed: readonly string[]): void {
  let handle: number | null = null
  try {
    // Windows syncs only what is open for writing.
    handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
    fsyncSync(handle)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && allowed.includes(String(error.code)))) throw error
  } finally {
    if (handle !== null) closeSync(handle)
  }
}
