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
  /** The command and the name of the device; null where the change does not say. */
  readonly command: string | null
  readonly device: string | null
  /** Fields that it changed; of the change that made the document, those that it filled. */
  readonly changed: readonly PlainDifference[]
}

/**
 * The last changes of a document, newest first in the order of cause and effect, whatever the clocks said.
 * @param limit at most so many; each costs a look at the whole document as it was before and after
 */
export function documentHistory(doc: AutomergeDoc, limit: number): HistoryEntry[] {
  const changes = automerge().getChangesMetaSince(doc, [])
  return changes
    .slice(-limit)
    .toReversed()
    .map(({ hash, deps, time, message }) => {
      const before = deps.length === 0 ? {} : contentAt(doc, deps)
      const changed = plainDifferences(before, contentAt(doc, [hash]))
      const told = deps.length === 0 ? changed.filter(({ after }) => !isEmpty(after)) : changed
      return { hash, at: time * 1000, ...readMessage(message), changed: told }
    })
}

function contentAt(doc: AutomergeDoc, heads: string[]): PlainMap {
  return documentToPlain(automerge().view(doc, heads))
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
