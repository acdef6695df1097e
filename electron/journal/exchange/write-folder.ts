import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { toJournalError } from '#journal/documents/journal-error.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { noteIntents, readIntents, readKept, type Kept } from './folder-notes.ts'

/** A file of an exported folder. */
export interface FolderFile {
  /** With slashes, within the folder. */
  readonly path: string
  /** What it is about, stable over exports. */
  readonly id: string
  readonly text: string
}

export interface FolderReport {
  readonly written: number
  readonly unchanged: number
  /** Paths of files that somebody else changed: they were kept, and what there was to write stands beside. */
  readonly keptByHand: readonly string[]
  /** Files about what is no longer in the journal. */
  readonly moved: number
}

/**
 * An exported folder. What is new is written aside, where nobody looks, and put in its place when all of it is there: whenever it is
 * stopped, each file in the folder is a whole one, the old or the new; what a power cut leaves half stays, with the whole one beside it.
 */
export interface ExportFolder {
  /** The paths of the last time, by id. */
  readonly before: ReadonlyMap<string, string>
  write(file: FolderFile): void
  /**
   * Whether the folder is as an export of this state has left it, file by file: then there is nothing to write. Yields after each file
   * that was looked at.
   * @param state what everything that is written follows from; the same says the same
   */
  isAsBefore(state: string): Generator<void, boolean>
  /** What there is to say where nothing was written. */
  unchanged(): FolderReport
  /** Puts what was written in its place, moves what is gone to `Removed`, and notes both for the next time. Yields after each of them. */
  finish(state: string): Generator<void, FolderReport>
  /** Lets go of the folder, however far it has come. */
  close(): void
}

const OURS = '.rapport'
const NOTES = 'files.json'
const LOG = 'writing.log'
const DRAFT = 'draft'
/** Here what is new is written, as it will stand in the folder. */
const ASIDE = 'new'
const REMOVED = 'Removed'
const MARK = ' (Rapport)'

/**
 * Opens a folder to export into, or makes it. What Rapport wrote there is known by its checksum in `.rapport`: a file that is
 * as it was written is brought up to date, one that somebody has changed is kept, and the new one stands beside it. Files that
 * Rapport did not write are left alone.
 * @throws Refusal `FOLDER_UNUSABLE`; JournalError `disk-full`, `read-only`, `io`, from any of its functions
 */
