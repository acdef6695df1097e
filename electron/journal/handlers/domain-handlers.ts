import type { CommandContext } from '../runtime/command-context.ts'
import type { Engine } from '../engine.ts'
import type { CommandHandlers, QueryHandlers } from '../implement-contract.ts'
import type { QueryContext } from '../queries/query-context.ts'
import type { UndoLog } from '../runtime/undo-log.ts'
import type { CommandName, QueryName } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'

/** The journal as handlers see it. Each part is asked for at each call, because a restore replaces the engine. */
export interface OpenedJournal {
  engine(): Engine
  /** What a command is run with. */
  commands(): CommandContext
  /** What a query is answered from. */
  queries(): QueryContext
  readonly undoLog: UndoLog
  /** Says that answers about these are stale. */
  readonly touch: (topics: readonly Topic[]) => void
  /**
   * Writes what belongs to this machine and is no document, and says what it touched.
   * @throws JournalError `disk-full`, `read-only`, `io`, `closed`
   */
  writeHere<Result>(topics: readonly Topic[], work: () => Result): Result
}

/** What answers the commands and queries of one domain of the contract, but for those that are jobs. */
export type DomainHandlers<Commands extends CommandName, Queries extends QueryName> = (journal: OpenedJournal) => {
  readonly commands: Pick<CommandHandlers, Commands>
  readonly queries: Pick<QueryHandlers, Queries>
}
