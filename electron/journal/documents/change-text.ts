import { automerge, type AutomergeDoc } from './automerge.ts'

// Comparing by letters takes time by the square of what differs: 3,000 letters pasted over three take 8 ms, 290,000 two minutes.
const MAX_COMPARED = 4000

/**
 * Makes the long text `field` of a document being changed say `wanted`, by its difference: what another device writes
 * into the rest of it stays. What stands between the first and the last letter that differ is replaced as a whole where
 * it is too long to be compared.
 */
export function changeText(draft: unknown, field: string, wanted: string): void {
  const { splice, updateText } = automerge()
  const texts = draft as Record<string, unknown>
  const before = texts[field]
  const after = wanted.toWellFormed()
  if (typeof before !== 'string') {
    texts[field] = after
    return
  }
  const { start, removed, added } = stretchThatDiffers(before, after)
  if (lettersCompared(before, after) > 0) updateText(draft as AutomergeDoc, [field], after)
  else if (removed > 0 || added !== '') splice(draft as AutomergeDoc, [field], start, removed, added)
}

/** How many letters are compared one by one to make `before` say `after`, both well formed; 0 where none need be. */
export function lettersCompared(before: string, after: string): number {
  const { removed, added } = stretchThatDiffers(before, after)
  const letters = removed > 0 && added !== '' ? removed + added.length : 0
  return letters <= MAX_COMPARED ? letters : 0
}

function stretchThatDiffers(before: string, after: string): { start: number; removed: number; added: string } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (isInsidePair(before, start) || isInsidePair(after, start)) start--
  let end = 0
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++
  if (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) end--
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) }
}

/** Whether a place in a well-formed text is between the two halves of a surrogate pair. */
function isInsidePair(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
