import { z } from 'zod'
import { importFormat } from './import-contract.ts'
import { procedure, undoToken } from './procedure.ts'

/** What an undo left as it is, because it has been changed or used since. */
export const leftAlone = z.object({
  id: z.string(),
  /** A kind of document, or `settings`. */
  kind: z.string(),
  /** '' where it has none. */
  title: z.string(),
  /** The fields that were changed since; none where the command made it, and all of it is left. */
  paths: z.array(z.array(z.string())),
})
export type LeftAlone = z.infer<typeof leftAlone>

/** An import or a merge that this device has made, and can take back as a whole; or what one of them, or an export, has said. */
export const madeImport = z.object({
  /** Its undo token, where there is anything to take back. */
  id: undoToken,
  at: z.number().int(),
  what: z.enum(['import', 'merge', 'export']),
  /** null for files of several formats, and for a merge; of an export, that of the folder. */
  format: importFormat.nullable(),
  /** How many people it has written. */
  people: z.number().int(),
  /** What the first of them are called now. */
  names: z.array(z.string()),
  /** null: it stands. */
  undoneAt: z.number().int().nullable(),
  /** How many entries its undo left alone. */
  leftAlone: z.number().int(),
  /** False where it was undone, has written nothing, or all that it has written was forgotten since. */
  canUndo: z.boolean(),
  /** Whether it has written what is kept to be taken back. */
  hasWritten: z.boolean(),
  /** Whether `importReport` knows what it has said. */
  hasReport: z.boolean(),
})
export type MadeImport = z.infer<typeof madeImport>

export const undoCommands = {
  undo: procedure.input(z.object({ token: undoToken })).output(
    z.object({
      /** Takes the undo back: undo's own token. */
      undo: undoToken.nullable(),
      leftAlone: z.array(leftAlone),
    }),
  ),
}

export const undoQueries = {
  /** The latest first; see `MAX_KEPT` for how many. */
  imports: procedure.output(z.array(madeImport)),
}
