/** One stretch of a text replaced: characters `from` to `to` (UTF-16, end excluded) became `insert`. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The smallest single change that makes `after` of `before`; null where they are the same. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  // Never between the two halves of a character.
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start -= 1
  if (end > 0 && (isLowSurrogate(before, before.length - end) || isLowSurrogate(after, after.length - end))) end -= 1
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}

/**
 * What `mine` becomes when `base` has meanwhile become `theirs`. Where both changed the same stretch, what was
 * typed here stands before what came from there: rather twice than lost.
 */
export function rebaseText(base: string, mine: string, theirs: string): string {
  const here = changeBetween(base, mine)
  const there = changeBetween(base, theirs)
  if (!here) return theirs
  if (!there || mine === theirs) return mine
  const apply = (text: string, change: TextChange) => text.slice(0, change.from) + change.insert + text.slice(change.to)
  if (here.to <= there.from) return apply(apply(base, there), here)
  if (there.to <= here.from) return apply(apply(base, here), there)
  const from = Math.min(here.from, there.from)
  const to = Math.max(here.to, there.to)
  const stretch = (change: TextChange) => base.slice(from, change.from) + change.insert + base.slice(change.to, to)
  return base.slice(0, from) + stretch(here) + stretch(there) + base.slice(to)
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}
