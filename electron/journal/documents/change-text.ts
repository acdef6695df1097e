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
  for (const { at, removed, added } of textEdits(before, after).edits.toReversed())
    automerge().splice(draft as AutomergeDoc, [field], at, removed, added)
}
