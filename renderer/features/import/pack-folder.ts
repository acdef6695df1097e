import { folderPacker, isReadInFolder, MAX_FOLDER_FILE_BYTES, MAX_FOLDER_FILES } from '#shared/archive/pack-folder.ts'

/** A folder that was chosen or dropped: its files, each with its path within it. */
export interface ChosenFolder {
  readonly name: string
  readonly files: readonly { readonly path: string; readonly file: File }[]
}

/** Asks for a folder, as the system does. */
export function chooseFolder(onChosen: (folder: ChosenFolder) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.webkitdirectory = true
  input.addEventListener('change', () => {
    const all = [...(input.files ?? [])]
    const name = all[0]?.webkitRelativePath.split('/')[0]
    if (name === undefined) return
    onChosen({ name, files: all.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file })) })
  })
  input.click()
}

/** What of a drop is a folder, with all that is in it; null where none is. To be asked before the drop is over. */
export function droppedFolder(items: DataTransferItemList): Promise<ChosenFolder> | null {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const [folder] = entries.filter((entry) => entry.isDirectory)
  return folder === undefined ? null : filesIn(folder as FileSystemDirectoryEntry)
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<ChosenFolder> {
  const files: ChosenFolder['files'][number][] = []
  const walk = async (at: FileSystemDirectoryEntry, path: string): Promise<void> => {
    const reader = at.createReader()
    // It gives a hundred at a time.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (some.length === 0 || files.length > MAX_FOLDER_FILES) return
      for (const entry of some) {
        const name = `${path}${entry.name}`
        if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, `${name}/`)
        else {
          const one = entry as FileSystemFileEntry
          files.push({ path: name, file: await new Promise<File>((resolve, reject) => one.file(resolve, reject)) })
        }
      }
    }
  }
  await walk(folder, '')
  return { name: folder.name, files }
}

/** A folder as one file, which travels to the journal like any other. */
export async function packFolder({ name, files }: ChosenFolder, signal: AbortSignal): Promise<File> {
  const packer = folderPacker()
  for (const { path, file } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    signal.throwIfAborted()
    // What is a program's own, and what was thrown away.
    if (/(?:^|\/)\.[^/]+\//.test(path)) continue
    const bytes = isReadInFolder(path)
      ? await file.slice(0, MAX_FOLDER_FILE_BYTES + 1).arrayBuffer()
      : new ArrayBuffer(0)
    // Its name may say what the notes in it are about.
    packer.add({ path: name.startsWith('.') ? path : `${name}/${path}`, bytes: new Uint8Array(bytes) })
  }
  return new File(packer.finish(), `${name}.zip`)
}
