import type { I18n } from '@lingui/core'

const DAYS_A_WEEK = 7
const DAYS_A_MONTH = 30.44

/** How often one used to speak with somebody, as a sentence. @param days the usual gap */
export function usedToSpeakWords(i18n: I18n, days: number): string {
  const { unit, count } = roughly(days)
  switch (unit) {
    case 'day':
      return i18n.t(
        '{count, plural, one {You used to speak nearly every day} other {You used to speak about every # days}}',
        {
          count,
        },
      )
    case 'week':
      if (days === DAYS_A_WEEK) return i18n.t('You used to speak weekly')
      return i18n.t(
        '{count, plural, one {You used to speak about weekly} other {You used to speak about every # weeks}}',
        {
          count,
        },
      )
    case 'month':
      return i18n.t(
        '{count, plural, one {You used to speak about monthly} other {You used to speak about every # months}}',
        { count },
      )
  }
}

/** How often one speaks with somebody now, whatever was planned. @param days the usual gap */
export function speakWords(i18n: I18n, days: number): string {
  const { unit, count } = roughly(days)
  switch (unit) {
    case 'day':
      return i18n.t('{count, plural, one {You speak nearly every day} other {You speak about every # days}}', { count })
    case 'week':
      return i18n.t('{count, plural, one {You speak about weekly} other {You speak about every # weeks}}', { count })
    case 'month':
      return i18n.t('{count, plural, one {You speak about monthly} other {You speak about every # months}}', { count })
  }
}

/** A gap in the unit in which one would say it. */
function roughly(days: number): { readonly unit: 'day' | 'week' | 'month'; readonly count: number } {
  if (days < 5) return { unit: 'day', count: Math.max(1, Math.round(days)) }
  const weeks = Math.max(1, Math.round(days / DAYS_A_WEEK))
  if (days < 26) return { unit: 'week', count: weeks }
  return { unit: 'month', count: Math.max(1, Math.round(days / DAYS_A_MONTH)) }
}
