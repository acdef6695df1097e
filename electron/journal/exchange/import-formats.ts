import { IMPORT_FORMAT_IDS, type ImportFormatId } from '#shared/contract/import-formats.ts'
import { googleCsv } from './google-csv.ts'
import type { ImportFormat } from './import-format.ts'
import { linkedIn } from './linkedin.ts'
import { outlookCsv } from './outlook-csv.ts'
import { tableFormat } from './table-csv.ts'
import { vcard } from './vcard.ts'

const FORMATS: { readonly [Id in ImportFormatId]: ImportFormat<Id> } = {
  linkedin: linkedIn,
  google: googleCsv,
  outlook: outlookCsv,
  vcard,
  table: tableFormat(),
}

/** The formats that the contract registers, in its order: a file is that of the first which knows it. */
export const importFormats: readonly ImportFormat[] = IMPORT_FORMAT_IDS.map((id) => FORMATS[id])
