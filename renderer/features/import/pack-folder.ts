import {
  FolderTooLarge,
  folderPacker,
  isReadInFolder,
  MAX_FOLDER_FILE_BYTES,
  MAX_FOLDER_FILES,
} from '#shared/archive/pack-folder.ts'
import type { Dropped } from '#ui/dropped-files.ts'

/** A file in a folder, with its path from that folder's own name on. */
interface FolderFile {
  readonly path: string
  readonly file: File
}

/** What was chosen or dropped: folders with all that is in them, and files beside them. */
export interface ChosenFiles {
  /** What the folders are called. */
  readonly folders: readonly string[]
  readonly inFolders: readonly FolderFile[]
  readonly files: readonly File[]
}

/** Longer than any system has them. */
const MAX_PATH = 32_768

/** Asks for folders, as the system does. */
export function chooseFolders(onChosen: (chosen: ChosenFiles) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = true
  input.addEventListener('change', () => {
    const inFolders = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    if (inFolders.length > 0) onChosen({ folders: rootsOf(inFolders), inFolders, files: [] })
  })
  input.click()
}

function rootsOf(files: readonly FolderFile[]): string[] {
  return [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))]
}

/** Looks into the folders of a drop. @throws FolderTooLarge, or what the browser says of what it cannot read */
export async function filesOfDrop({ entries, files }: Dropped): Promise<ChosenFiles> {
  if (entries.length === 0) return { folders: [], inFolders: [], files }
  const inFolders: FolderFile[] = []
  const beside: File[] = []
  let folders = 0
  const walk = async (folder: FileSystemDirectoryEntry, path: string): Promise<void> => {
    if (++folders > MAX_FOLDER_FILES || path.length > MAX_PATH) throw new FolderTooLarge()
    const reader = folder.createReader()
    // It gives a hundred at a time.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (some.length === 0) return
      for (const entry of some) {
        if (inFolders.length >= MAX_FOLDER_FILES) throw new FolderTooLarge()
        const name = `${path}/${entry.name}`
        if (isFolder(entry)) await walk(entry, name)
        else inFolders.push({ path: name, file: await fileOf(entry as FileSystemFileEntry) })
      }
    }
  }
  for (const entry of entries) {
    if (isFolder(entry)) await walk(entry, entry.name)
    else beside.push(await fileOf(entry as FileSystemFileEntry))
  }
  return { folders: entries.filter(isFolder).map(({ name }) => name), inFolders, files: beside }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** Files of folders as one file, which travels to the journal like any other. @throws FolderTooLarge */
export async function packFolders(files: readonly FolderFile[], name: string, signal: AbortSignal): Promise<File> {
  const packer = folderPacker()
  for (const { path, file } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    signal.throwIfAborted()
    // What is a program's own, and what was thrown away; a folder that was chosen is neither, whatever it is called.
    if (/\/\.[^/]+\//.test(path)) continue
    const bytes = isReadInFolder(path.slice(path.indexOf('/') + 1))
      ? await file.slice(0, MAX_FOLDER_FILE_BYTES + 1).arrayBuffer()
      : new ArrayBuffer(0)
    // The name of the folder may say what the notes in it are about.
    packer.add({ path: path.replace(/^\.[^/]*\//, ''), bytes: new Uint8Array(bytes) })
  }
  return new File(packer.finish(), `${name}.zip`)
}
