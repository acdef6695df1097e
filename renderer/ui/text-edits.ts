export interface TextEdit {
  /** UTF-16 offsets in the text before. */
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * What was done to `before` to make it `after`: edits in order that neither touch nor overlap. Words are
 * compared (E. Myers, "An O(ND) Difference Algorithm", 1986), so that two people who write in different places
 * of one note are seen to. Texts with little in common come out as one edit.
 */
export function textEdits(before: string, after: string): TextEdit[] {
  const start = commonStart(before, after)
  const end = commonEnd(before, after, start)
  const oldMiddle = before.slice(start, before.length - end)
  const newMiddle = after.slice(start, after.length - end)
  if (oldMiddle === '' && newMiddle === '') return []
  const whole = { from: start, to: before.length - end, insert: newMiddle }
  if (oldMiddle === '' || newMiddle === '') return [whole]
  const edits = wordEdits(oldMiddle.match(TOKEN) ?? [], newMiddle.match(TOKEN) ?? [], start)
  return edits === null ? [whole] : edits.map((edit) => tighten(before, edit))
}

const TOKEN = /\n|[^\S\n]+|[\p{L}\p{N}\p{M}_]+|[^]/gu
/** Words that differ, after which comparing costs more than it brings. */
const MAX_DIFFERENCES = 400

function wordEdits(before: readonly string[], after: readonly string[], offset: number): TextEdit[] | null {
  const trace = shortestEdit(before, after)
  if (trace === null) return null
  // Walk back from the end; what is not on a diagonal was deleted or inserted.
  let [x, y] = [before.length, after.length]
  const deleted = new Set<number>()
  const inserted = new Map<number, string[]>()
  for (let d = trace.length - 1; d > 0; d--) {
    const reach = trace[d - 1] ?? new Map<number, number>()
    const k = x - y
    const fromAbove = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
    const previousK = fromAbove ? k + 1 : k - 1
    const previousX = reach.get(previousK) ?? 0
    const previousY = previousX - previousK
    if (fromAbove) {
      const at = previousX
      inserted.set(at, [after[previousY] ?? '', ...(inserted.get(at) ?? [])])
    } else deleted.add(previousX)
    x = previousX
    y = previousY
  }
  return gather(before, deleted, inserted, offset)
}

/** For each number of differences, the furthest token reached on each diagonal; null beyond the limit. */
function shortestEdit(before: readonly string[], after: readonly string[]): Map<number, number>[] | null {
  const trace: Map<number, number>[] = []
  let reach = new Map<number, number>()
  for (let d = 0; d <= MAX_DIFFERENCES; d++) {
    const next = new Map<number, number>()
    for (let k = -d; k <= d; k += 2) {
      const fromAbove = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
      let x = d === 0 ? 0 : fromAbove ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++
      next.set(k, x)
      if (x >= before.length && x - k >= after.length) return [...trace, next]
    }
    trace.push(next)
    reach = next
  }
  return null
}

function gather(
  before: readonly string[],
  deleted: ReadonlySet<number>,
  inserted: ReadonlyMap<number, readonly string[]>,
  offset: number,
): TextEdit[] {
  const edits: TextEdit[] = []
  let open: { from: number; to: number; insert: string } | null = null
  let at = offset
  for (let index = 0; index <= before.length; index++) {
    const insert = inserted.get(index)?.join('') ?? ''
    const gone = deleted.has(index)
    if (insert !== '' || gone) {
      open ??= { from: at, to: at, insert: '' }
      open.insert += insert
      if (gone) open.to += before[index]?.length ?? 0
    }
    if (!gone && open !== null) {
      edits.push(open)
      open = null
    }
    at += before[index]?.length ?? 0
  }
  return edits
}

/** Two spellings of a word share letters: leaves those alone. */
function tighten(before: string, { from, to, insert }: TextEdit): TextEdit {
  const old = before.slice(from, to)
  const start = commonStart(old, insert)
  const end = commonEnd(old, insert, start)
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  let count = 0
  while (count < length && a.charCodeAt(count) === b.charCodeAt(count)) count++
  // Never cut a character in two that UTF-16 writes in two.
  return count > 0 && isHighSurrogate(a.charCodeAt(count - 1)) ? count - 1 : count
}

function commonEnd(a: string, b: string, start: number): number {
  const length = Math.min(a.length, b.length) - start
  let count = 0
  while (count < length && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count > 0 && isLowSurrogate(a.charCodeAt(a.length - count)) ? count - 1 : count
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
