import { derivedId } from '#journal/documents/derived-id.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { sessionId, type SessionId } from '#shared/model/id.ts'
import { minutesOfSpans } from '#shared/model/session.ts'
import { requireDocument } from './require-document.ts'

/**
 * Begins to work: a new stretch of a session. One of a block is made from block and day alone, so that two devices that run the
 * same block make one document.
 */
export function beginSession(
  context: CommandContext,
  { id, block, minutes }: CommandRequest<'beginSession'>,
): CommandOutput<'beginSession'> {
  const { result } = context.commit('beginSession', (write) => {
    const session = id ?? startedSession(context, write, { block, minutes })
    const { content } = requireDocument(write, session, 'session')
    // In the trash it would be lost to whoever goes on with it.
    if (content.deletedAt !== undefined) write.set(session, ['deletedAt'], undefined)
    closeOpen(context, write)
    const span = context.newEntryId()
    const at = context.now()
    write.set(session, ['spans', span], { from: at, to: at, open: context.device })
    return { id: session, span }
  })
  return result
}

/** Writes how far a stretch is, and what was done in it. A clock set back does not shorten it. */
export function continueSession(
  context: CommandContext,
  { id, span, done, undone, skipped, ended }: CommandRequest<'continueSession'>,
): CommandOutput<'continueSession'> {
  context.commit('continueSession', (write) => {
    const { content } = requireDocument(write, id, 'session')
    const before = content.spans[span]
    if (before !== undefined) {
      const { from, to } = before
      const now = { from, to: ended === 'as-written' ? to : Math.max(to, context.now()) }
      write.set(id, ['spans', span], ended === 'no' ? { ...now, open: context.device } : now)
    }
    for (const one of done) write.set(id, ['done', one], true)
    for (const one of undone) write.set(id, ['done', one], undefined)
    for (const one of skipped) write.set(id, ['skipped', one], true)
    if (ended !== 'no') dropEmpty(context, write, id)
  })
  return {}
}

/** What a kill left open here goes no further than it was. */
function closeOpen(context: CommandContext, write: DocumentWriter): void {
  const rows = context
    .sql('SELECT id FROM sessions WHERE deleted_at IS NULL AND instr(content, ?) > 0')
    .all(`"open":${JSON.stringify(context.device)}`) as { id: SessionId }[]
  for (const { id } of rows) {
    const { content, readOnly } = requireDocument(write, id, 'session')
    for (const [span, { from, to, open }] of Object.entries(content.spans)) {
      if (open === context.device && !readOnly) write.set(id, ['spans', span], { from, to })
    }
  }
}

/** Begun by a slip of the fingers: nobody wants to read of it. */
function dropEmpty(context: CommandContext, write: DocumentWriter, id: SessionId): void {
  const { content } = requireDocument(write, id, 'session')
  const isEmpty = Object.keys(content.done).length === 0 && content.note === ''
  if (isEmpty && minutesOfSpans(Object.values(content.spans)) < 1) write.set(id, ['deletedAt'], context.now())
}

function startedSession(
  context: CommandContext,
  write: DocumentWriter,
  { block, minutes }: Pick<CommandRequest<'beginSession'>, 'block' | 'minutes'>,
): SessionId {
  if (block === null) return sessionId.parse(write.create('session', { day: context.today(), minutes }))
  requireDocument(write, block.id, 'time-block')
  const id = sessionId.parse(derivedId('session', block.id, block.day))
  if (write.read(id) === null) write.createDerived('session', { block: block.id, day: block.day }, id, { minutes })
  return id
}
