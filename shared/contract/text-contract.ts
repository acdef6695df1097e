import { z } from 'zod'
import { documentId } from '#shared/model/id.ts'
import { done, procedure } from './procedure.ts'

const session = z.string().min(1).max(64)
const longText = z.string().max(1_000_000)
// What two devices wrote, or two people merged into one, may be longer together: it can be opened, and shortened.
const mergedText = z.string()

/** Edit sessions for long text, as ARCHITECTURE.md has them: open, edit as often as one types, close. */
export const textCommands = {
  openText: procedure
    .input(z.object({ id: documentId, field: z.string().max(40) }))
    .output(z.object({ session, text: mergedText })),
  /** `text` is all of what the page shows. Answers with the text as it is now, others' edits merged in. */
  editText: procedure.input(z.object({ session, text: longText })).output(z.object({ text: mergedText })),
  /** The undo takes back what the session wrote, where nobody has changed the text since. */
  closeText: procedure.input(z.object({ session })).output(done),
}
