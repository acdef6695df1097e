import { derivedId } from '#journal/documents/derived-id.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { NewContent } from '#shared/model/schemas.ts'
import type { IntroductionId } from '#shared/model/id.ts'
import { INTRODUCTION_SIDES, type Introduction } from '#shared/model/introduction.ts'
import { otherSide } from '#shared/model/introduction-state.ts'
import { requireDocument } from './require-document.ts'

/**
 * Takes somebody who is forgotten out of every introduction. A document keeps each word that it ever had, so that each gets
 * another in its place: with the other side and what is theirs, the days on which things happened, and nothing that was written of
 * both. Two devices that do it make the same one.
 */
export function forgetSides(
  { sql }: Pick<CommandContext, 'sql'>,
  write: DocumentWriter,
  people: readonly string[],
): void {
  const rows = sql(`SELECT id FROM introductions WHERE a_id IN (SELECT value FROM json_each(:people))
    OR b_id IN (SELECT value FROM json_each(:people))`).all({ people: JSON.stringify(people) })
  for (const { id } of rows as { id: IntroductionId }[]) {
    if (write.read(id) === null) continue
    const { content } = requireDocument(write, id, 'introduction')
    write.forget(id)
    const rest = withoutSides(content, new Set(people))
    if (rest === null || content.deletedAt !== undefined) continue
    const made = derivedId('introduction without', id, JSON.stringify(rest))
    try {
      write.createDerived('introduction', rest, made, content.sample === true ? { sample: true } : {})
    } catch (error) {
      // Made from the same words elsewhere; it may have been forgotten since.
      if (!isJournalError(error, 'exists', 'forgotten')) throw error
    }
  }
}

/** As `forgetSides`, for introductions of whom another device forgot, which did not know of them. */
export function forgetStraySides(context: CommandContext): void {
  const rows =
    context.sql(`SELECT DISTINCT t.id FROM tombstones AS t JOIN introductions AS i ON t.id IN (i.a_id, i.b_id)
    WHERE t.forgotten = 1`)
  const people = (rows.all() as { id: string }[]).map(({ id }) => id)
  if (people.length > 0) context.commit('forget', (write) => forgetSides(context, write, people))
}

/** What stays of an introduction; null where nobody is left in it. */
function withoutSides(content: Introduction, gone: ReadonlySet<string>): NewContent<'introduction'> | null {
  const kept = INTRODUCTION_SIDES.filter((side) => content[side] !== null && !gone.has(content[side]))
  const [side] = kept
  if (side === undefined || kept.length !== 1) return null
  const events = Object.entries(content.events).map(([id, event]) => {
    if (event.side === null) return [id, { ...event, note: '' }] as const
    return [id, event.side === side ? event : { ...event, person: null, note: '' }] as const
  })
  return {
    [side]: content[side],
    [otherSide(side)]: null,
    [side === 'a' ? 'blurbA' : 'blurbB']: side === 'a' ? content.blurbA : content.blurbB,
    events: Object.fromEntries(events),
  } as NewContent<'introduction'>
}
