import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { toJournalError } from '#journal/documents/journal-error.ts'
import { Refusal } from '#journal/runtime/refusal.ts'

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

/** An exported folder, written file by file: whenever it is stopped, each file in it is a whole one, the old or the new. */
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
  /** Moves what is gone to `Removed`, and notes what was written for the next time. */
  finish(state: string): FolderReport
  /** Lets go of the folder, however far it has come. */
  close(): void
}

const OURS = '.rapport'
const NOTES = 'files.json'
const LOG = 'writing.log'
const DRAFT = 'draft'
const REMOVED = 'Removed'
const MARK = ' (Rapport)'

const kept = z.object({
  version: z.literal(1),
  state: z.string().max(100).default(''),
  files: z.record(z.string(), z.object({ id: z.string(), sha256: z.string(), beside: z.string().optional() })),
})
type Kept = z.infer<typeof kept>['files']

/** Where nothing is known of a folder. */
const NOTHING = { state: '', files: {} as Kept }

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
  const begun = readLog(join(ours, LOG))
  const now: Kept = {}
  const made = new Set<string>()
  let [written, unchanged, moved] = [0, 0, 0]
  let log: number | null = null
  const keptByHand: string[] = []

  /** Whether the file is as some export has left it. */
  const isOurs = (path: string, sha256: string) =>
    last[path]?.sha256 === sha256 || last[path]?.beside === sha256 || begun.get(path)?.has(sha256) === true

  function put(path: string, text: string, sha256: string): void {
    const parent = dirname(at(path))
    if (!made.has(parent)) mkdirSync(parent, { recursive: true, mode: 0o700 })
    made.add(parent)
    // Before it stands there: whoever comes after a crash knows it for ours.
    log ??= openSync(join(ours, LOG), 'a', 0o600)
    writeSync(log, `${sha256} ${path}\n`)
    writeFileSync(join(ours, DRAFT), text, { mode: 0o600 })
    renameSync(join(ours, DRAFT), at(path))
    written++
  }

  function close(): void {
    if (log !== null) closeSync(log)
    log = null
  }

  return guarded({
    close,
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
      const found = hashOfFile(at(path))
      if (found === sha256) unchanged++
      else if (found === null || isOurs(path, found)) put(path, text, sha256)
      else {
        keptByHand.push(path)
        const beside = besideOf(path)
        // What stood beside the last time, and is still what there is to say, is said once.
        const isSaid = last[path]?.sha256 === sha256 && last[path]?.beside !== undefined
        const there = hashOfFile(at(beside))
        const isTheirs = there !== null && there !== last[path]?.beside && begun.get(beside)?.has(there) !== true
        if (isSaid || isTheirs || there === sha256) unchanged++
        else put(beside, text, sha256)
        now[path] = { id, sha256, beside: sha256 }
        return
      }
      now[path] = { id, sha256 }
    },
    finish(state) {
      const ids = new Set(Object.values(now).map(({ id }) => id))
      for (const [path, { sha256 }] of Object.entries(last)) {
        if (Object.hasOwn(now, path) || hashOfFile(at(path)) === null) continue
        const isRenamed = ids.has(last[path]?.id ?? '')
        // Whoever is called otherwise now has a file under that name; the old one says nothing more.
        if (isRenamed && hashOfFile(at(path)) === sha256) rmSync(at(path))
        else {
          const target = freePath(at(`${REMOVED}/${path}`))
          mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
          renameSync(at(path), target)
          moved++
        }
      }
      const sorted = Object.fromEntries(Object.entries(now).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      writeFileSync(join(ours, DRAFT), JSON.stringify({ version: 1, state, files: sorted }), { mode: 0o600 })
      renameSync(join(ours, DRAFT), join(ours, NOTES))
      close()
      rmSync(join(ours, LOG), { force: true })
      return { written, unchanged, keptByHand, moved }
    },
  })
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
  return {
    ...folder,
    write: guard(folder.write),
    finish: guard(folder.finish),
    *isAsBefore(state) {
      const steps = folder.isAsBefore(state)
      const next = guard(() => steps.next())
      for (;;) {
        const { done, value } = next()
        if (done === true) return value
        yield
      }
    },
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
  return createHash('sha256').update(content).digest('hex')
}

function hashOfFile(file: string): string | null {
  try {
    // Most are new the first time, and an error that is thrown for each takes longer than to write it.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return null
    return hashOf(readFileSync(file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** What cannot be read any more was never written: then every file there is somebody else's, and is kept. */
function readKept(file: string): Pick<z.infer<typeof kept>, 'state' | 'files'> {
  try {
    const { state, files } = kept.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { state, files: Object.fromEntries(Object.entries(files).filter(([path]) => isWithin(path))) }
  } catch {
    return NOTHING
  }
}

/** Others may write into the folder, and say of a file anywhere that it was ours: what leads out of the folder is not. */
function isWithin(path: string): boolean {
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && !/[\\:]/.test(name))
}

function readLog(file: string): ReadonlyMap<string, ReadonlySet<string>> {
  const begun = new Map<string, Set<string>>()
  if (!existsSync(file)) return begun
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, sha256 = '', path = ''] = /^([0-9a-f]{64}) (.+)$/.exec(line) ?? []
    if (path !== '') begun.set(path, (begun.get(path) ?? new Set()).add(sha256))
  }
  return begun
}
