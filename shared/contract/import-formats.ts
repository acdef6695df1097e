/** What a page has to know of a format to let its files be chosen; what they are called and where they come from are words. */
interface FormatFiles {
  /** For the file dialogue, as the attribute `accept` of HTML takes them: endings and media types. */
  readonly accept: readonly string[]
  /** How such a file is called where it comes from. */
  readonly example: string
}

/**
 * The formats that people are imported from, in the order in which a file is tried: from the most to the least
 * particular, since Outlook's German header has names of the others'. A new one is a line here, and does not compile
 * before it has its reader (electron/journal/exchange/import-formats.ts) and its name and its words in the page
 * (parts/format-name.ts, features/import/format-words.ts) and on the command line (format-words.ts). The id is what a person's `externalRefs` keep, so it never changes.
 */
export const IMPORT_FORMATS = {
  linkedin: { accept: ['.csv', 'text/csv'], example: 'Connections.csv' },
  google: { accept: ['.csv', 'text/csv'], example: 'contacts.csv' },
  outlook: { accept: ['.csv', '.txt', 'text/csv'], example: 'contacts.csv' },
  vcard: { accept: ['.vcf', '.vcard', 'text/vcard'], example: '.vcf' },
  // Whatever has a header, and so the last.
  table: { accept: ['.csv', '.tsv', '.txt', 'text/csv', 'text/tab-separated-values'], example: 'people.csv' },
} as const satisfies Record<string, FormatFiles>
export type ImportFormatId = keyof typeof IMPORT_FORMATS

export const IMPORT_FORMAT_IDS = Object.keys(IMPORT_FORMATS) as readonly ImportFormatId[]

export function isImportFormatId(id: string): id is ImportFormatId {
  return Object.hasOwn(IMPORT_FORMATS, id)
}
