import { automerge } from './automerge.ts'

export type Plain = string | number | boolean | null | PlainMap
export type PlainMap = { [key: string]: Plain }

export function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// A document from elsewhere may be nested until a stack overflows.
const MAX_DEPTH = 16

/**
 * The plain content of an Automerge value: ImmutableString and text become strings, maps are in the order of
 * their keys, so that a document reads the same whether it was just made or loaded. What a Rapport writes into
 * no field (lists, dates, bytes, counters, maps deeper than any kind has) is left out here and stays in the document.
 */
export function toPlain(value: unknown, depth = 0): Plain | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value !== 'object' || Array.isArray(value)) return undefined
  if (automerge().isImmutableString(value)) return value.toString()
  if (Object.getPrototypeOf(value) !== Object.prototype || depth > MAX_DEPTH) return undefined
  const plain: PlainMap = {}
  for (const key of Object.keys(value).toSorted()) {
    // Would set what the map inherits from, and no field.
    if (key === '__proto__') continue
    const inside = toPlain((value as Record<string, unknown>)[key], depth + 1)
    if (inside !== undefined) plain[key] = inside
  }
  return plain
}

/** `toPlain` of a whole document. */
export function documentToPlain(doc: unknown): PlainMap {
  const plain = toPlain(doc)
  return isPlainMap(plain) ? plain : {}
}

/**
 * `value` as a document would give it back: no undefined, keys in order, strings well formed (Automerge keeps
 * UTF-8, where a lone half of a surrogate pair cannot be).
 */
export function toStorable(value: unknown, depth = 0): Plain | undefined {
  if (typeof value === 'string') return value.toWellFormed()
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  if (!isPlainMap(value) || depth > MAX_DEPTH) return undefined
  const storable: PlainMap = {}
  for (const key of Object.keys(value).toSorted()) {
    const inside = toStorable(value[key], depth + 1)
    if (inside !== undefined) storable[key.toWellFormed()] = inside
  }
  return storable
}

/** `toStorable` of a whole document. */
export function toStorableMap(content: object): PlainMap {
  const storable = toStorable(content)
  return isPlainMap(storable) ? storable : {}
}

/** A value to be put into a document: strings as ImmutableString, all the way down. */
export function toAutomerge(value: Plain): unknown {
  if (typeof value === 'string') return new (automerge().ImmutableString)(value)
  if (!isPlainMap(value)) return value
  const map: Record<string, unknown> = {}
  for (const key in value) {
    const inside = value[key]
    if (inside !== undefined) map[key] = toAutomerge(inside)
  }
  return map
}

/** Equal content; the order of keys does not matter. */
export function isSamePlain(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b) return true
  if (!isPlainMap(a) || !isPlainMap(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSamePlain(a[key], b[key]))
  )
}

/** The value at `path`, undefined where there is none. */
export function plainAt(map: PlainMap, path: readonly string[]): Plain | undefined {
  let at: Plain | undefined = map
  for (const key of path) {
    if (!isPlainMap(at) || !Object.hasOwn(at, key)) return undefined
    at = at[key]
  }
  return at
}

/**
 * A copy of `map` with `value` at `path` (removed where undefined); null where the parent of `path` is no map.
 * @param own copies that nobody else has yet: those are changed instead of copied again, so that many values in one map
 *   cost no more than each of them. Copies that are made are added to it
 */
export function withPlainAt(
  map: PlainMap,
  path: readonly string[],
  value: Plain | undefined,
  own: WeakSet<PlainMap> = new WeakSet(),
): PlainMap | null {
  const [key, ...rest] = path
  if (key === undefined) return null
  const child = Object.hasOwn(map, key) ? map[key] : undefined
  const changed = rest.length > 0 && isPlainMap(child) ? withPlainAt(child, rest, value, own) : null
  if (rest.length > 0 && changed === null) return null
  const copy = own.has(map) ? map : { ...map }
  own.add(copy)
  if (changed !== null) copy[key] = changed
  else if (value === undefined) delete copy[key]
  else copy[key] = value
  return copy
}

export interface PlainDifference {
  path: readonly string[]
  before: Plain | undefined
  after: Plain | undefined
}

/**
 * Where two contents differ, at the deepest field that both can name: an entry that only one of them has is one
 * difference, a field that changed inside an entry of both is one of its own.
 */
export function plainDifferences(before: PlainMap, after: PlainMap, at: readonly string[] = []): PlainDifference[] {
  const found: PlainDifference[] = []
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const path = [...at, key]
    // A tag may be called as something that every object inherits: `constructor`.
    const [old, now] = [before, after].map((map) => (Object.hasOwn(map, key) ? map[key] : undefined))
    if (isPlainMap(old) && isPlainMap(now)) found.push(...plainDifferences(old, now, path))
    else if (!isSamePlain(old, now)) found.push({ path, before: old, after: now })
  }
  return found
}
