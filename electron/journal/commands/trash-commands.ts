import { notFound } from '#journal/documents/journal-error.ts'
import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { redactReviews } from './redact-reviews.ts'
import { forgetSides } from './forget-sides.ts'
import { Refusal } from '#journal/runtime/refusal.ts'

/** Marks documents as deleted. They can be restored for 30 days. */
export function moveToTrash(
  context: CommandContext,
  { ids }: CommandRequest<'moveToTrash'>,
): Promise<CommandOutput<'moveToTrash'>> {
  return markDeleted(context, 'moveToTrash', ids, true)
}

export function restoreFromTrash(
  context: CommandContext,
  { ids }: CommandRequest<'restoreFromTrash'>,
): Promise<CommandOutput<'restoreFromTrash'>> {
  return markDeleted(context, 'restoreFromTrash', ids, false)
}

/** Erases a document for good: snapshot, changes and rows go, a tombstone stays. Of people, finished reviews lose the name. */
export function forget(context: CommandContext, { id }: CommandRequest<'forget'>): CommandOutput<'forget'> {
  if (context.store.isSingleton(id)) throw new Refusal('PREFERENCES_STAY', {})
  context.run('forget', (write) => {
    if (write.read(id) === null) throw notFound(id)
    const same = withMerged(context.sql, id)
    const goes = new Set(same)
    redactReviews(context, write, same)
    forgetSides(context, write, same)
    for (const one of same) {
      // Who was told apart from them is told apart from nobody: not even an id of theirs stays.
      for (const other of toldApart(context.sql, one)) {
        if (!goes.has(other)) write.set(other, ['notSameAs', one], undefined)
      }
      if (write.read(one) !== null) write.forget(one)
    }
  })
  return { undo: null }
}

function toldApart(sql: CommandContext['sql'], id: DocumentId): DocumentId[] {
  const rows = sql(`SELECT p.id FROM person_apart AS a JOIN people AS p ON p.n = a.n
    WHERE a.other = ? AND p.read_only = 0`).pluck()
  return rows.all(id) as DocumentId[]
}

/** A document, with everybody who was merged into it: they are one person, and are forgotten as one. */
export function withMerged(sql: CommandContext['sql'], id: DocumentId): DocumentId[] {
  const rows =
    sql(`WITH RECURSIVE same (id) AS (SELECT ? UNION SELECT e.id FROM entries e JOIN same ON e.merged_into = same.id)
    SELECT id FROM same`).all(id)
  return (rows as { id: DocumentId }[]).map((row) => row.id)
}

function markDeleted(
  context: CommandContext,
  command: string,
  ids: CommandRequest<'moveToTrash'>['ids'],
  deleted: boolean,
) {
  return context.runForEach(command, ids, (write, id) => {
    const document = write.read(id)
    if (document === null) throw notFound(id)
    if (context.store.isSingleton(id)) throw new Refusal('PREFERENCES_STAY', {})
    if ((document.content.deletedAt !== undefined) !== deleted)
      write.set(id, ['deletedAt'], deleted ? context.now() : undefined)
  })
}
