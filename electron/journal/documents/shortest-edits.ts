/** A stretch of a text and what stands in its place in another, in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

// Letters taken away and put in. The ways that were gone are kept: 4 MB at the most.
const MAX_DIFFERENCES = 1000

/**
 * The fewest letters to take away and put in, so that what `before` says in a stretch becomes what `after` says there:
 * E. W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986. Null where they are too many, or where more
 * letters would have to be compared than are left. Takes what it compares off `work`.
 */
export function shortestEdits(
  before: string,
  after: string,
  within: Stretch,
  work: { left: number },
): Stretch[] | null {
  const { from, to, newFrom, newTo } = trimmed(before, after, within)
  work.left -= from - within.from + (within.to - to)
  const [length, newLength] = [to - from, newTo - newFrom]
  if (length === 0 && newLength === 0) return []
  if (length === 0 || newLength === 0) return [{ from, to, newFrom, newTo }]
  const max = Math.min(length + newLength, MAX_DIFFERENCES)
  // How far each diagonal was gone along: the one of as many letters taken away as put in is in the middle.
  const reached = new Int32Array(2 * max + 3)
  const at = (diagonal: number) => reached[diagonal + max + 1] ?? 0
  const ways: Int32Array[] = []
  for (let differences = 0; differences <= max && work.left > 0; differences++) {
    ways.push(reached.slice(max - differences, max + differences + 3))
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const isAdding = diagonal === -differences || (diagonal !== differences && at(diagonal - 1) < at(diagonal + 1))
      const start = isAdding ? at(diagonal + 1) : at(diagonal - 1) + 1
      let old = start
      while (
        old < length &&
        old - diagonal < newLength &&
        before.charCodeAt(from + old) === after.charCodeAt(newFrom + old - diagonal)
      )
        old++
      work.left -= old - start + 1
      reached[diagonal + max + 1] = old
      if (old >= length && old - diagonal >= newLength) return wayBack(ways, { from, to, newFrom, newTo })
    }
  }
  return null
}

/** Without the letters that both begin and end with. */
export function trimmed(before: string, after: string, { from, to, newFrom, newTo }: Stretch): Stretch {
  let start = 0
  const shorter = Math.min(to - from, newTo - newFrom)
  while (start < shorter && before.charCodeAt(from + start) === after.charCodeAt(newFrom + start)) start++
  let end = 0
  while (end < shorter - start && before.charCodeAt(to - 1 - end) === after.charCodeAt(newTo - 1 - end)) end++
  return { from: from + start, to: to - end, newFrom: newFrom + start, newTo: newTo - end }
}

/** The steps of the way that led to the end, each a letter; steps that touch are one stretch. */
function wayBack(ways: readonly Int32Array[], { from, to, newFrom, newTo }: Stretch): Stretch[] {
  const stretches: Stretch[] = []
  let [old, now] = [to - from, newTo - newFrom]
  for (let differences = ways.length - 1; differences > 0; differences--) {
    const way = ways[differences]
    const at = (diagonal: number) => way?.[diagonal + differences + 1] ?? 0
    const diagonal = old - now
    const isAdding = diagonal === -differences || (diagonal !== differences && at(diagonal - 1) < at(diagonal + 1))
    const before = at(isAdding ? diagonal + 1 : diagonal - 1)
    const newBefore = before - (isAdding ? diagonal + 1 : diagonal - 1)
    const step = {
      from: from + before,
      to: from + before + (isAdding ? 0 : 1),
      newFrom: newFrom + newBefore,
      newTo: newFrom + newBefore + (isAdding ? 1 : 0),
    }
    const next = stretches.at(-1)
    if (next !== undefined && step.to === next.from && step.newTo === next.newFrom)
      stretches[stretches.length - 1] = { ...next, from: step.from, newFrom: step.newFrom }
    else stretches.push(step)
    ;[old, now] = [before, newBefore]
  }
  return stretches.toReversed()
}
