import { crowdedMap } from '#journal/documents/content.ts'
import { atomicLength, type KindRules } from '#journal/documents/kind-rules.ts'
import {
  isPlainMap,
  isSamePlain,
  plainAt,
  plainDifferences,
  toStorable,
  type Plain,
  type PlainMap,
} from '#journal/documents/plain.ts'

/** A field of which a file says something else than the journal does. */
export interface FieldDifference {
  readonly path: readonly string[]
  readonly here: Plain | undefined
  readonly there: Plain
}

export interface DocumentComparison {
  /** What only the file says. */
  readonly additions: readonly FieldDifference[]
  /** What each says otherwise. */
  readonly differing: readonly FieldDifference[]
}

/** Of when a document was made and what it is nobody says anything new. */
const FIXED: ReadonlySet<string> = new Set(['kind', 'schema', 'createdAt', 'sample'])
/** What nobody takes for missing: whoever has not deleted something does not want that filled in. */
const NEVER_FILLED_IN: ReadonlySet<string> = new Set(['deletedAt', 'mergedInto'])

/** What a file says of a document, read through the schema of its kind; null with the reason where it does not fit. */
export function contentOfFile(
  rules: KindRules,
  said: Readonly<Record<string, unknown>>,
): { content: PlainMap; problem: null } | { content: null; problem: string } {
  const storable = toStorable(said)
  const raw = isPlainMap(storable) ? storable : {}
  const crowded = crowdedMap(rules, raw)
  if (crowded !== null) return { content: null, problem: crowded }
  const parsed = rules.content.safeParse(raw)
  if (!parsed.success) return { content: null, problem: parsed.error.issues[0]?.path.map(String).join('.') ?? '' }
  const content = toStorable(parsed.data)
  return { content: isPlainMap(content) ? content : {}, problem: null }
}

/**
 * What a file says of a document beyond what is here. What is only here stays: a file says what there was when it was
 * written, not what is to go. Values that make sense only as a whole are compared, and written, whole.
 * @param here the content in the journal, with defaults
 * @param there the content in the file, with defaults
 */
export function compareDocuments(rules: KindRules, here: PlainMap, there: PlainMap): DocumentComparison {
  const byPath = new Map(
    plainDifferences(here, there).map(({ path }) => {
      const whole = path.slice(0, atomicLength(rules.atomicPaths, path) ?? path.length)
      return [JSON.stringify(whole), whole]
    }),
  )
  const additions: FieldDifference[] = []
  const differing: FieldDifference[] = []
  for (const path of byPath.values()) {
    const [field = ''] = path
    const [mine, theirs] = [plainAt(here, path), plainAt(there, path)]
    const fallback = plainAt(rules.defaults, path)
    if (FIXED.has(field) || theirs === undefined || isNothing(theirs, fallback)) continue
    const isMissing = isNothing(mine, fallback) && !NEVER_FILLED_IN.has(field)
    ;(isMissing ? additions : differing).push({ path, here: mine, there: theirs })
  }
  return { additions, differing }
}

function isNothing(value: Plain | undefined, fallback: Plain | undefined): boolean {
  return value === undefined || value === null || value === '' || isSamePlain(value, fallback)
}
