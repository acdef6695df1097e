import { automerge, type AutomergeDoc } from './automerge.ts'
import { textEdits } from './text-edits.ts'

/**
 * Makes the long text `field` of a document being changed say `wanted`, by its differences: what another device writes
 * into the rest of it stays.
 */
export function changeText(draft: unknown, field: string, wanted: string): void {
  const texts = draft as Record<string, unknown>
  const before = texts[field]
  const after = wanted.toWellFormed()
  if (typeof before !== 'string') {
    texts[field] = after
    return
  }
  // From the end, so that places before stay where they are.
  for (const { at, removed, added } of textEdits(before, after).edits.toReversed()) {
    const inside = removed === 0 || added === '' ? 0 : insideWord(before, at, removed)
    automerge().splice(draft as AutomergeDoc, [field], at + inside, removed - inside, added)
    if (inside > 0) automerge().splice(draft as AutomergeDoc, [field], at, inside)
  }
}

/**
 * Behind how many of the letters that are replaced the new ones are put in. What another device puts before or behind the word at the
 * same time stands at its edge: they are held by a letter of the word, though it goes.
 */
function insideWord(text: string, at: number, removed: number): number {
  const first = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  if (first < removed) return first
  return at === 0 || /\s/.test(text.charAt(at - 1)) ? first : 0
}
