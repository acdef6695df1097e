import { automerge } from './automerge.ts'
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
 * The bytes of a change that writes these values behind a skeleton in which none of them is: those that the same calls of
 * Automerge's handle make and `commit(null, 0)` ends, at a third of their cost. A call brings the whole document up to
 * date, and an import makes thousands of documents that are read by nobody before they are saved.
 * @param texts the fields of the document that are texts, which the skeleton makes
 */
export function encodeFirstChange(
  { objects, hashes, lastOps }: Skeleton,
  texts: ReadonlySet<string>,
  values: readonly PathValue[],
  { actor, step }: FirstChange,
): Uint8Array {
  const startOp = (lastOps[step] ?? 0) + 1
  const ops: object[] = []
  const add = (op: object): string => {
    ops.push({ ...op, pred: [] })
    return `${startOp + ops.length - 1}@${actor}`
  }
  const set = (obj: string, key: string, value: Plain): void => {
    if (isPlainMap(value)) setAll(add({ action: 'makeMap', obj, key }), value)
    else add({ action: 'set', obj, key, value, ...(typeof value === 'number' && { datatype: numberType(value) }) })
  }
  const setAll = (obj: string, map: PlainMap): void => {
    // In the order of the handle, which is that of their bytes.
    const keys = Object.keys(map).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    for (const key of keys) set(obj, key, map[key] ?? null)
  }
  const write = (obj: string, letters: string): void => {
    let elemId = '_head'
    for (const value of letters) elemId = add({ action: 'set', obj, elemId, insert: true, value })
  }
  for (const { path, value } of values) {
    const key = path.at(-1) ?? ''
    const parent = path.length === 1 ? '_root' : objects.get(path.slice(0, -1).join('.'))?.id
    if (parent === undefined) throw new Error(`no step makes the map around ${path.join('.')}`)
    if (path.length === 1 && texts.has(key)) write(objects.get(key)?.id ?? '', String(value))
    else set(parent, key, value ?? null)
  }
  const change = { actor, author: null, seq: 1, startOp, time: 0, message: null, deps: [hashes[step] ?? ''], ops }
  return automerge().encodeChange(change as unknown as Parameters<ReturnType<typeof automerge>['encodeChange']>[0])
}

function hasFraction(value: Plain): boolean {
  if (isPlainMap(value)) return Object.values(value).some(hasFraction)
  return typeof value === 'number' && !Number.isSafeInteger(value)
}

function numberType(value: number): string {
  // As the handle does, for which only what is above zero is a whole number.
  return value > 0 ? 'int' : 'float64'
}
