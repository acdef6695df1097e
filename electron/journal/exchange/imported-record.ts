import type { ImportProblemCode, ImportRemarkCode } from '#shared/contract/import-codes.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import type { ChannelEntry } from '#shared/model/person-entries.ts'
import type { ImportedPersonLine } from '#shared/model/person-fields.ts'
import type { PersonNames } from '#shared/model/person-name.ts'
import type { FieldAccount, RecordFields } from './field-account.ts'
import type { MappedTable } from './mapped-table.ts'

/** One person as a file describes them, whatever its format; nothing of the journal is known yet. */
export interface ImportedRecord {
  /** 1-based line of the file on which the record begins. */
  readonly line: number
  /** The source's own stable name for the record (profile address, UID), or null where it has none. */
  readonly ref: string | null
  readonly names: PersonNames
  readonly channels: readonly ChannelEntry[]
  /** Name of the organisation, '' when unknown. */
  readonly organisation: string
  readonly title: string
  /** What else they do, the most important first; absent where it is nothing. */
  readonly otherRoles?: readonly { readonly organisation: string; readonly title: string }[]
  /** When the two got to know each other, as the source says (LinkedIn: connected on). */
  readonly metOn: CivilDate | null
  readonly places: readonly { readonly label: string; readonly text: string }[]
  readonly dates: readonly { readonly label: string; readonly date: PartialDate }[]
  /** What files say in a line of text, by the field that it is for: without those that they do not say. */
  readonly lines: Readonly<Partial<Record<ImportedPersonLine, string>>>
  /** In base64; absent where there is none that is kept. */
  readonly photo?: string
  /** Free text of the source. */
  readonly notes: string
  /** Names of groups, labels, categories. */
  readonly circles: readonly string[]
  /** What became of the fields that the file has for them; absent where nobody counts them. */
  readonly fields?: RecordFields
}

/** What is wrong with a line of the file, 1-based. */
export type LineProblem = ImportProblemCode & { readonly line: number }

export interface ParsedFile {
  /** Id of the format. */
  readonly format: string
  readonly records: readonly ImportedRecord[]
  /** Records that could not be read, and what is odd about those that could; the others went on. */
  readonly problems: readonly LineProblem[]
  /** How many there were; the first of them are in `problems`. */
  readonly problemCount: number
  /** What was left out on purpose, said once for the whole file: pictures, groups without people. */
  readonly remarks: readonly ImportRemarkCode[]
  /** What became of the fields that are in no record. */
  readonly account: FieldAccount
  /** How the columns were taken, of a table whose columns the user may map. */
  readonly table?: MappedTable | null
}
