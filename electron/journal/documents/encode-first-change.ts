import { encodeChange, type ChangeOp, type EncodedChange, type OpId } from './encode-change.ts'
import { isPlainMap, type Plain, type PlainMap } from './plain.ts'
import type { Skeleton } from './skeleton.ts'

/** A value to be written, whole; undefined takes away what is there. */
export interface PathValue {
  readonly path: readonly string[]
  readonly value: Plain | undefined
}

export interface FirstChange {
  /** Hexadecimal, and the author of this one change. */
  readonly actor: string
  /** From 0: the change depends on this step of the skeleton, and so on those before it. */
  readonly step: number
  /** Left out: what is the same on every device has none, and no time. */
  readonly message?: string
  /** Seconds since 1970. */
  readonly time?: number
}

/** Letters of which each becomes an operation of its own here, where a handle takes a text as one. */
const MAX_LETTERS = 2000

/** Whether `encodeFirstChange` can write these values: its numbers are whole ones, and long texts cost more than they save. */
export function isEncodable(texts: ReadonlySet<string>, values: readonly PathValue[]): boolean {
  let letters = 0
  for (const { path, value } of values) {
    if (value === undefined || hasFraction(value)) return false
    if (path.length === 1 && texts.has(path[0] ?? '')) letters += String(value).length
  }
  return letters <= MAX_LETTERS
}

/**
 * The change that writes these values behind a skeleton in which none of them is: the bytes that the same calls of
 * Automerge's handle make and `commit` ends, at a third of their cost. A call brings the whole document up to
 * date, and an import makes thousands of documents that are read by nobody before they are saved.
 * @param texts the fields of the document that are texts, which the skeleton makes
 */
export function encodeFirstChange(
  { objects, hashes, lastOps }: Pick<Skeleton, 'objects' | 'hashes' | 'lastOps'>,
  texts: ReadonlySet<string>,
  values: readonly PathValue[],
  { actor, step, message, time = 0 }: FirstChange,
): EncodedChange {
  const startOp = (lastOps[step] ?? 0) + 1
  const ops: ChangeOp[] = []
  const add = (op: ChangeOp): OpId => ({ counter: startOp + ops.push(op) - 1, actor })
  const set = (object: OpId | null, at: string, value: Plain): void => {
    // In the order of the handle: maps after what is beside them, keys in that of their bytes.
    const maps: { made: OpId; map: PlainMap }[] = []
    const put = (into: OpId | null, key: string, one: Plain) => {
      if (isPlainMap(one)) maps.push({ made: add({ action: 'makeMap', object: into, at: key }), map: one })
      else add({ action: 'set', object: into, at: key, value: one })
    }
    put(object, at, value)
    for (const { made, map } of maps) {
      const keys = Object.keys(map).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      for (const key of keys) put(made, key, map[key] ?? null)
    }
  }
  const write = (object: OpId, letters: string): void => {
    let behind: OpId | null = null
    for (const value of letters) behind = add({ action: 'set', object, at: { behind }, value })
  }
  for (const { path, value } of values) {
    const key = path.at(-1) ?? ''
    const parent = path.length === 1 ? null : objects.get(path.slice(0, -1).join('.'))?.id
    if (parent === undefined) throw new Error(`no step makes the map around ${path.join('.')}`)
    const made = path.length === 1 && texts.has(key) ? objects.get(key) : undefined
    if (made === undefined) set(parent, key, value ?? null)
    else write(made.id, String(value))
  }
  return encodeChange({ actor, seq: 1, startOp, time, message: message ?? null, deps: [hashes[step] ?? ''], ops })
}

function hasFraction(value: Plain): boolean {
  if (isPlainMap(value)) return Object.values(value).some(hasFraction)
  return typeof value === 'number' && !Number.isSafeInteger(value)
}
