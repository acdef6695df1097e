import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { requireDocument } from './require-document.ts'
import { withMerged } from './trash-commands.ts'

/**
 * Says that two who look alike are two people, in the document of whoever has the smaller id, so that two devices say it in one
 * place; or takes it back, wherever it was said. @throws Refusal SAME_PERSON
 */
export function markNotSame(
  context: CommandContext,
  { ids: [one, other], notSame }: CommandRequest<'markNotSame'>,
): CommandOutput<'markNotSame'> {
  if (one === other) throw new Refusal('SAME_PERSON', {})
  const { undo } = context.run('markNotSame', (write) => {
    const people = [one, other].toSorted() as [PersonId, PersonId]
    const said = people.map((id) => requireDocument(write, id, 'person').content.notSameAs)
    if (!notSame) return takeBack(context, write, people)
    const isSaidAlready = people.some((_, at) => Object.hasOwn(said[at] ?? {}, people[1 - at] as PersonId))
    if (!isSaidAlready) write.set(people[0], ['notSameAs', people[1]], true)
  })
  return { undo }
}

/** In the documents of those who were merged into either, too: it may have been said of them, and elsewhere before they were merged. */
function takeBack({ sql }: CommandContext, write: DocumentWriter, people: readonly [PersonId, PersonId]): void {
  const [some, others] = people.map((id) => withMerged(sql, id)) as [DocumentId[], DocumentId[]]
  for (const [ids, named] of [
    [some, others],
    [others, some],
  ] as const) {
    for (const id of ids) {
      const document = write.read(id)
      if (document?.kind !== 'person' || document.readOnly) continue
      for (const other of named) {
        if (Object.hasOwn(document.content.notSameAs, other)) write.set(id, ['notSameAs', other], undefined)
      }
    }
  }
}
