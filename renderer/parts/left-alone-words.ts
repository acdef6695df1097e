import type { I18n } from '@lingui/core'
import type { LeftAlone } from '#shared/contract/undo-contract.ts'

/** Enough to recognise what is meant; more would not be read in a toast. */
const MAX_NAMED = 3

/** Says what an undo has left as it is, with the names of a few; '' where there is nothing. */
export function leftAloneWords(i18n: I18n, leftAlone: readonly LeftAlone[]): string {
  if (leftAlone.length === 0) return ''
  const titles = leftAlone.flatMap(({ title }) => (title === '' ? [] : [title]))
  const named = titles.slice(0, MAX_NAMED).join(', ')
  if (named === '') {
    return i18n.t('Left alone, because changed or used since: {count, plural, one {# entry} other {# entries}}.', {
      count: leftAlone.length,
    })
  }
  const others = leftAlone.length - Math.min(titles.length, MAX_NAMED)
  return i18n.t(
    'Left alone, because changed or used since: {named}{others, plural, =0 {} one { and # more} other { and # more}}.',
    { named, others },
  )
}
