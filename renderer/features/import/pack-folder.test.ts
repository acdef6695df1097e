import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { FolderTooLarge, folderPacker, MAX_FOLDER_FILES } from '#shared/archive/pack-folder.ts'
import { filesOfDrop, packFolders } from './pack-folder.ts'

const file = (name: string) =>
  ({
    isDirectory: false,
    name,
    file: (take: (one: File) => void) => take(new File(['words'], name)),
  }) as unknown as FileSystemEntry

function folder(name: string, ...inside: readonly FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    const left = [inside, []]
    return { readEntries: (take: (some: readonly FileSystemEntry[]) => void) => take(left.shift() ?? []) }
  }
  return { isDirectory: true, name, createReader } as unknown as FileSystemEntry
}

describe('what is dropped', () => {
  test('is every folder and every file of it, each by where it stands', async () => {
    const entries = [folder('Notes', folder('People', file('Ana.md'))), file('a.vcf'), folder('More', file('Ben.md'))]
    const { folders, inFolders, files } = await filesOfDrop({ entries, files: [] })
    expect(folders).toEqual(['Notes', 'More'])
    expect(inFolders.map(({ path }) => path)).toEqual(['Notes/People/Ana.md', 'More/Ben.md'])
    expect(files.map(({ name }) => name)).toEqual(['a.vcf'])
    const packed = await packFolders(inFolders, 'Notes', new AbortController().signal)
    expect(Object.keys(unzipSync(new Uint8Array(await packed.arrayBuffer()))).toSorted()).toEqual([
      'More/Ben.md',
      'Notes/People/Ana.md',
    ])
  })

  test('and cannot be read is said, not kept as if it had been', async () => {
    const createReader = () => ({
      readEntries: (_take: unknown, fail: (error: Error) => void) => fail(new DOMException('gone', 'NotFoundError')),
    })
    const gone = { isDirectory: true, name: 'Gone', createReader } as unknown as FileSystemEntry
    await expect(filesOfDrop({ entries: [gone], files: [] })).rejects.toThrow('gone')
  })

  test('of folders without end ends', async () => {
    const endless: FileSystemEntry = folder('a')
    const createReader = () => ({ readEntries: (take: (some: readonly FileSystemEntry[]) => void) => take([endless]) })
    Object.assign(endless, { createReader })
    await expect(filesOfDrop({ entries: [endless], files: [] })).rejects.toBeInstanceOf(FolderTooLarge)
  })
})

test('a folder of more files than an import takes is refused while it is packed', () => {
  const packer = folderPacker()
  const bytes = new Uint8Array()
  const pack = () => {
    for (let at = 0; at <= MAX_FOLDER_FILES; at++) packer.add({ path: `${at}.md`, bytes })
  }
  expect(pack).toThrow(FolderTooLarge)
})
