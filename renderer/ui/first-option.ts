import type { Option } from './option.ts'

/**
 * What Enter takes of the options offered for `text`: the one that is called exactly so, or the first; what makes
 * something new only where nothing else fits. Nothing without a text, and nothing that cannot be chosen.
 */
export function firstOption<Id extends string>(options: readonly Option<Id>[], text: string): Option<Id> | undefined {
  const wanted = plain(text)
  if (wanted === '') return undefined
  const open = options.filter(({ isDisabled }) => isDisabled !== true)
  const known = open.filter(({ makesNew }) => makesNew !== true)
  return known.find(({ label }) => plain(label) === wanted) ?? known[0] ?? open[0]
}

function plain(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase()
}
