import type { I18n } from '@lingui/core'
import type { GoalHint } from '#shared/contract/strategy-contract.ts'

/** Before you need it: so many days left and nobody warm. Whoever is nearest stands behind it, as a link. */
export function beforeYouNeedItWords(i18n: I18n, { daysLeft: days, nearest }: GoalHint): string {
  return nearest === null
    ? i18n.t('{days, plural, =0 {Today} one {# day left} other {# days left}}, and nobody is in sight yet.', { days })
    : i18n.t('{days, plural, =0 {Today} one {# day left} other {# days left}}, nobody warm yet. The nearest:', { days })
}
