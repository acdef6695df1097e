import { automerge } from './automerge.ts'
import { changeText } from './change-text.ts'
import { atomicLength, type KindRules } from './kinds.ts'
import { isPlainMap, isSamePlain, plainAt, toAutomerge, toPlain, type Plain } from './plain.ts'

export interface Assignment {
  readonly path: readonly string[]
  /** undefined removes the field. */
  readonly value: Plain | undefined
}

interface Draft {
  [key: string]: unknown
}

/**
 * Carries assignments into a document being changed, with as few operations as do it: a map over a map is
 * assigned field by field, so that what another device wrote into its other fields stays; a text is updated by its
 * difference; a unit (see `KindRules.atomicPaths`) is replaced as a whole.
 */
export function assignFields(draft: unknown, assignments: readonly Assignment[], rules: KindRules): void {
  for (const { path, value } of assignments) assignAt(draft as Draft, path, value, rules)
}

function assignAt(root: Draft, path: readonly string[], value: Plain | undefined, rules: KindRules): void {
  const unit = atomicLength(rules.atomicPaths, path)
  if (unit !== null && unit < path.length) {
    // A part of a unit: the unit is written again with the part changed.
    const whole = toPlain(plainDraft(root, path.slice(0, unit)))
    const changed = replaceInside(whole, path.slice(unit), value)
    return assignAt(root, path.slice(0, unit), changed, rules)
  }
  const key = path.at(-1)
  const parent = plainDraft(root, path.slice(0, -1))
  if (key === undefined || !isDraft(parent)) throw new Error(`no map at ${path.slice(0, -1).join('.')}`)
  if (value === undefined) delete parent[key]
  else if (path.length === 1 && rules.texts.has(key)) assignText(root, key, value)
  else if (isPlainMap(value) && isDraft(parent[key]) && unit === null) assignMap(root, path, value, rules)
  else parent[key] = toAutomerge(value)
}

function assignText(root: Draft, key: string, value: Plain): void {
  if (typeof value !== 'string') throw new Error(`${key} is a text`)
  changeText(root, key, value)
}

function assignMap(root: Draft, path: readonly string[], value: { [key: string]: Plain }, rules: KindRules): void {
  const present = toPlain(plainDraft(root, path))
  if (!isPlainMap(present)) throw new Error(`no map at ${path.join('.')}`)
  for (const key of Object.keys(present))
    if (!Object.hasOwn(value, key)) assignAt(root, [...path, key], undefined, rules)
  for (const [key, inside] of Object.entries(value)) {
    if (!isSamePlain(present[key], inside)) assignAt(root, [...path, key], inside, rules)
  }
}

function replaceInside(whole: Plain | undefined, path: readonly string[], value: Plain | undefined): Plain {
  const [key, ...rest] = path
  if (key === undefined) throw new Error('a part of a unit has a key')
  const copy = isPlainMap(whole) ? { ...whole } : {}
  const changed = rest.length === 0 ? value : replaceInside(plainAt(copy, [key]), rest, value)
  if (changed === undefined) delete copy[key]
  else copy[key] = changed
  return copy
}

function plainDraft(root: Draft, path: readonly string[]): unknown {
  let at: unknown = root
  for (const key of path) at = isDraft(at) && key in at ? at[key] : undefined
  return at
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !automerge().isImmutableString(value)
}
