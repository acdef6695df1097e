import { automerge, type AutomergeDoc } from './automerge.ts'
import type { KindRules } from './kind-rules.ts'
import { isPlainMap, isSamePlain, toPlain, type Plain } from './plain.ts'

/** A field that two devices wrote without knowing of each other. */
export interface Conflict {
  readonly path: readonly string[]
  /** What the document holds, the same on every device. */
  readonly winner: Plain | undefined
  /** What the others wrote, kept until the field is written again. */
  readonly losers: readonly Plain[]
}

/** The watched fields of which two devices wrote different values. */
export function documentConflicts({ watched }: Pick<KindRules, 'watched'>, doc: AutomergeDoc): Conflict[] {
  return watched.flatMap((pattern) => findConflicts(doc, pattern, []))
}

function findConflicts(parent: unknown, pattern: readonly string[], at: readonly string[]): Conflict[] {
  const [wanted, ...rest] = pattern
  if (wanted === undefined || !isPlainMap(parent)) return []
  const keys = wanted === '*' ? Object.keys(parent) : [wanted].filter((key) => Object.hasOwn(parent, key))
  return keys.flatMap((key) => {
    if (rest.length > 0) return findConflicts(parent[key], rest, [...at, key])
    const conflict = conflictAt(parent, key, [...at, key])
    return conflict === null ? [] : [conflict]
  })
}

function conflictAt(parent: object, key: string, path: readonly string[]): Conflict | null {
  const written = automerge().getConflicts(parent as AutomergeDoc, key as never)
  if (written === undefined) return null
  const winner = toPlain(Reflect.get(parent, key))
  const losers: Plain[] = []
  for (const value of Object.values(written)) {
    const plain = toPlain(value)
    const isKnown = plain === undefined || [winner, ...losers].some((known) => isSamePlain(known, plain))
    if (!isKnown) losers.push(plain)
  }
  return losers.length === 0 ? null : { path, winner, losers }
}

/** Whether devices wrote the field at `path` without knowing of each other, whatever they wrote. */
export function isInConflict(doc: AutomergeDoc, path: readonly string[]): boolean {
  let parent: unknown = doc
  for (const key of path.slice(0, -1)) parent = isPlainMap(parent) ? parent[key] : undefined
  const key = path.at(-1)
  if (key === undefined || !isPlainMap(parent) || !Object.hasOwn(parent, key)) return false
  return automerge().getConflicts(parent as AutomergeDoc, key as never) !== undefined
}
