import uFuzzy from '@leeoniya/ufuzzy'
import type { Action } from '#ui/use-actions.ts'

const SHOWN = 12

/** Actions whose title, group or other words fit, best first; all of them for no text. */
export function rankActions(actions: readonly Action[], text: string): readonly Action[] {
  const offered = actions.filter((action) => !action.keysOnly)
  if (text.trim() === '') return offered
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a const enum of a declaration has nothing to import
  const fuzzy = new uFuzzy({ intraMode: 1 })
  const haystack = offered.map((action) => [action.title, action.group, action.also].filter(Boolean).join(' '))
  const [found, info, order] = fuzzy.search(uFuzzy.latinize(haystack), uFuzzy.latinize(text.trim()), 3)
  const ranked = order === null || info === null ? (found ?? []) : order.map((position) => info.idx[position])
  return ranked.flatMap((position) => (position === undefined ? [] : (offered[position] ?? []))).slice(0, SHOWN)
}
