import { withJournalErrors, type Database } from '#journal/documents/database.ts'
import type { Topic } from '#shared/contract/query-topics.ts'

export interface WriteHereOptions {
  readonly database: Database
  /** Says how the write has ended; null for well. */
  readonly noteWrite: (error: unknown) => void
  readonly touch: (topics: readonly Topic[]) => void
}

/**
 * Writes what belongs to this machine and is no document, in a transaction of its own, and tells who watches.
 * @throws JournalError `disk-full`, `read-only`, `io`, `closed`
 */
export function writeHere<Result>(
  { database, noteWrite, touch }: WriteHereOptions,
  topics: readonly Topic[],
  work: () => Result,
): Result {
  try {
    const result = withJournalErrors(() => database.transaction(work).immediate())
    noteWrite(null)
    touch(topics)
    return result
  } catch (error) {
    noteWrite(error)
    throw error
  }
}
