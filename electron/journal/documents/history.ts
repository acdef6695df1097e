import { automerge, type AutomergeDoc } from './automerge.ts'
import {
  documentToPlain,
  isPlainMap,
  plainDifferences,
  type Plain,
  type PlainDifference,
  type PlainMap,
} from './plain.ts'

/** One change of a document, as it can be told. */
export interface HistoryEntry {
  readonly hash: string
  /** Milliseconds since 1970, to the second, by the clock of the device that wrote it. */
  readonly at: number
  /** The command and the id of the device; null where the change does not say. */
  readonly command: string | null
  readonly device: string | null
  /** Fields that it changed; of the change that made the document, those that it filled. */
  readonly changed: readonly PlainDifference[]
}

// What a document was is made anew out of all its operations: a million take half a second.
const MAX_OPERATIONS_READ = 20_000_000
const MIN_TOLD = 10

/**
 * The last changes of a document, newest first in the order of cause and effect, whatever the clocks said. Each is
 * looked at when it is asked for, which costs a look at the whole document as it was: whoever asks lets others in
 * between. The document must not be freed or changed meanwhile.
 * @param limit at most so many; of a document of millions of operations fewer, but ten
 */
export function* documentHistory(doc: AutomergeDoc, limit: number): Generator<HistoryEntry> {
  const changes = automerge().getChangesMetaSince(doc, [])
  const constants = new Map(changes.filter(isConstant).map(({ hash, deps }) => [hash, deps]))
  // What a constant change brought is told with the change behind it.
  const behind = (deps: readonly string[]): string[] =>
    deps.flatMap((hash) => (constants.has(hash) ? behind(constants.get(hash) ?? []) : [hash]))
  const affordable = Math.max(MIN_TOLD, Math.floor(MAX_OPERATIONS_READ / automerge().stats(doc).numOps))
  const told = changes.filter(({ hash }) => !constants.has(hash)).slice(-Math.min(limit, affordable))
  const contentAt = contentReader(doc)
  for (const { hash, deps, time, message } of told.toReversed()) {
    const known = [...new Set(behind(deps))]
    const now = contentAt([hash])
    const changed = plainDifferences(known.length === 0 ? {} : contentAt(known), now)
    const filled = known.length === 0 ? changed.filter(({ after }) => !isEmpty(after)) : changed
    yield { hash, at: time * 1000, ...readMessage(message), changed: filled.filter(isNoHead) }
  }
}

/**
 * What a document said before one of its changes; null where it has no such change, or that change made it.
 * Reads the whole document as it was, once.
 */
export function contentBefore(doc: AutomergeDoc, hash: string): PlainMap | null {
  const changes = automerge().getChangesMetaSince(doc, [])
  const deps = changes.find((change) => change.hash === hash && !isConstant(change))?.deps ?? []
  const constants = new Set(changes.filter(isConstant).map((change) => change.hash))
  const isMade = deps.some((dep) => !constants.has(dep))
  return isMade ? documentToPlain(automerge().view(doc, [...deps])) : null
}

/** Reads what a document was. What one change came upon is what the one before has left: it is read once. */
function contentReader(doc: AutomergeDoc): (heads: string[]) => PlainMap {
  let last: { heads: string; content: PlainMap } | null = null
  return (heads) => {
    const wanted = heads.join(' ')
    if (last?.heads !== wanted) last = { heads: wanted, content: documentToPlain(automerge().view(doc, heads)) }
    return last.content
  }
}

/** A change that is the same on every device, of the schema or derived, says neither when nor by which command. */
function isConstant({ message, time }: { message: string | null; time: number }): boolean {
  return message === null && time === 0
}

function isNoHead({ path }: PlainDifference): boolean {
  return path[0] !== 'schema'
}

function isEmpty(value: Plain | undefined): boolean {
  return value === '' || value === null || (isPlainMap(value) && Object.values(value).every(isEmpty))
}

/** The message came with the document, perhaps from elsewhere: anything may be in it. */
function readMessage(message: string | null): { command: string | null; device: string | null } {
  try {
    const said: unknown = JSON.parse(message ?? 'null')
    if (typeof said !== 'object' || said === null) return { command: null, device: null }
    const text = (key: string) => {
      const value: unknown = Reflect.get(said, key)
      return typeof value === 'string' ? value : null
    }
    return { command: text('command'), device: text('device') }
  } catch {
    return { command: null, device: null }
  }
}
