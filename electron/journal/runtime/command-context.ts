import type { Commit, DocumentStore, DocumentWriter } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CivilMoment } from '#shared/model/zoned-time.ts'
import type { Keeping } from './kept-undo.ts'

export type { Sql } from '#journal/documents/statements.ts'

export interface Ran<Result> {
  readonly result: Result
  /** Takes back what was written; null where nothing was. */
  readonly undo: string | null
}

/** What a command works with. `run` is the way to write what the user is answered, `commit` the one for its steps. */
export interface CommandContext {
  readonly store: DocumentStore
  /** Rows, to find documents by. Inside `run` they are as before the command. */
  readonly sql: Sql
  readonly now: () => number
  /** What changes say of who wrote them: the id of this device. */
  readonly device: string
  readonly today: () => CivilDate
  /** Day and time of this machine's clock, now. */
  readonly clock: () => CivilMoment
  /** A key for an entry in a document, which sorts after those made before. */
  readonly newEntryId: () => string
  /**
   * Commits `work` and its rows at once, and tells who watches. Nothing is remembered: for a step of a larger command,
   * and for what the machine does by itself.
   * @param keeping where how to take it back is kept, with the other commits of the same command
   */
  commit<Result>(command: string, work: (write: DocumentWriter) => Result, keeping?: Keeping): Commit<Result>
  /**
   * As `commit`, and remembers how to take it back: for what is answered to the user.
   * @param what given for what can be undone weeks later: see `KeptUndo`
   */
  run<Result>(command: string, work: (write: DocumentWriter) => Result, what?: Keeping['what']): Ran<Result>
  /** As `run`, `work` for each of many documents: see `runForEach`. */
  runForEach<Id extends DocumentId>(
    command: string,
    ids: readonly Id[],
    work: (write: DocumentWriter, id: Id) => void,
  ): Promise<{ undo: string | null }>
}
