import type { I18n } from '@lingui/core'
import type { DocumentKind } from '#shared/model/schemas.ts'

/** What one document of a kind is called, and what many are. */
function words(i18n: I18n): Readonly<Record<DocumentKind, { readonly one: string; readonly many: string }>> {
  return {
    person: { one: i18n.t('Person'), many: i18n.t('People') },
    conversation: { one: i18n.t('Conversation'), many: i18n.t('Conversations') },
    'follow-up': { one: i18n.t('Follow-up'), many: i18n.t('Follow-ups') },
    goal: { one: i18n.t('Goal'), many: i18n.t('Goals') },
    archetype: { one: i18n.t('Type of person'), many: i18n.t('Types of people') },
    measure: { one: i18n.t('Measure'), many: i18n.t('Measures') },
    give: { one: i18n.t('Given or received'), many: i18n.t('Given and received') },
    ask: { one: i18n.t('Ask'), many: i18n.t('My asks') },
    introduction: { one: i18n.t('Introduction'), many: i18n.t('Introductions') },
    organisation: { one: i18n.t('Organisation'), many: i18n.t('Organisations') },
    circle: { one: i18n.t('Circle'), many: i18n.t('Circles') },
    reframe: { one: i18n.t('Card'), many: i18n.t('Cards') },
    'time-block': { one: i18n.t('Time block'), many: i18n.t('Time blocks') },
    session: { one: i18n.t('Session'), many: i18n.t('Sessions') },
    review: { one: i18n.t('Review'), many: i18n.t('Reviews') },
    canvas: { one: i18n.t('Canvas'), many: i18n.t('On the canvas') },
    preferences: { one: i18n.t('Preferences'), many: i18n.t('Preferences') },
  }
}

/** What one document of a kind is called; a kind that only a newer Rapport knows has its own name. */
export function kindWords(i18n: I18n): (kind: string) => string {
  const all = words(i18n)
  return (kind) => (Object.hasOwn(all, kind) ? all[kind as DocumentKind].one : kind)
}

/** What many documents of a kind are called, as a title. */
export function kindTitles(i18n: I18n): (kind: DocumentKind) => string {
  const all = words(i18n)
  return (kind) => all[kind].many
}