export function openExportFolder(folder: string): ExportFolder {
  const ours = join(folder, OURS)
  const at = (path: string) => join(folder, ...path.split('/'))
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Refusal('FOLDER_UNUSABLE', { folder })
    mkdirSync(ours, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('FOLDER_UNUSABLE', { folder })
  }
  const { files: last, state: lastState } = readKept(join(ours, NOTES))
  const begun = readIntents(join(ours, LOG))
  const now: Kept = {}
  const aside = join(ours, ASIDE)
  const parents = new Set<string>()
  /** What stands aside, and what stood in its place when it was looked at. */
  const pending = new Map<string, { readonly sha256: string; readonly replaces: string | null }>()
  let [unchanged, moved] = [0, 0]
  const keptByHand: string[] = []
  // Of an export that was stopped.
  rmSync(aside, { recursive: true, force: true })

  /** Whether the file is as some export has left it. */
  const isOurs = (path: string, sha256: string) =>
    last[path]?.sha256 === sha256 || last[path]?.beside === sha256 || begun.get(path)?.has(sha256) === true

  const folders = new Map<string, boolean>()
  /** The checksum of what stands at the path; null for nothing. Where the folder is not there, none of its files is looked for. */
  function found(path: string): string | null {
    const parent = dirname(at(path))
    let isThere = folders.get(parent)
    if (isThere === undefined) folders.set(parent, (isThere = existsSync(parent)))
    return isThere ? hashOfFile(at(path)) : null
  }

  function put(path: string, text: string, sha256: string, replaces: string | null): void {
    const file = join(aside, ...path.split('/'))
    const parent = dirname(file)
    if (!parents.has(parent)) mkdirSync(parent, { recursive: true, mode: 0o700 })
    parents.add(parent)
    writeFileSync(file, text, { mode: 0o600 })
    pending.set(path, { sha256, replaces })
  }

  /** Puts what stands aside in its place: whole folders where there is none of that name, otherwise file by file. */
  function* putInPlace(within: string): Generator<void> {
    for (const entry of readdirSync(join(aside, ...within.split('/')), { withFileTypes: true })) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`
      const from = join(aside, ...path.split('/'))
      if (!entry.isDirectory()) putOneInPlace(path, from)
      else if (existsSync(at(path)) || !isRenamed(from, at(path))) {
        mkdirSync(at(path), { recursive: true, mode: 0o700 })
        yield* putInPlace(path)
      }
      yield
    }
  }

  function putOneInPlace(path: string, from: string): void {
    const { sha256 = '', replaces = null } = pending.get(path) ?? {}
    const there = hashOfFile(at(path))
    // Somebody may have written there while the rest of the export was made.
    if (there === null || there === replaces || there === sha256 || isOurs(path, there)) renameSync(from, at(path))
    else {
      keptByHand.push(path)
      renameSync(from, freePath(at(besideOf(path))))
      if (now[path] !== undefined) now[path] = { ...now[path], beside: sha256 }
    }
  }

  return guarded({
    close: () => rmSync(aside, { recursive: true, force: true }),
    *isAsBefore(state) {
      if (state !== lastState || begun.size > 0) return false
      for (const [path, { sha256, beside }] of Object.entries(last)) {
        if (beside !== undefined || hashOfFile(at(path)) !== sha256) return false
        yield
      }
      return true
    },
    unchanged: () => ({ written: 0, unchanged: Object.keys(last).length, keptByHand: [], moved: 0 }),
    before: new Map(Object.entries(last).map(([path, { id }]) => [id, path])),
    write({ path, id, text }) {
      const sha256 = hashOf(text)
      const there = found(path)
      if (there === sha256) unchanged++
      else if (there === null || isOurs(path, there)) put(path, text, sha256, there)
      else {
        keptByHand.push(path)
        const beside = besideOf(path)
        // What stood beside the last time, and is still what there is to say, is said once.
        const isSaid = last[path]?.sha256 === sha256 && last[path]?.beside !== undefined
        const other = found(beside)
        const isTheirs = other !== null && other !== last[path]?.beside && begun.get(beside)?.has(other) !== true
        if (isSaid || isTheirs || other === sha256) unchanged++
        else put(beside, text, sha256, other)
        now[path] = { id, sha256, beside: sha256 }
        return
      }
      now[path] = { id, sha256 }
    },
    *finish(state) {
      if (pending.size > 0) {
        noteIntents(join(ours, LOG), pending)
        yield
        yield* putInPlace('')
      }
      const ids = new Set(Object.values(now).map(({ id }) => id))
      for (const [path, { sha256 }] of Object.entries(last)) {
        if (Object.hasOwn(now, path) || hashOfFile(at(path)) === null) continue
        const hasOtherName = ids.has(last[path]?.id ?? '')
        // Whoever is called otherwise now has a file under that name; the old one says nothing more.
        if (hasOtherName && hashOfFile(at(path)) === sha256) rmSync(at(path))
        else {
          const target = freePath(at(`${REMOVED}/${path}`))
          mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
          renameSync(at(path), target)
          moved++
        }
        yield
      }
      const sorted = Object.fromEntries(Object.entries(now).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      writeFileSync(join(ours, DRAFT), JSON.stringify({ version: 1, state, files: sorted }), { mode: 0o600 })
      renameSync(join(ours, DRAFT), join(ours, NOTES))
      rmSync(join(ours, LOG), { force: true })
      rmSync(aside, { recursive: true, force: true })
      return { written: pending.size, unchanged, keptByHand, moved }
    },
  })
}

/** A folder that somebody makes at that moment, or that a program looks into, does not let itself be put in place as a whole. */
function isRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^E(?:XIST|NOTEMPTY|PERM|ACCES|BUSY)$/.test(String(error.code)))
      return false
    throw error
  }
}

/** What the disk does to each of them is said as what it does to the journal. */
function guarded(folder: ExportFolder): ExportFolder {
  const guard =
    <Input extends unknown[], Output>(work: (...input: Input) => Output) =>
    (...input: Input): Output => {
      try {
        return work(...input)
      } catch (error) {
        throw toJournalError(error)
      }
    }
  const stepped = <Output>(work: (state: string) => Generator<void, Output>) =>
    function* (state: string): Generator<void, Output> {
      const steps = work(state)
      const next = guard(() => steps.next())
      for (;;) {
        const { done, value } = next()
        if (done === true) return value
        yield
      }
    }
  return {
    ...folder,
    close: guard(folder.close),
    write: guard(folder.write),
    finish: stepped(folder.finish),
    isAsBefore: stepped(folder.isAsBefore),
  }
}

function besideOf(path: string): string {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') ? `${path.slice(0, dot)}${MARK}${path.slice(dot)}` : `${path}${MARK}`
}

function freePath(path: string): string {
  for (let count = 1; ; count += 1) {
    const dot = path.lastIndexOf('.')
    const numbered = count === 1 ? path : `${path.slice(0, dot)} (${count})${path.slice(dot)}`
    if (!existsSync(numbered)) return numbered
  }
}

function hashOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex')
}

/** null where there is nothing: no file, or one of nothing but zeros, which a power cut leaves of a file that was just written. */
function hashOfFile(file: string): string | null {
  try {
    // Most are new the first time, and an error that is thrown for each takes longer than to write it.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return null
    const bytes = readFileSync(file)
    return bytes.every((byte) => byte === 0) ? null : hashOf(bytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
