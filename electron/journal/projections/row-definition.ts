import type { StoredDocument } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import type { TextWrites } from './text-writes.ts'

/** A document naming another one. */
export interface Link {
  /** In which way: `participant`, `organisation`. */
  readonly role: string
  /** The id that the document holds, which may have been merged into another since, or not be here (yet). */
  readonly named: string
  /** Of what happened with whom is named, days since 1970; null where it is about no day. */
  readonly day?: number
  /** Also while the document is in the trash, for its own page; whoever counts such links asks for the trash. */
  readonly keptInTrash?: true
}

/** What the full-text index has of a document; a word in `title` weighs most. */
export interface SearchText {
  readonly title: string
  readonly body: string
  readonly more: string
}

export interface RowContext {
  readonly sql: Sql
  /** Texts that are searched: written before the transaction ends. */
  readonly texts: TextWrites
  /** Makes a value once for many documents; it is made anew after a document of a kind with `settle` was written. */
  memo<Value>(key: string, make: () => Value): Value
}

/**
 * The rows of the documents of a kind: all that projections know of it. Every part is wanted, so that none is left out by
 * mistake: what does not apply is null, or empty.
 */
export interface RowDefinition<Document extends { content: unknown } = StoredDocument> {
  readonly kind: string
  /** The statements that make each table, by its name. Each has a column `n`, the number of the document whose row it is. */
  readonly tables: Readonly<Record<string, string>>
  /**
   * Counts of rows of those tables, which triggers among these statements keep, so that they are right after whatever writes or takes
   * away a row. Such a table is of no document, and has no column `n`.
   */
  readonly tallies?: Readonly<Record<string, string>>
  /** Raised with every change to what is written into the rows; a change to the tables shows by itself. */
  readonly rowsVersion: number
  title(content: Document['content']): string
  /** Under which day it stands in a list of everything, days since 1970. */
  day(content: Document['content']): number
  links(content: Document['content']): readonly Link[]
  /** null for what is never searched. */
  searchText(content: Document['content']): SearchText | null
  /** Roles of which the named documents' titles are found as words of this one. Those kinds stand before this one. */
  readonly namesInText: readonly string[]
  /** Into which document of its kind it was merged; null where the kind has no such thing. */
  readonly mergedInto: ((content: Document['content']) => string | null) | null
  /** Lists that show documents of this kind. */
  readonly topics: readonly Topic[]
  /** Writes the rows of a document that has none, into its own tables. */
  writeRows(context: RowContext, document: Document): void
  /** Brings columns up to date that follow from the links of others, of some documents or (null) of all; null without any. */
  readonly followLinks: {
    readonly roles: readonly string[]
    refresh(sql: Sql, ids: readonly string[] | null): void
  } | null
  /** Brings rows of other kinds up to date that follow from this document; null for what there is without one. */
  readonly settle: ((sql: Sql, content: Document['content'] | null) => void) | null
  /** Tells of whom a document stands for now: itself, or the one that it was merged into. */
  readonly merged: ((sql: Sql, id: string, survivor: string) => void) | null
}
