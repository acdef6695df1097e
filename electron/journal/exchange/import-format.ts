import type { ImportRemarkCode } from '#shared/contract/import-codes.ts'
import type { ImportedRecord } from './imported-record.ts'
import type { MappedTable } from './mapped-table.ts'
import type { ProblemLog } from './problem-log.ts'

/** A kind of file that people are read from. What is read is the same for all: ImportedRecord. */
export interface ImportFormat<Id extends string = string> {
  readonly id: Id
  /**
   * The text (line ends are `\n`) as a source of records; null where it is no file of this format, which is told by its
   * content alone. What is wrong with it goes to the log, by line.
   * @param defaultCountry ISO 3166 code in which phone numbers without a country are compared
   */
  open(text: string, log: ProblemLog, defaultCountry?: string): RecordSource | null
}

export interface SourceStep {
  /** Null where nobody could be made of it; why is in the problem log. */
  readonly record: ImportedRecord | null
  /** Characters of the text read so far. */
  readonly end: number
}

/** A file whose format is known, ready to be read record by record. */
export interface RecordSource {
  steps(): Generator<SourceStep>
  /** What only the whole file tells: groups that name their members. */
  finish(records: readonly ImportedRecord[]): readonly ImportedRecord[]
  remarks(): readonly ImportRemarkCode[]
  /** How the columns were taken, of a table whose columns the user may map. */
  table?(): MappedTable | null
}
