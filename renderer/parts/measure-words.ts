import type { I18n } from '@lingui/core'
import type { MeasureRow } from '#shared/contract/measures-contract.ts'
import type { MeasurePer, MeasureSource, MeasureTarget } from '#shared/model/measure.ts'
import { formatPeriod } from '#ui/format-period.ts'

/** What is counted, in a few words: the name of a measure that has none of its own. */
export function measureNames(i18n: I18n): Record<MeasureSource, string> {
  return {
    outside: i18n.t('Conversations outside my organisation'),
    inside: i18n.t('Conversations inside my organisation'),
    first: i18n.t('First conversations'),
    circles: i18n.t('Circles reached'),
    reopened: i18n.t('Old ties taken up again'),
    nearWarm: i18n.t('Inner and close people kept warm'),
    seatsFilled: i18n.t('Seats filled'),
    seatsWarm: i18n.t('Seats with somebody warm'),
    needsHeard: i18n.t('Needs heard'),
    needsMet: i18n.t('Needs met'),
    introductions: i18n.t('Introductions made'),
    gives: i18n.t('Things given'),
    asks: i18n.t('Asks made'),
    blockMinutes: i18n.t('Minutes of my blocks used'),
    own: i18n.t('My own number'),
  }
}

/** Exactly what is counted, to stand beside the number. */
export function measureDefinitions(i18n: I18n): Record<MeasureSource, string> {
  return {
    outside: i18n.t('Conversations that took place, with at least one person who is marked as outside.'),
    inside: i18n.t('Conversations that took place, with at least one person who is marked as inside.'),
    first: i18n.t('People with whom the first conversation of all is in this time.'),
    circles: i18n.t('Circles of which you spoke with somebody in this time.'),
    reopened: i18n.t('People you spoke with in this time, after a year or more without a conversation.'),
    nearWarm: i18n.t(
      'People who are in the inner and the close ring today, and with whom you had spoken as lately as you wanted when this time ended, or until today.',
    ),
    seatsFilled: i18n.t(
      'Seats of the types of people that serve the goal, or of all where there is no goal: taken by whom you have met, each type no further than it has seats.',
    ),
    seatsWarm: i18n.t(
      'Seats of the types of people that serve the goal, or of all where there is no goal, taken by somebody who was warm when this time ended, or is until today.',
    ),
    needsHeard: i18n.t('Needs of others that you wrote down with a day in this time.'),
    needsMet: i18n.t('Needs of others that were met in this time.'),
    introductions: i18n.t(
      'Introductions made in this time, and what you wrote down as given and marked as an introduction.',
    ),
    gives: i18n.t('Everything you wrote down as given in this time.'),
    asks: i18n.t('What you wrote down in this time as something that you need.'),
    blockMinutes: i18n.t('Minutes of the sessions of this time, with a block or without.'),
    own: i18n.t('A number that you write down yourself. The last one until the end of the time holds.'),
  }
}

/** The time that goes on, and the whole one before. */
export function perWords(i18n: I18n): Record<MeasurePer, { now: string; before: string; each: string }> {
  return {
    week: { now: i18n.t('this week'), before: i18n.t('the week before'), each: i18n.t('Weekly') },
    month: { now: i18n.t('this month'), before: i18n.t('the month before'), each: i18n.t('Monthly') },
    quarter: { now: i18n.t('this quarter'), before: i18n.t('the quarter before'), each: i18n.t('Quarterly') },
  }
}

export function targetWords(i18n: I18n, locale: string, { value, direction }: MeasureTarget): string {
  const shown = numberWords(locale, value)
  return direction === 'atLeast'
    ? i18n.t('at least {value} wanted', { value: shown })
    : i18n.t('at most {value} wanted', { value: shown })
}

/** A number of things, or one's own, with as many digits as it was written with. */
export function numberWords(locale: string, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value)
}

/** What the last review of such a time froze: "3 at the last review, 16 – 22 Nov 2026". '' where none did. */
export function reviewedWords(i18n: I18n, locale: string, { reviewed }: Pick<MeasureRow, 'reviewed'>): string {
  if (reviewed === null) return ''
  return i18n.t('{value} at the last review, {period}', {
    value: numberWords(locale, reviewed.value),
    period: formatPeriod(locale, reviewed.from, reviewed.to),
  })
}
