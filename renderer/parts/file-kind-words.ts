import type { I18n } from '@lingui/core'
import type { BinaryFile, TextFile } from '#shared/contract/file-kinds.ts'

export function whereToGetFiles(i18n: I18n): string {
  return i18n.t('Import says where to get a file that can be read.')
}

/** What a file looks like, to go behind "looks like". */
export function binaryFileWords(i18n: I18n): Readonly<Record<BinaryFile, string>> {
  return {
    zip: i18n.t('a ZIP archive'),
    workbook: i18n.t('a spreadsheet (Excel or LibreOffice)'),
    'empty-zip': i18n.t('an empty ZIP archive'),
    gzip: i18n.t('a gzip archive'),
    'seven-zip': i18n.t('a 7-Zip archive'),
    rar: i18n.t('a RAR archive'),
    'old-office': i18n.t('an old Excel or Outlook file'),
    'outlook-data': i18n.t('an Outlook data file (.pst)'),
    png: i18n.t('a PNG picture'),
    jpeg: i18n.t('a JPEG picture'),
    gif: i18n.t('a GIF picture'),
    riff: i18n.t('a WebP picture, a sound or a video'),
    video: i18n.t('a video, a HEIC picture or another binary file'),
    pdf: i18n.t('a PDF document'),
    sqlite: i18n.t('an SQLite database'),
    'property-list': i18n.t('a binary property list'),
    program: i18n.t('a program'),
    binary: i18n.t('a binary file'),
  }
}

export function textFileWords(i18n: I18n): Readonly<Record<TextFile, string>> {
  return {
    calendar: i18n.t('a calendar (iCalendar)'),
    journal: i18n.t('a whole journal of Rapport, which is imported by itself'),
    canvas: i18n.t('a canvas (JSON Canvas), which the canvas of Strategy takes in: “Take in a canvas file…”'),
    'web-page': i18n.t('a web page'),
    xml: i18n.t('an XML file'),
    json: i18n.t('a JSON file'),
    ldif: i18n.t('an LDIF address book; export it as vCard instead'),
    'linkedin-messages': i18n.t('LinkedIn’s messages; the people are in Connections.csv'),
    'linkedin-invitations': i18n.t('LinkedIn’s invitations; the people are in Connections.csv'),
    table: i18n.t('a table whose columns Rapport does not know'),
  }
}

/** What to do with it instead. */
export function binaryFileHint(i18n: I18n, kind: BinaryFile): string {
  switch (kind) {
    case 'workbook':
      return i18n.t(
        'Open it and save the sheet with the people as “CSV UTF-8 (comma delimited)”, with the names of the columns in the first row, and choose that file.',
      )
    case 'zip':
    case 'empty-zip':
    case 'gzip':
    case 'seven-zip':
    case 'rar':
    case 'old-office':
      return i18n.t(
        'If it is the archive that LinkedIn or Google sent, unpack it first and choose the .csv or .vcf inside. If it is a spreadsheet, save it as CSV (UTF-8) and choose that.',
      )
    case 'outlook-data':
      return i18n.t('In Outlook, export your address book as CSV.')
    default:
      return whereToGetFiles(i18n)
  }
}
