import { derivedId } from '#journal/documents/derived-id.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { sessionId, type SessionId } from '#shared/model/id.ts'
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
  { id, span, done, undone, ended }: CommandRequest<'continueSession'>,
): CommandOutput<'continueSession'> {
  context.commit('continueSession', (write) => {
    const { content } = requireDocument(write, id, 'session')
    const before = content.spans[span]
    if (before !== undefined) {
      const { from, to } = before
      const now = { from, to: Math.max(to, context.now()) }
      write.set(id, ['spans', span], ended ? now : { ...now, open: context.device })
    }
    for (const one of done) write.set(id, ['done', one], true)
    for (const one of undone) write.set(id, ['done', one], undefined)
  })
  return {}
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
