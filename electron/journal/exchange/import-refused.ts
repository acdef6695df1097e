import { IMPORT_CAPS } from './import-caps.ts'
import type { ParsedFile } from './imported-record.ts'

export type RefusalReason = 'empty' | 'binary' | 'too-big' | 'too-many-records' | 'unknown-format' | 'stopped'

/** A file of which nothing is imported. `message` is a whole sentence for the user. */
export interface ImportRefused {
  readonly kind: 'refused'
  readonly reason: RefusalReason
  readonly message: string
}

export interface ImportParsed {
  readonly kind: 'parsed'
  readonly file: ParsedFile
}

/** What reading a file gives: its records, or the reason why none were read. */
export type ImportReading = ImportParsed | ImportRefused

const MEBIBYTE = 1024 * 1024

const HOW_TO_EXPORT =
  'Rapport reads Connections.csv from LinkedIn (Settings, Data privacy, Get a copy of your data), CSV from Google ' +
  'Contacts (Export, Google CSV), CSV from Outlook (File, Open & Export, Import/Export) and vCard files (.vcf).'

/** `file` is the name by which the user chose it. */
export const refusals = {
  empty: (file: string): ImportRefused => refused('empty', `${file} is empty. Nothing was imported.`),
  binary: (file: string, looksLike: string, hint: string): ImportRefused =>
    refused('binary', `${file} looks like ${looksLike}, not like text. ${hint === '' ? HOW_TO_EXPORT : hint}`),
  tooBig: (file: string, bytes: number): ImportRefused => {
    const size = (count: number) => `${Math.ceil(count / MEBIBYTE)} MB`
    const most = size(IMPORT_CAPS.bytes)
    return refused(
      'too-big',
      `${file} has ${size(bytes)}; at most ${most} are read at once. Split it and import the parts.`,
    )
  },
  tooManyRecords: (file: string): ImportRefused => {
    const most = IMPORT_CAPS.records.toLocaleString('en')
    return refused('too-many-records', `${file} has more than ${most} records. Split it and import the parts.`)
  },
  unknownFormat: (file: string, looksLike: string | null): ImportRefused => {
    const what =
      looksLike === null ? `Nothing that Rapport knows was found in ${file}.` : `${file} looks like ${looksLike}.`
    return refused('unknown-format', `${what} ${HOW_TO_EXPORT}`)
  },
  stopped: (file: string): ImportRefused => refused('stopped', `Reading ${file} was stopped. Nothing was imported.`),
}

function refused(reason: RefusalReason, message: string): ImportRefused {
  return { kind: 'refused', reason, message }
}
