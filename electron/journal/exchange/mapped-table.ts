import type { ColumnField } from '#shared/model/column-field.ts'

/** A column of a table: its name, what it is taken for, and some of its values. */
export interface TableColumn {
  readonly name: string
  readonly field: ColumnField
  readonly samples: readonly string[]
}

/** A table of people whose columns are mapped to fields. */
export interface MappedTable {
  /** The same for every file with this header: what was mapped once is remembered by it. */
  readonly fingerprint: string
  readonly columns: readonly TableColumn[]
}
