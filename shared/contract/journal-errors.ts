import { z } from 'zod'

/** Why nothing could be written. The journal on disk is as it was before the command. */
export const notSavedReason = z.enum(['disk-full', 'read-only', 'io', 'closed'])
export type NotSavedReason = z.infer<typeof notSavedReason>

/**
 * Every failure that a caller can expect, with what it needs to say what happened, what was kept and what
 * to do. Anything else that is thrown is a bug. Malformed input is oRPC's own BAD_REQUEST.
 */
export const journalErrors = {
  NOT_FOUND: { message: 'That entry is not in the journal.', data: z.object({ id: z.string() }) },
  CONFLICT: { message: 'That cannot be done as things stand.', data: z.object({ because: z.string() }) },
  NOT_SAVED: { message: 'Nothing was saved.', data: z.object({ reason: notSavedReason }) },
  READ_ONLY_DOCUMENT: {
    message: 'A newer version of Rapport wrote this entry. It can be read here, not changed.',
    data: z.object({ id: z.string() }),
  },
  REFUSED: { message: 'That was refused.', data: z.object({ because: z.string() }) },
} as const
export type ContractErrorCode = keyof typeof journalErrors
