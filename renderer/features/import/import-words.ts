import type { I18n } from '@lingui/core'
import type { ImportReport, ImportRow } from '#shared/contract/import-contract.ts'

/** Where a file comes from; null for several kinds at once. */
export function formatWords(i18n: I18n, format: ImportReport['format']): string {
  switch (format) {
    case 'linkedin':
      return i18n.t('LinkedIn connections')
    case 'google':
      return i18n.t('Google address book')
    case 'outlook':
      return i18n.t('Outlook address book')
    case 'vcard':
      return i18n.t('vCards')
    case null:
      return i18n.t('Several kinds of files')
  }
}

/** By what somebody was recognised. */
export function becauseWords(i18n: I18n, because: ImportRow['because']): string {
  switch (because) {
    case 'email':
      return i18n.t('Same email address')
    case 'phone':
      return i18n.t('Same phone number')
    case 'profile':
      return i18n.t('Same profile')
    case 'earlier-import':
      return i18n.t('Imported before')
    case 'name':
      return i18n.t('Same name, nothing else')
    case null:
      return ''
  }
}

/** "Adds email ana@example.org, role Head of Data". */
export function additionsWords(i18n: I18n, { adds }: ImportRow): string {
  if (adds.length === 0) return ''
  const what: Readonly<Record<string, string>> = {
    nickname: i18n.t('nickname'),
    reading: i18n.t('reading'),
    email: i18n.t('email'),
    phone: i18n.t('phone'),
    profile: i18n.t('profile'),
    website: i18n.t('website'),
    message: i18n.t('message'),
    role: i18n.t('role'),
    place: i18n.t('place'),
    date: i18n.t('day'),
    'met on': i18n.t('met on'),
    circle: i18n.t('circle'),
    notes: i18n.t('notes'),
    source: i18n.t('source'),
  }
  return i18n.t('Adds {additions}', {
    additions: adds.map((one) => `${what[one.what] ?? one.what} ${one.value}`).join(' · '),
  })
}
