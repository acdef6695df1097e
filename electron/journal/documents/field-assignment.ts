import { automerge } from './automerge.ts'
import { changeText } from './change-text.ts'
import { atomicLength, type KindRules } from './kind-rules.ts'
import { isPlainMap, isSamePlain, toAutomerge, toPlain, type Plain } from './plain.ts'

export interface Assignment {
  /** Ends at an atomic value or before one, never inside. */
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
 * difference; an atomic value (see `DocumentDefinition.atomicPaths`) is replaced as a whole.
 */
export function assignFields(draft: unknown, assignments: readonly Assignment[], rules: KindRules): void {
  for (const { path, value } of assignments) assignAt(draft as Draft, path, value, rules)
}

function assignAt(root: Draft, path: readonly string[], value: Plain | undefined, rules: KindRules): void {
  const key = path.at(-1)
  const parent = plainDraft(root, path.slice(0, -1))
  if (key === undefined || !isDraft(parent)) throw new Error(`no map at ${path.slice(0, -1).join('.')}`)
  if (value === undefined) delete parent[key]
  else if (path.length === 1 && rules.texts.has(key)) assignText(root, key, value)
  else if (!isPlainMap(value) || atomicLength(rules.atomicPaths, path) === path.length) parent[key] = toAutomerge(value)
  else assignMap(root, path, value, rules)
}

function assignText(root: Draft, key: string, value: Plain): void {
  if (typeof value !== 'string') throw new Error(`${key} is a text`)
  changeText(root, key, value)
}

function assignMap(root: Draft, path: readonly string[], value: { [key: string]: Plain }, rules: KindRules): void {
  const present = toPlain(plainDraft(root, path))
  // Made here, it would be another map than the one that another device makes: a step of the schema makes it.
  if (!isPlainMap(present)) throw new Error(`no step of ${rules.kind} makes the map ${path.join('.')}`)
  for (const key of Object.keys(present))
    if (!Object.hasOwn(value, key)) assignAt(root, [...path, key], undefined, rules)
  for (const [key, inside] of Object.entries(value)) {
    if (!isSamePlain(present[key], inside)) assignAt(root, [...path, key], inside, rules)
  }
}

function plainDraft(root: Draft, path: readonly string[]): unknown {
  let at: unknown = root
  for (const key of path) at = isDraft(at) && key in at ? at[key] : undefined
  return at
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !automerge().isImmutableString(value)
}
