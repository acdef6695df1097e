/** Of marks on one letter that are shown: writing systems need three or four. */
const MAX_SHOWN = 32

// Joiners too: they make one sign of what stands beside them.
const MARKS = /[\p{M}\u200C\u200D]{33,}/gu

/** What is left unshown of marks stacked on one letter, as offsets in UTF-16 code units. */
export function* eachStack(text: string): Generator<{ from: number; to: number }> {
  for (const { 0: marks, index } of text.matchAll(MARKS)) {
    const shown = Array.from(marks.slice(0, MAX_SHOWN * 2))
      .slice(0, MAX_SHOWN)
      .join('').length
    yield { from: index + shown, to: index + marks.length }
  }
}

/** `text` as it is shown where nobody edits it: stacks of marks are cut, since a browser takes time by their square. */
export function withoutStacks(text: string): string {
  let shown = ''
  let at = 0
  for (const { from, to } of eachStack(text)) {
    shown += `${text.slice(at, from)}…`
    at = to
  }
  return at === 0 ? text : shown + text.slice(at)
}
