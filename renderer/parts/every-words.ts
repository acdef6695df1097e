import type { I18n } from '@lingui/core'
import { partsOfEvery, type Every } from '#shared/model/every.ts'

/** How often something comes again, in words: "every month". */
export function everyWords(i18n: I18n, every: Every): string {
  const { count, unit } = partsOfEvery(every)
  switch (unit) {
    case 'day':
      return i18n.t('{count, plural, one {every day} other {every # days}}', { count })
    case 'week':
      return i18n.t('{count, plural, one {every week} other {every # weeks}}', { count })
    case 'month':
      return i18n.t('{count, plural, one {every month} other {every # months}}', { count })
    case 'year':
      return i18n.t('{count, plural, one {every year} other {every # years}}', { count })
  }
}
