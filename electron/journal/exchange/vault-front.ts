import { allTexts, textsOf } from './vault-note.ts'

/** Keys of front matter that say how a note is shown or kept, and nothing of anybody. */
export const SETTINGS =
  /^(?:cssclass(?:es)?|publish|prm[- _]snooze[- _]until|prm[- _]ignore[- _]journal|kanban-plugin|created|updated|modified|rapport-.*)$/

/** A value as a person reads it in a line; '' for nothing. */
export function frontWords(value: unknown): string {
  const said = textsOf(value)
  // A map among the texts of a list would be lost.
  if (said.length > 0 && said.length === allTexts(value).length) return said.join(', ')
  const words = JSON.stringify(value)
  return words === undefined || /^(?:""|\[\]|\{\}|null)$/.test(words) ? '' : words
}
