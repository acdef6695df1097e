import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isJournalError, JournalError } from '#journal/documents/journal-error.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from './command-context.ts'
import { DOCUMENTS_A_COMMIT, undoDocuments, type DocumentsEntry } from './undo.ts'
import type { UndoLog } from './undo-log.ts'

/**
 * Does `work` for each of many documents, in several commits, so that the journal answers meanwhile; a few are one
 * commit. All of them or none: where one is refused, what was done before it is taken back. One undo is for all.
 * @throws what `work` throws; a JournalError that says how many were done where they could not be taken back
 */
export async function runForEach<Id extends DocumentId>(
  context: Pick<CommandContext, 'run' | 'now'>,
  undoLog: UndoLog,
  command: string,
  ids: readonly Id[],
  work: (write: DocumentWriter, id: Id) => void,
): Promise<{ undo: string | null }> {
  const written: DocumentsEntry['writes'][number][] = []
  const entry: DocumentsEntry = { kind: 'documents', writes: written, created: [] }
  for (let done = 0; done < ids.length; done += DOCUMENTS_A_COMMIT) {
    try {
      const { undo } = context.run(command, (write) => {
        for (const id of ids.slice(done, done + DOCUMENTS_A_COMMIT)) work(write, id)
      })
      const part = undo === null ? null : undoLog.take(undo)
      if (part?.kind === 'documents') written.push(...part.writes)
    } catch (error) {
      if (written.length > 0) await takeAllBack(context, undoLog, entry, `${done} of ${ids.length} were changed`)
      throw error
    }
    if (done + DOCUMENTS_A_COMMIT < ids.length) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return { undo: written.length === 0 ? null : undoLog.remember(entry) }
}

async function takeAllBack(
  context: Pick<CommandContext, 'run' | 'now'>,
  undoLog: UndoLog,
  entry: DocumentsEntry,
  done: string,
): Promise<void> {
  try {
    const { undo } = await undoDocuments(context, undoLog, '', entry)
    if (undo !== null) undoLog.take(undo)
  } catch (error) {
    undoLog.take('')
    if (!isJournalError(error)) throw error
    throw new JournalError(error.code, `Not all was done: ${done}. ${error.message}`, { cause: error })
  }
}
