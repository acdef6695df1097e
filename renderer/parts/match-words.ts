import type { I18n } from '@lingui/core'
import type { MatchFrom } from '#shared/model/match-from.ts'

/** Where the words stand that speak for somebody. */
export function matchFromWords(i18n: I18n): Record<MatchFrom, string> {
  return {
    offer: i18n.t('offers'),
    canLearnFromThem: i18n.t('what one can learn from them'),
    role: i18n.t('what they do'),
    pastRole: i18n.t('what they did before'),
    archetype: i18n.t('type of person'),
    circle: i18n.t('circle'),
    organisation: i18n.t('where they work'),
    tag: i18n.t('tag of a conversation'),
    conversation: i18n.t('a conversation'),
    place: i18n.t('where they are'),
  }
}
