import type { BinaryFile, TextFile } from '#shared/contract/file-kinds.ts'
import { formatNames } from './format-words.ts'

export const WHERE_TO_GET_FILES = `Rapport reads ${formatNames()}: "rapport import --help" says where to get them.`

/** What a file looks like, to go behind "looks like". */
export const BINARY_FILES: Readonly<Record<BinaryFile, string>> = {
  zip: 'a ZIP archive',
  workbook: 'a spreadsheet (Excel or LibreOffice)',
  'empty-zip': 'an empty ZIP archive',
  gzip: 'a gzip archive',
  'seven-zip': 'a 7-Zip archive',
  rar: 'a RAR archive',
  'old-office': 'an old Excel or Outlook file',
  'outlook-data': 'an Outlook data file (.pst)',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  riff: 'a WebP picture, a sound or a video',
  video: 'a video, a HEIC picture or another binary file',
  pdf: 'a PDF document',
  sqlite: 'an SQLite database',
  'property-list': 'a binary property list',
  program: 'a program',
  binary: 'a binary file',
}

export const TEXT_FILES: Readonly<Record<TextFile, string>> = {
  calendar: 'a calendar (iCalendar)',
  journal: 'a whole journal of Rapport, which is imported by itself',
  canvas: 'a canvas (JSON Canvas), which "rapport canvas --import" takes in',
  'web-page': 'a web page',
  xml: 'an XML file',
  json: 'a JSON file',
  ldif: 'an LDIF address book; export it as vCard instead',
  'linkedin-messages': 'LinkedIn’s messages; the people are in Connections.csv',
  'linkedin-invitations': 'LinkedIn’s invitations; the people are in Connections.csv',
  table: 'a table whose columns Rapport does not know',
}

/** What to do with it instead. */
export function binaryFileHint(kind: BinaryFile): string {
  switch (kind) {
    case 'workbook':
      return 'Open it and save the sheet with the people as "CSV UTF-8 (comma delimited)", with the names of the columns in the first row, and choose that file.'
    case 'zip':
    case 'empty-zip':
    case 'gzip':
    case 'seven-zip':
    case 'rar':
    case 'old-office':
      return 'If it is the archive that LinkedIn or Google sent, unpack it first and choose the .csv or .vcf inside. If it is a spreadsheet, save it as CSV (UTF-8) and choose that.'
    case 'outlook-data':
      return 'In Outlook, export your address book as CSV.'
    default:
      return WHERE_TO_GET_FILES
  }
}
