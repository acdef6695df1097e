import type { ContractErrorCode, Failure, FailureData } from '#shared/contract/journal-errors.ts'

/** A command that makes no sense as things stand. Nothing was written. Whoever asked has the words for its code. */
export class Refusal<Code extends ContractErrorCode = ContractErrorCode> extends Error {
  override readonly name = 'Refusal'
  readonly failure: Failure

  constructor(code: Code, data: FailureData<Code>) {
    super(code)
    // The pair is one of the union, which TypeScript does not see through the type parameter.
    this.failure = { code, data } as Failure
  }
}
