import type { I18n } from '@lingui/core'
import type { AskStanding } from '#shared/model/ask.ts'
import type { GiveDirection, GiveWhat } from '#shared/model/give-what.ts'

export function whatWords(i18n: I18n): Record<GiveWhat, string> {
  return {
    introduction: i18n.t('Introduction'),
    resource: i18n.t('Something to use'),
    feedback: i18n.t('Feedback'),
    advice: i18n.t('Advice'),
    endorsement: i18n.t('Recommendation'),
    time: i18n.t('Time'),
    encouragement: i18n.t('Encouragement'),
    other: i18n.t('Something else'),
  }
}

export function directionWords(i18n: I18n): Record<GiveDirection, string> {
  return { given: i18n.t('Given'), received: i18n.t('Received') }
}

export function standingWords(i18n: I18n): Record<AskStanding, string> {
  return { open: i18n.t('Open'), met: i18n.t('Met'), letGo: i18n.t('Let go') }
}
