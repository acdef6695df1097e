import { ORPCError } from '@orpc/server'

/** The code of an error that came through the contract; anything else is thrown on. */
export function errorCode(error: unknown): string {
  if (error instanceof ORPCError) return error.code
  throw error
}
