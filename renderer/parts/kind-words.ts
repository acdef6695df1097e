import type { I18n } from '@lingui/core'
import type { DocumentKind } from '#shared/model/schemas.ts'

/** What one document of a kind is called; a kind that only a newer Rapport knows has its own name. */
export function kindWords(i18n: I18n): (kind: string) => string {
  const words: Readonly<Record<DocumentKind, string>> = {
    person: i18n.t('Person'),
    conversation: i18n.t('Conversation'),
    'follow-up': i18n.t('Follow-up'),
    goal: i18n.t('Goal'),
    archetype: i18n.t('Type of person'),
    measure: i18n.t('Measure'),
    give: i18n.t('Given or received'),
    ask: i18n.t('Ask'),
    introduction: i18n.t('Introduction'),
    organisation: i18n.t('Organisation'),
    circle: i18n.t('Circle'),
    reframe: i18n.t('Card'),
    'time-block': i18n.t('Time block'),
    session: i18n.t('Session'),
    review: i18n.t('Review'),
    canvas: i18n.t('Canvas'),
    preferences: i18n.t('Preferences'),
  }
  return (kind) => (Object.hasOwn(words, kind) ? words[kind as DocumentKind] : kind)
}
