import { IMPORT_FORMAT_IDS, IMPORT_FORMATS, type ImportFormatId } from '#shared/contract/import-formats.ts'

/** Where each format comes from, and the way from there to a file. */
const FORMAT_WORDS: Readonly<Record<ImportFormatId, { readonly name: string; readonly howToExport: string }>> = {
  linkedin: { name: 'LinkedIn', howToExport: 'Settings, Data privacy, Get a copy of your data' },
  google: { name: 'Google Contacts', howToExport: 'Export, Google CSV' },
  outlook: { name: 'Outlook', howToExport: 'File, Open & Export, Import/Export, comma separated values' },
  vcard: { name: 'vCard files', howToExport: 'address books of phones and Macs, Export vCard' },
  table: {
    name: 'spreadsheets',
    howToExport: 'any table with a header, saved as CSV (UTF-8); --map says what a column is',
  },
}

/** "LinkedIn, Google Contacts, Outlook and vCard files". */
export function formatNames(): string {
  const names = IMPORT_FORMAT_IDS.map((id) => FORMAT_WORDS[id].name)
  return new Intl.ListFormat('en-GB').format(names)
}

/** One line for each format: its name, its file, and where that is found. */
export function howToExport(): string {
  const row = (id: ImportFormatId) =>
    `  ${FORMAT_WORDS[id].name.padEnd(16)} ${IMPORT_FORMATS[id].example.padEnd(16)} ${FORMAT_WORDS[id].howToExport}`
  const whole = WHOLE.map(([name, file, how]) => `  ${name.padEnd(16)} ${file.padEnd(16)} ${how}`)
  return [...IMPORT_FORMAT_IDS.map(row), ...whole].join('\n')
}

/** Archives, accounts and folders, as docs/import.md has them. */
const WHOLE: readonly (readonly [name: string, file: string, howToExport: string])[] = [
  ['Rapport', 'journal.json', 'rapport export --out journal.json'],
  ['Google Takeout', 'takeout-….zip', 'takeout.google.com, Contacts'],
  ['LinkedIn, all', 'Complete_….zip', 'the larger archive; --words takes messages too'],
  ['Monica 4', 'monica.json', 'Settings, Export data: JSON, SQL, or both at once'],
  ['Obsidian, notes', 'a folder', 'or a ZIP of it: notes of people, and of days that link to them'],
  ['Day One', 'Export.zip', 'File, Export, JSON; first whoever it names'],
  ['Joplin', 'notes.jex', 'File, Export all, JEX; first whoever it names'],
]
