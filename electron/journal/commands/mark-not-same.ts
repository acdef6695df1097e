import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { requireDocument } from './require-document.ts'

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
    for (const [at, id] of people.entries()) {
      const named = people[1 - at] as PersonId
      const isSaid = said[at] !== undefined && Object.hasOwn(said[at], named)
      if (!notSame && isSaid) write.set(id, ['notSameAs', named], undefined)
    }
    const isSaidAlready = people.some((_, at) => Object.hasOwn(said[at] ?? {}, people[1 - at] as PersonId))
    if (notSame && !isSaidAlready) write.set(people[0], ['notSameAs', people[1]], true)
  })
  return { undo }
}
