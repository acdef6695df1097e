import type { I18n } from '@lingui/core'
import type { DuplicateRow, LikenessReason } from '#shared/contract/people-contract.ts'

/** Why two may be one person, each reason as it stands in a row of them. */
export function likenessWords(i18n: I18n): Readonly<Record<LikenessReason, string>> {
  return {
    'same-name': i18n.t('same name'),
    order: i18n.t('names in the other order'),
    nickname: i18n.t('nickname'),
    spelling: i18n.t('name spelled alike'),
    initials: i18n.t('an initial'),
    slip: i18n.t('a slip in the name'),
    'part-of-name': i18n.t('part of the name'),
    'other-family-name': i18n.t('same first name'),
    'no-name': i18n.t('one has no name yet'),
    email: i18n.t('same e-mail address'),
    profile: i18n.t('same profile'),
    phone: i18n.t('same phone number'),
    birthday: i18n.t('same birthday'),
    organisation: i18n.t('same organisation'),
    title: i18n.t('same title'),
    place: i18n.t('same place'),
    'other-birthday': i18n.t('but another birthday'),
    'other-organisation': i18n.t('but another organisation'),
    'other-email': i18n.t('but another address of that company'),
    generation: i18n.t('but one is junior or senior'),
  }
}

/** How sure it is. */
export function strengthWords(i18n: I18n): Readonly<Record<DuplicateRow['strength'], string>> {
  return { sure: i18n.t('Surely one person'), likely: i18n.t('Likely one person'), maybe: i18n.t('Maybe one person') }
}
