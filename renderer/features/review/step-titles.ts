import type { I18n } from '@lingui/core'

/** The six steps of a review, in their order. */
export function stepTitles(i18n: I18n): readonly [string, string, string, string, string, string] {
  return [
    i18n.t('What I expected'),
    i18n.t('What happened'),
    i18n.t('Who went quiet'),
    i18n.t('Which story stopped me'),
    i18n.t('What I learned'),
    i18n.t('What I decide, and expect'),
  ]
}
