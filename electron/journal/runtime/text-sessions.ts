import { JournalError, notFound } from '#journal/documents/journal-error.ts'
import type { FieldWrite, StoredDocument } from '#journal/documents/document-store.ts'
import { openTextFork, type TextFork } from '#journal/documents/text-fork.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from './command-context.ts'
import { Refusal } from './refusal.ts'
import type { UndoLog } from './undo-log.ts'

export interface TextSessions {
  open(input: CommandRequest<'openText'>): CommandOutput<'openText'>
  edit(input: CommandRequest<'editText'>): CommandOutput<'editText'>
  close(input: CommandRequest<'closeText'>): CommandOutput<'closeText'>
  /** Ends every session; what was pushed is committed already. */
  closeAll(): void
}

// A page that went away without closing leaves its session behind; the oldest give way.
const MAX_SESSIONS = 64

interface Session {
  readonly id: DocumentId
  readonly kind: string
  readonly fork: TextFork
  /** What this session wrote, one stretch for all that nobody else's edit came between. */
  readonly writes: FieldWrite[]
  /** The fork has text that is not in the document: saving it has failed. */
  isUnsaved: boolean
}

/** Edit sessions on long text: typed text is merged with what others wrote, so that neither is lost. */
export function openTextSessions(context: CommandContext, undoLog: UndoLog): TextSessions {
  const sessions = new Map<string, Session>()
  const find = (id: string): Session => {
    const session = sessions.get(id)
    if (session === undefined) throw new Refusal('TEXT_SESSION_ENDED', {})
    return session
  }
  const end = (id: string) => {
    sessions.get(id)?.fork.close()
    sessions.delete(id)
  }
  return {
    open({ id, field }) {
      const { kind } = requireText(context, id, field)
      const fork = openTextFork(context.store, id, field, () => ({
        message: { command: 'editText', device: context.device },
        now: context.now(),
      }))
      const session = context.newEntryId()
      sessions.set(session, { id, kind, fork, writes: [], isUnsaved: false })
      for (const oldest of sessions.keys()) {
        if (sessions.size <= MAX_SESSIONS) break
        end(oldest)
      }
      return { session, text: fork.text() }
    },
    edit({ session: id, text }) {
      const session = find(id)
      const { fork, writes } = session
      if (text !== fork.text() || session.isUnsaved) {
        session.isUnsaved = true
        // Undone as a whole, when the session is closed; one entry for every pause in typing would push out all others.
        const commit = context.commit('editText', (write) => fork.commit(write, text))
        session.isUnsaved = false
        for (const write of commit.writes) addWrite(writes, write)
      }
      fork.catchUp()
      return { text: fork.text() }
    },
    close({ session: id }) {
      const { id: document, kind, writes } = find(id)
      end(id)
      const [first, ...others] = writes
      const isAsBefore = first === undefined || (others.length === 0 && first.before === first.after)
      const written = isAsBefore ? [] : [{ id: document, kind, made: null, writes }]
      return { undo: undoLog.remember({ kind: 'documents', written }) }
    },
    closeAll() {
      for (const id of sessions.keys()) end(id)
    },
  }
}

/** Joins a write with the one before where it goes on from there: nobody else has changed the text in between. */
function addWrite(writes: FieldWrite[], write: FieldWrite): void {
  const last = writes.at(-1)
  const goesOn = last !== undefined && last.after === write.before && last.path.join() === write.path.join()
  if (goesOn) writes[writes.length - 1] = { ...last, after: write.after }
  else writes.push(write)
}

function requireText({ store }: CommandContext, id: DocumentId, field: string): StoredDocument {
  const document = store.read(id)
  if (document === null) throw notFound(id)
  if (!store.hasText(document.kind, field)) throw new Refusal('NOT_A_TEXT', { kind: document.kind, field })
  if (document.readOnly) {
    throw new JournalError('read-only-document', `${id} is of a newer schema`, { details: { id } })
  }
  return document
}
