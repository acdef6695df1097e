import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { toJournalError } from '#journal/documents/journal-error.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { noteIntents, readIntents, readKept, type Kept } from './folder-notes.ts'
import { isPartOf, pageMarks } from './torn-file.ts'

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
  /** Of one that did not come to its end. */
  readonly stopped: FolderStop | null
  /** Where the export before this one was stopped: how many of its files stood in their place, of how many that were to. */
  readonly earlier: { readonly inPlace: number; readonly of: number } | null
}

/** How far an export has come: first what is new is written aside, then it is put in its place. */
export interface FolderStop {
  readonly isPlacing: boolean
  readonly inPlace: number
  /** Of those that are new: so many were written aside. */
  readonly of: number
  /** The path that was written aside, or put in its place, last. */
  readonly last: string | null
}

/**
 * An exported folder. What is new is written aside, where nobody looks, and put in its place when all of it is there: whenever it is
 * stopped, each file in the folder is a whole one, the old or the new; what a power cut has left of one is known for a part of it.
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
  /** What there is to say where it was stopped before its end. */
  stopped(): FolderReport
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
  const pending = new Map<string, Pending>()
  let [unchanged, moved, inPlace, inPlaceBefore] = [0, 0, 0, 0]
  let [isPlacing, latest] = [false, null as string | null]
  const keptByHand: string[] = []
  // Of an export that was stopped.
  const wasStopped = begun.size > 0 || existsSync(aside)
  rmSync(aside, { recursive: true, force: true })

  /** Whether the file is as some export has left it. */
  const isOurs = (path: string, sha256: string) =>
    last[path]?.sha256 === sha256 || last[path]?.beside === sha256 || begun.get(path)?.has(sha256) === true

  /** What a power cut has left of what some export wrote there is nothing that anybody wrote. */
  const isTorn = (path: string, bytes: Uint8Array) => {
    const { pages = '' } = last[path] ?? last[path.replace(MARK, '')] ?? {}
    return [pages, ...(begun.get(path)?.values() ?? [])].some((marks) => marks !== '' && isPartOf(bytes, marks))
  }
  /** The checksum of what somebody, or Rapport, has written there; null for nothing. */
  function stands(path: string): string | null {
    const bytes = bytesOf(at(path))
    if (bytes === null) return null
    const sha256 = hashOf(bytes)
    return isOurs(path, sha256) || !isTorn(path, bytes) ? sha256 : null
  }

  const folders = new Map<string, boolean>()
  /** The checksum of what stands at the path; null for nothing. Where the folder is not there, none of its files is looked for. */
  function found(path: string): string | null {
    const parent = dirname(at(path))
    let isThere = folders.get(parent)
    if (isThere === undefined) folders.set(parent, (isThere = existsSync(parent)))
    return isThere ? stands(path) : null
  }

  function put(path: string, bytes: Uint8Array, one: Pending): void {
    const file = join(aside, ...path.split('/'))
    const parent = dirname(file)
    if (!parents.has(parent)) mkdirSync(parent, { recursive: true, mode: 0o700 })
    parents.add(parent)
    writeFileSync(file, bytes, { mode: 0o600 })
    pending.set(path, one)
    latest = path
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
        continue
      } else {
        for (const one of pending.keys()) if (one.startsWith(`${path}/`)) inPlace++
      }
      latest = path
      yield
    }
  }

  function putOneInPlace(path: string, from: string): void {
    const { sha256 = '', replaces = null } = pending.get(path) ?? {}
    const there = stands(path)
    // Somebody may have written there while the rest of the export was made.
    if (there === null || there === replaces || there === sha256 || isOurs(path, there)) renameSync(from, at(path))
    else {
      keptByHand.push(path)
      renameSync(from, freePath(at(besideOf(path))))
      if (now[path] !== undefined) now[path] = { ...now[path], beside: sha256 }
    }
    inPlace++
  }

  function report(): FolderReport {
    const earlier = wasStopped ? { inPlace: inPlaceBefore, of: begun.size } : null
    return { written: pending.size, unchanged, keptByHand, moved, stopped: null, earlier }
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
    unchanged: () => ({ ...report(), unchanged: Object.keys(last).length }),
    stopped: () => ({ ...report(), written: inPlace, stopped: { isPlacing, inPlace, of: pending.size, last: latest } }),
    before: new Map(Object.entries(last).map(([path, { id }]) => [id, path])),
    write({ path, id, text }) {
      const bytes = Buffer.from(text)
      const [sha256, pages] = [hashOf(bytes), pageMarks(bytes)]
      const entry = { id, sha256, ...(pages !== '' && { pages }) }
      const there = found(path)
      if (there !== null && begun.get(path)?.has(there) === true) inPlaceBefore++
      if (there === sha256) unchanged++
      else if (there === null || isOurs(path, there)) put(path, bytes, { sha256, pages, replaces: there })
      else {
        keptByHand.push(path)
        const beside = besideOf(path)
        // What stood beside the last time, and is still what there is to say, is said once.
        const isSaid = last[path]?.sha256 === sha256 && last[path]?.beside !== undefined
        const other = found(beside)
        const isTheirs = other !== null && other !== last[path]?.beside && begun.get(beside)?.has(other) !== true
        if (isSaid || isTheirs || other === sha256) unchanged++
        else put(beside, bytes, { sha256, pages, replaces: other })
        now[path] = { ...entry, beside: sha256 }
        return
      }
      now[path] = entry
    },
    *finish(state) {
      isPlacing = true
      latest = null
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
      const notes = JSON.stringify({ version: 1, state, files: sorted })
      // On the disk before it has its name: without it every file there would be somebody else's.
      writeFileSync(join(ours, DRAFT), notes, { mode: 0o600, flush: true })
      renameSync(join(ours, DRAFT), join(ours, NOTES))
      rmSync(join(ours, LOG), { force: true })
      rmSync(aside, { recursive: true, force: true })
      return report()
    },
  })
}

interface Pending {
  readonly sha256: string
  readonly pages: string
  /** The checksum of what stood in its place. */
  readonly replaces: string | null
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

function hashOf(content: Uint8Array): string {
  return hash('sha256', content, 'hex')
}

function hashOfFile(file: string): string | null {
  const bytes = bytesOf(file)
  return bytes === null ? null : hashOf(bytes)
}

/** null where there is nothing: no file, or one of nothing but zeros, which a power cut leaves of a file that was just written. */
function bytesOf(file: string): Uint8Array | null {
  try {
    // Most are new the first time, and an error that is thrown for each takes longer than to write it.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return null
    const bytes = readFileSync(file)
    return bytes.every((byte) => byte === 0) ? null : bytes
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
