import { z } from 'zod'
import { procedure } from './procedure.ts'

/** What a draft belongs to: `quick-log`. */
const draftName = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
// What two windows have typed is kept together, and may be longer than what one of them takes.
const draftText = z.string().max(200_000)

/**
 * Keeps `text`; '' ends the draft. `base` is the draft that the window has read or written last: where another window
 * has left something else since, that is kept below `text`.
 */
export const draftToKeep = z.object({ name: draftName, text: draftText, base: draftText.optional() })

/** What was typed and not saved yet. It stays on this machine, outlives window and app, and is nothing to be undone. */
export const draftCommands = {
  /** Answers with all that is kept now. */
  saveDraft: procedure.input(draftToKeep).output(z.object({ text: z.string() })),
}

export const draftQueries = {
  /** '' where there is none. */
  draft: procedure.input(z.object({ name: draftName })).output(z.object({ text: z.string() })),
}
