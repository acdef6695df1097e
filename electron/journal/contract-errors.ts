import { ORPCError } from '@orpc/server'
import { Refusal } from './runtime/refusal.ts'
import { isJournalError, type StoreErrorCode } from './documents/journal-error.ts'
import type { ContractErrorCode, NotSavedReason } from '#shared/contract/journal-errors.ts'

/**
 * An expected failure as the contract names it; anything else comes back as it is, and is a bug.
 * @param input what the command or query was called with: an id in it tells which entry was not found
 */
export function toContractError(error: unknown, input: unknown): unknown {
  if (error instanceof Refusal) {
    return contractError(error.kind === 'conflict' ? 'CONFLICT' : 'REFUSED', error.message, { because: error.message })
  }
  if (!isJournalError(error)) return error
  const id = idIn(input)
  const reason = NOT_SAVED[error.code]
  if (reason !== undefined) return contractError('NOT_SAVED', error.message, { reason })
  if (error.code === 'read-only-document') return contractError('READ_ONLY_DOCUMENT', error.message, { id })
  if (NOT_FOUND.has(error.code)) return contractError('NOT_FOUND', error.message, { id })
  return contractError('REFUSED', error.message, { because: error.message })
}

/** Why nothing can be saved, for the banner; null for a failure that says nothing about the next command. */
export function notSavedReason(error: unknown): NotSavedReason | null {
  return isJournalError(error) ? (NOT_SAVED[error.code] ?? null) : null
}

const NOT_SAVED: Partial<Record<StoreErrorCode, NotSavedReason>> = {
  'disk-full': 'disk-full',
  'read-only': 'read-only',
  io: 'io',
  closed: 'closed',
}
const NOT_FOUND: ReadonlySet<StoreErrorCode> = new Set(['not-found', 'forgotten', 'damaged-document'])

function contractError(code: ContractErrorCode, message: string, data: unknown): Error {
  return new ORPCError(code, { message, data, defined: true })
}

function idIn(input: unknown): string {
  if (typeof input !== 'object' || input === null) return ''
  const id: unknown = Reflect.get(input, 'id')
  return typeof id === 'string' ? id : ''
}
