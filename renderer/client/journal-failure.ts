import { ORPCError } from '@orpc/client'
import type { CommandName } from '#shared/contract/contract.ts'
import type { ContractErrorCode } from '#shared/contract/journal-errors.ts'

/** The contract's own failures, a malformed question, a lost connection, and whatever nobody expected. */
export type FailureCode = ContractErrorCode | 'BAD_REQUEST' | 'CONNECTION_LOST' | 'BUG'

/** What the journal answered instead of an answer. `data` is what the contract says for `code`. */
export class JournalFailure extends Error {
  readonly code: FailureCode
  readonly data: unknown

  constructor(code: FailureCode, message: string, data?: unknown) {
    super(message)
    this.name = 'JournalFailure'
    this.code = code
    this.data = data
  }
}

/** The connection went away before the answer came: what was asked may have been done, or not. */
export class ConnectionLost extends JournalFailure {
  constructor() {
    super('CONNECTION_LOST', 'The connection to the journal was lost before it answered.')
    this.name = 'ConnectionLost'
  }
}

/** A failure of one command, as `useCommand` rejects with. */
export class CommandFailure extends JournalFailure {
  readonly command: CommandName

  constructor(command: CommandName, failure: JournalFailure) {
    super(failure.code, failure.message, failure.data)
    this.name = 'CommandFailure'
    this.command = command
    this.cause = failure
  }
}

/** Turns whatever a call was rejected with into a failure; what is one already stays as it is. */
export function toJournalFailure(error: unknown): JournalFailure {
  if (error instanceof JournalFailure) return error
  if (error instanceof ORPCError) {
    if (error.defined) return new JournalFailure(error.code as ContractErrorCode, error.message, error.data)
    // A message that the contract does not know is answered 404 without being one of its failures.
    if (error.status >= 400 && error.status < 500) return new JournalFailure('BAD_REQUEST', error.message, error.data)
  }
  return new JournalFailure('BUG', 'Something went wrong inside the journal. Nothing was changed by it.', error)
}
