import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of a folder that is to be imported. */
export interface FolderEntry {
  /** With slashes, within the folder. */
  readonly path: string
  /** What is in it; nothing of what an import does not read. */
  readonly bytes: Uint8Array
  /** It leads elsewhere, and is only named. */
  readonly isLink?: boolean
}

/** So many files a folder may have. */
export const MAX_FOLDER_FILES = 200_000
/** What is read of one file: notes are smaller by far, and exports of other programs are imported as they are. */
export const MAX_FOLDER_FILE_BYTES = 64 * 1024 * 1024

/** So much of a folder's files is read, together; the journal unpacks no more of one archive either. */
export const MAX_FOLDER_BYTES = 512 * 1024 * 1024

/** A folder has more files, or more in them, than an import takes. */
export class FolderTooLarge extends Error {}

/** Whether an import of a folder reads what is in a file of that name; others are counted. */
export function isReadInFolder(path: string): boolean {
  return /\.(?:md|markdown|csv|vcf|vcard|ics|json|sql)$/i.test(path) && !/(?:^|\/)\./.test(path)
}

/** Files of a folder as one ZIP archive, by which a folder travels to the journal in one piece. Adding more than is read of one throws `FolderTooLarge`. */
export function folderPacker(): { add(entry: FolderEntry): void; finish(): Uint8Array<ArrayBuffer>[] } {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let [files, read] = [0, 0]
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    chunks.push(chunk as Uint8Array<ArrayBuffer>)
  })
  return {
    add({ path, bytes, isLink = false }) {
      files++
      read += bytes.length
      if (files > MAX_FOLDER_FILES || read > MAX_FOLDER_BYTES) throw new FolderTooLarge()
      const file = bytes.length > 256 ? new ZipDeflate(path, { level: 1 }) : new ZipPassThrough(path)
      // A moment that every calendar of archives has; nobody asks for it.
      file.mtime = new Date(2000, 0, 1)
      if (isLink) {
        file.os = 3
        file.attrs = (0o120777 << 16) >>> 0
      }
      zip.add(file)
      file.push(bytes, true)
    },
    finish() {
      zip.end()
      return chunks
    },
  }
}
