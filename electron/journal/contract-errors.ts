import { ORPCError } from '@orpc/server'
import { failureOf } from './runtime/failure-of.ts'

/**
 * An expected failure as the contract names it; anything else comes back as it is, and is a bug.
 * @param input what the command or query was called with: an id in it tells which entry was not found
 */
export function toContractError(error: unknown, input: unknown): unknown {
  const failure = failureOf(error, idIn(input))
  // Its message is the code: there are no words on the wire.
  return failure === null
    ? error
    : new ORPCError(failure.code, { message: failure.code, data: failure.data, defined: true })
}

function idIn(input: unknown): string {
  if (typeof input !== 'object' || input === null) return ''
  const id: unknown = Reflect.get(input, 'id')
  return typeof id === 'string' ? id : ''
}
