import type { I18n } from '@lingui/core'
import type { FrozenPerson } from '#shared/model/frozen-review.ts'
import type { ReviewRhythm } from '#shared/model/review.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'
import { formatPeriod } from '#ui/format-period.ts'

/** What a review of a rhythm is called. */
export function rhythmWords(i18n: I18n): Record<ReviewRhythm, string> {
  return {
    weekly: i18n.t('Review of a week'),
    monthly: i18n.t('Review of a month'),
    quarterly: i18n.t('Review of a quarter'),
    yearly: i18n.t('Review of a year'),
    other: i18n.t('Review'),
  }
}

/** A review as lists name it that know of all kinds, by the title that its document has: `2026-07-01/2026-09-30`. */
export function reviewTitleWords(i18n: I18n, locale: string, title: string): string {
  const [from, to] = title.split('/')
  if (from === undefined || to === undefined) return title
  return i18n.t('Review: {period}', { period: formatPeriod(locale, from, to) })
}

/** The name of somebody in a finished review, who may have been forgotten since. */
export function nameWords(i18n: I18n, { name }: FrozenPerson): string {
  return name ?? i18n.t('somebody')
}

/** What was written in a finished review, with words where a name was taken out. */
export function writtenWords(i18n: I18n, text: string): string {
  return text.replaceAll(SOMEBODY, i18n.t('somebody'))
}
