import type { I18n } from '@lingui/core'
import type { ColumnField } from '#shared/model/column-field.ts'

/** What a column of a table can be, in the order in which it is offered. */
export function columnFieldWords(i18n: I18n): Readonly<Record<ColumnField, string>> {
  return {
    keep: i18n.t('Notes, under its own name'),
    'leave-out': i18n.t('Leave out'),
    name: i18n.t('Whole name'),
    given: i18n.t('Given name'),
    middle: i18n.t('Middle name'),
    family: i18n.t('Family name'),
    prefix: i18n.t('Before the name (Dr.)'),
    suffix: i18n.t('Behind the name (Jr.)'),
    nick: i18n.t('Nickname'),
    phonetic: i18n.t('How it is said'),
    pronouns: i18n.t('Pronouns'),
    organisation: i18n.t('Organisation'),
    title: i18n.t('Job title'),
    email: i18n.t('Email'),
    phone: i18n.t('Phone'),
    message: i18n.t('Messenger'),
    profile: i18n.t('Profile (LinkedIn and others)'),
    website: i18n.t('Website'),
    birthday: i18n.t('Birthday'),
    'birth-year': i18n.t('Birthday: year'),
    'birth-month': i18n.t('Birthday: month'),
    'birth-day': i18n.t('Birthday: day'),
    date: i18n.t('Another yearly day'),
    'met-on': i18n.t('Met on'),
    place: i18n.t('Place, or address in one cell'),
    street: i18n.t('Address: street'),
    city: i18n.t('Address: city'),
    region: i18n.t('Address: region'),
    'postal-code': i18n.t('Address: postal code'),
    country: i18n.t('Address: country'),
    circles: i18n.t('Circles'),
    notes: i18n.t('Notes'),
  }
}
