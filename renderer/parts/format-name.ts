import type { I18n } from '@lingui/core'
import { isImportFormatId, type ImportFormatId } from '#shared/contract/import-formats.ts'

/** What a file is; null for files of several formats. */
export function formatName(i18n: I18n, format: string | null): string {
  if (format === null) return i18n.t('Several kinds of files')
  if (format === 'monica') return 'Monica'
  if (format === 'vault') return i18n.t('Folder of notes')
  if (format === 'linkedin-archive') return i18n.t('LinkedIn archive')
  if (format === 'joplin') return 'Joplin'
  if (format === 'day-one') return 'Day One'
  if (format === 'rapport') return i18n.t('Whole journal')
  return isImportFormatId(format) ? names(i18n)[format] : format
}

function names(i18n: I18n): Readonly<Record<ImportFormatId, string>> {
  return {
    linkedin: i18n.t('LinkedIn connections'),
    google: i18n.t('Google address book'),
    outlook: i18n.t('Outlook address book'),
    vcard: i18n.t('vCards'),
    table: i18n.t('Spreadsheet'),
  }
}
