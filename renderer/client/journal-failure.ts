import { ORPCError } from '@orpc/client'
import type { CommandName } from '#shared/contract/contract.ts'
import type { ContractErrorCode, Failure } from '#shared/contract/journal-errors.ts'

/** What the page itself notices: a malformed question, a lost connection, and whatever nobody expected. */
type PageFailure = { [Code in PageFailureCode]: { readonly code: Code; readonly data: object } }[PageFailureCode]
export type PageFailureCode = 'BAD_REQUEST' | 'CONNECTION_LOST' | 'BUG'
export type FailureCode = ContractErrorCode | PageFailureCode

/** A failure as a value, of the contract or of the page. */
export type AnyFailure = Failure | PageFailure

/** What the journal answered instead of an answer. Its words are in `#parts/failure-words.ts`; `message` is for logs. */
export class JournalFailure extends Error {
  override readonly name: string = 'JournalFailure'
  readonly failure: AnyFailure

  constructor(failure: AnyFailure, options: { cause?: unknown } = {}) {
    super(failure.code, options)
    this.failure = failure
  }

  get code(): FailureCode {
    return this.failure.code
  }

  get data(): unknown {
    return this.failure.data
  }
}

/** The connection went away before the answer came: what was asked may have been done, or not. */
export class ConnectionLost extends JournalFailure {
  override readonly name = 'ConnectionLost'

  constructor() {
    super({ code: 'CONNECTION_LOST', data: {} })
  }
}

/** A failure of one command, as `useCommand` rejects with. */
export class CommandFailure extends JournalFailure {
  override readonly name = 'CommandFailure'
  readonly command: CommandName

  constructor(command: CommandName, { failure }: JournalFailure, cause: unknown) {
    super(failure, { cause })
    this.command = command
  }
}

/** Turns whatever a call was rejected with into a failure; what is one already stays as it is. */
export function toJournalFailure(error: unknown): JournalFailure {
  if (error instanceof JournalFailure) return error
  if (error instanceof ORPCError) {
    // The contract has checked that the data belongs to the code.
    if (error.defined) return new JournalFailure({ code: error.code, data: error.data } as Failure)
    // A message that the contract does not know is answered 404 without being one of its failures.
    if (error.status >= 400 && error.status < 500)
      return new JournalFailure({ code: 'BAD_REQUEST', data: {} }, { cause: error })
  }
  return new JournalFailure({ code: 'BUG', data: {} }, { cause: error })
}
