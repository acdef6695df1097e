import { chmodSync, lstatSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { makeFolder } from '#journal/documents/make-folder.ts'
import { foreignSocket } from './host-failure.ts'

/**
 * Whether a host of this user may be listening at `path`. Anybody may make a folder in the temporary folder, and listen there
 * for what a journal is told.
 * @param journalFolder the socket in it may be of a folder that has another owner, who could read the journal anyhow
 * @throws HostFailure where the socket or its folder is somebody else's
 */
export function isOwnSocket(path: string, journalFolder: string): boolean {
  if (process.platform === 'win32') return true
  const socket = statThere(path)
  if (socket === null) return false
  if (socket.isSymbolicLink() || !isOurs(socket)) throw foreignSocket(path)
  const folder = dirname(path)
  if (resolve(journalFolder) !== folder) requireOwnFolder(folder)
  // What else lies there is in nobody's way: nobody listens on it.
  return socket.isSocket()
}

/** What is at a path; null where nothing is, because what should be its folder is a file, too. */
function statThere(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null
    throw error
  }
}

/** Makes the folder of a socket, for this user alone. @throws HostFailure where somebody else made it */
export function makeSocketFolder(path: string, journalFolder: string): void {
  const folder = dirname(path)
  if (resolve(journalFolder) === folder) return
  makeFolder(folder)
  requireOwnFolder(folder)
}

/** A link would be its maker's to turn elsewhere. */
function requireOwnFolder(folder: string): void {
  const stat = lstatSync(folder)
  if (!stat.isDirectory() || !isOurs(stat)) throw foreignSocket(folder)
  if ((stat.mode & 0o077) === 0) return
  // Made by this user with open hands: whatever lies in it may be anybody's.
  chmodSync(folder, 0o700)
}

function isOurs({ uid }: Stats): boolean {
  return uid === process.getuid?.()
}
