// What the file systems of Windows, macOS and Linux refuse, and what ends a link in a note.
const NOT_IN_NAMES = /[\\/:*?"<>|#^[\]%\p{C}]+/gu
const NAMES_OF_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** Of 255 that Linux takes; the longest paths of Windows have room for it as well. */
const MAX_BYTES = 120

/** A title as the name of a file, without ending, that any file system takes; `_` where nothing of it can be in one. */
export function safeName(title: string): string {
  const plain = title.toWellFormed().normalize('NFC').replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ')
  let name = ''
  let bytes = 0
  for (const letter of plain) {
    bytes += Buffer.byteLength(letter)
    if (bytes > MAX_BYTES) break
    name += letter
  }
  const trimmed = name.replace(/^[. ]+|[. ]+$/g, '')
  return trimmed === '' || NAMES_OF_DEVICES.test(trimmed) ? `_${trimmed}` : trimmed
}

/** Gives paths, no two alike, whatever the case or the form of their letters. */
export interface PathKeeper {
  /** @param id what the file is about: it has the same path the next time, as long as it is called the same */
  pathOf(folder: string, id: string, title: string, ending?: string): string
}

/** @param before the paths that were given the last time, by id */
export function pathKeeper(before: ReadonlyMap<string, string> = new Map()): PathKeeper {
  const key = (path: string) => path.normalize('NFC').toLowerCase()
  const taken = new Set<string>()
  /** Up to which number a title was given. */
  const tried = new Map<string, number>()
  const reserved = new Map([...before].map(([id, path]) => [key(path), id]))
  return {
    pathOf(folder, id, title, ending = '.md') {
      const start = `${folder}${folder === '' ? '' : '/'}${safeName(title)}`
      const isFree = (path: string) => {
        const owner = reserved.get(key(path))
        return !taken.has(key(path)) && (owner === undefined || owner === id)
      }
      const numbered = (count: number) => `${start}${count === 1 ? '' : ` (${count})`}${ending}`
      const last = before.get(id)
      // A disk may not tell one case from another: a change of that alone leaves the file where it is.
      const isCalledTheSame =
        last !== undefined &&
        key(last).startsWith(key(start)) &&
        /^(?: \(\d+\))?$/.test(key(last).slice(key(start).length, -ending.length))
      let path = isCalledTheSame && isFree(last) ? last : ''
      let count = tried.get(key(numbered(1))) ?? 1
      for (; path === ''; count += 1) if (isFree(numbered(count))) path = numbered(count)
      tried.set(key(numbered(1)), count)
      taken.add(key(path))
      return path
    },
  }
}
