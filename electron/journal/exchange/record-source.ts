import type { ImportRemarkCode } from '#shared/contract/import-codes.ts'
import type { ImportedRecord, ImportFormat } from './imported-record.ts'

export interface SourceStep {
  /** Null where nobody could be made of it; why is in the problem log. */
  readonly record: ImportedRecord | null
  /** Characters of the text read so far. */
  readonly end: number
}

/** A file whose format is known, ready to be read record by record. */
export interface RecordSource {
  readonly format: ImportFormat
  steps(): Generator<SourceStep>
  /** What only the whole file tells: groups that name their members. */
  finish(records: readonly ImportedRecord[]): readonly ImportedRecord[]
  remarks(): readonly ImportRemarkCode[]
}
