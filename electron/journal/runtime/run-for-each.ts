import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from './command-context.ts'
import { notSavedReason } from './failure-of.ts'
import { Refusal } from './refusal.ts'
import { DOCUMENTS_A_COMMIT, takeBack } from './undo.ts'
import { gatherWrites, type Written } from './written.ts'

/**
 * Does `work` for each of many documents, in several commits, so that the journal answers meanwhile; a few are one
 * commit. All of them or none: where one is refused, what was done before it is taken back.
 * @returns what was written, for one undo of all
 * @throws what `work` throws; a Refusal `PARTLY_DONE` where what was done could not be taken back
 */
export async function runForEach<Id extends DocumentId>(
  context: Pick<CommandContext, 'commit' | 'now' | 'store' | 'sql'>,
  command: string,
  ids: readonly Id[],
  work: (write: DocumentWriter, id: Id) => void,
): Promise<Written> {
  const gathered = gatherWrites(context.sql)
  for (let done = 0; done < ids.length; done += DOCUMENTS_A_COMMIT) {
    try {
      gathered.add(
        context.commit(command, (write) => {
          for (const id of ids.slice(done, done + DOCUMENTS_A_COMMIT)) work(write, id)
        }),
      )
    } catch (error) {
      const { written } = gathered
      if (written.length > 0) await takeAllBack(context, written, { done, total: ids.length })
      throw error
    }
    if (done + DOCUMENTS_A_COMMIT < ids.length) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return gathered.written
}

async function takeAllBack(
  context: Pick<CommandContext, 'commit' | 'now' | 'store' | 'sql'>,
  written: Written,
  part: { done: number; total: number },
): Promise<void> {
  const { failed } = await takeBack(context, written)
  if (failed === null) return
  const { error } = failed
  if (!isJournalError(error)) throw error
  throw new Refusal('PARTLY_DONE', { ...part, reason: notSavedReason(error) })
}
