import type { I18n } from '@lingui/core'

/** How often one used to speak, in words: "you used to speak about every week". @param days the usual gap */
export function gapWords(i18n: I18n, days: number): string {
  if (days < 2) return i18n.t('you used to speak nearly every day')
  if (days < 5) return i18n.t('you used to speak every few days')
  if (days <= 10) return i18n.t('you used to speak about every week')
  if (days < 25) {
    return i18n.t('you used to speak about every {weeks, plural, one {week} other {# weeks}}', {
      weeks: Math.round(days / 7),
    })
  }
  if (days < 330) {
    return i18n.t('you used to speak about every {months, plural, one {month} other {# months}}', {
      months: Math.max(1, Math.round(days / 30.44)),
    })
  }
  return i18n.t('you used to speak about once a year')
}
