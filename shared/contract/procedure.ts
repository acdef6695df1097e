import { oc } from '@orpc/contract'
import { z } from 'zod'
import { journalErrors } from './journal-errors.ts'

/** The start of every command and query: the errors that any of them may answer with. */
export const procedure = oc.errors(journalErrors)

/** Gives back what a command did, to take it back with `undo`; null where it changed nothing. */
export const undoToken = z.string().min(1).max(100)

/** The answer of a command that makes nothing new. */
export const done = z.object({ undo: undoToken.nullable() })

export const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }
