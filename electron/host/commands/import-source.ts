import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import {
  FolderTooLarge,
  folderPacker,
  isReadInFolder,
  MAX_FOLDER_BYTES,
  MAX_FOLDER_FILE_BYTES,
  MAX_FOLDER_FILES,
} from '#shared/archive/pack-folder.ts'
import { Refused } from './cli-command.ts'

/** What is imported: a file, or a folder as an archive of its files. */
export interface ImportSource {
  readonly name: string
  readonly bytes: number
  /** The next bytes, at most so many; none where there are none any more. */
  read(at: number, most: number): Promise<Uint8Array>
  close(): Promise<void>
}

export async function openSource(path: string): Promise<ImportSource> {
  try {
    // Opening a pipe would wait for its other end.
    const found = await stat(path)
    if (found.isDirectory()) return await packedFolder(path)
    if (!found.isFile()) throw new Refused(`${path} is neither a file nor a folder.`)
    const handle = await open(path)
    return {
      name: basename(path),
      bytes: found.size,
      async read(at, most) {
        const chunk = Buffer.alloc(most)
        const { bytesRead } = await handle.read(chunk, 0, most, at)
        return chunk.subarray(0, bytesRead)
      },
      close: () => handle.close(),
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    if (error instanceof FolderTooLarge)
      throw new Refused(
        `${path} has more than ${MAX_FOLDER_FILES} files, or more than ${MAX_FOLDER_BYTES / 1024 / 1024} MB in them. Nothing was imported.`,
      )
    throw new Refused(notReadWords(path, error))
  }
}

async function packedFolder(folder: string): Promise<ImportSource> {
  const packer = folderPacker()
  const name = basename(resolve(folder))
  // Its name may say what the notes in it are about.
  const root = name === '' || name.startsWith('.') ? '' : `${name}/`
  let folders = 0
  const walk = async (at: string): Promise<void> => {
    // Folders of nothing but folders have no files that end it.
    if (++folders > MAX_FOLDER_FILES) throw new FolderTooLarge()
    const found = await readdir(join(folder, at), { withFileTypes: true })
    for (const entry of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.isDirectory()) {
        // What is a program's own, and what was thrown away.
        if (!entry.name.startsWith('.')) await walk(path)
        continue
      }
      // A link may lead to any file of the machine: it is named, and never followed.
      const isLink = entry.isSymbolicLink()
      const isRead = entry.isFile() && isReadInFolder(path)
      packer.add({
        path: `${root}${path}`,
        isLink,
        bytes: isRead ? await beginningOf(join(folder, path)) : new Uint8Array(),
      })
    }
  }
  await walk('')
  const whole = Buffer.concat(packer.finish())
  return {
    name: `${name}.zip`,
    bytes: whole.length,
    read: async (at, most) => whole.subarray(at, at + most),
    close: async () => undefined,
  }
}

/** One byte more than is read of a file tells that it is larger. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const chunk = Buffer.alloc(Math.min(size, MAX_FOLDER_FILE_BYTES + 1))
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, 0)
    return chunk.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** What kept a file from being opened, in words: the system says it by a code, with the path once more. */
function notReadWords(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file ${path}. Nothing was imported.`
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be read by you. Nothing was imported.`
    default:
      return `${path} cannot be read${typeof code === 'string' ? ` (${code})` : ''}. Nothing was imported.`
  }
}
