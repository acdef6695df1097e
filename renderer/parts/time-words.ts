import type { I18n } from '@lingui/core'
import type { TimelineLane } from '#shared/contract/timeline-contract.ts'
import type { Period, TimeUnit } from '#shared/model/time-bins.ts'
import { formatDay } from '#ui/format-day.ts'
import { formatPeriod } from '#ui/format-period.ts'

export function laneTitles(i18n: I18n): Record<TimelineLane, string> {
  return {
    conversations: i18n.t('Conversations'),
    gives: i18n.t('Given and received'),
    introductions: i18n.t('Introductions'),
    followUps: i18n.t('Follow-ups kept'),
    sessions: i18n.t('Sessions'),
    reviews: i18n.t('Reviews'),
    dates: i18n.t('Birthdays and days'),
  }
}

/** A day, week, month, quarter or year by its name. */
export function binWords(i18n: I18n, locale: string, { from, to }: Period, unit: TimeUnit): string {
  switch (unit) {
    case 'day':
      return formatDay(locale, from, 'long', from)
    case 'week':
      return formatPeriod(locale, from, to)
    case 'month':
      return formatDay(locale, from, 'month', from)
    case 'quarter':
      return i18n.t('Quarter {number} of {year}', {
        number: Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1,
        year: Number(from.slice(0, 4)).toString(),
      })
    case 'year':
      return Number(from.slice(0, 4)).toString()
  }
}

/** What there is in a bin, lane by lane: "12 conversations, 2 given and received"; that there is nothing where there is none. */
export function countWords(i18n: I18n, lanes: readonly TimelineLane[], counts: readonly number[]): string {
  const parts = lanes.flatMap((lane, at) => {
    const count = counts[at] ?? 0
    return count === 0 ? [] : [laneCount(i18n, lane, count)]
  })
  return parts.length === 0 ? i18n.t('nothing written down') : parts.join(', ')
}

function laneCount(i18n: I18n, lane: TimelineLane, count: number): string {
  switch (lane) {
    case 'conversations':
      return i18n.t('{count, plural, one {# conversation} other {# conversations}}', { count })
    case 'gives':
      return i18n.t('{count, plural, one {# thing given or received} other {# things given or received}}', { count })
    case 'introductions':
      return i18n.t('{count, plural, one {# introduction} other {# introductions}}', { count })
    case 'followUps':
      return i18n.t('{count, plural, one {# follow-up kept} other {# follow-ups kept}}', { count })
    case 'sessions':
      return i18n.t('{count, plural, one {# session} other {# sessions}}', { count })
    case 'reviews':
      return i18n.t('{count, plural, one {# review} other {# reviews}}', { count })
    case 'dates':
      return i18n.t('{count, plural, one {# birthday or day} other {# birthdays and days}}', { count })
  }
}
