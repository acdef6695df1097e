import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { PersonFieldRules } from '#shared/model/person-field.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { mergedFields } from './merge-fields.ts'
import { requireDocument } from './require-document.ts'

/**
 * Makes `from` part of `into`: conversations and follow-ups of both are then those of `into`, which gains what it
 * lacks. Nothing is taken from `from`, so that undo brings both back as they were.
 */
export function mergePeople(
  context: CommandContext,
  { from, into }: CommandRequest<'mergePeople'>,
  fields: PersonFieldRules = PERSON_FIELDS,
): CommandOutput<'mergePeople'> {
  if (from === into) throw new Refusal('SAME_PERSON', {})
  const { undo } = context.run(
    'mergePeople',
    (write) => {
      const source = requireDocument(write, from, 'person').content
      const target = requireDocument(write, into, 'person').content
      if (source.mergedInto !== null) throw new Refusal('ALREADY_MERGED', { id: from })
      if (source.deletedAt !== undefined) throw new Refusal('PERSON_IN_TRASH', { id: from })
      if (target.mergedInto !== null || target.deletedAt !== undefined) {
        throw new Refusal('SURVIVOR_GONE', { id: into })
      }
      for (const { path, value } of mergedFields(fields, { id: into, source, target })) write.set(into, path, value)
      write.set(from, ['mergedInto'], into)
      // Whoever merges two that were said to be two takes that back, in whichever document it stands.
      if (Object.hasOwn(source.notSameAs, into)) write.set(from, ['notSameAs', into], undefined)
      if (Object.hasOwn(target.notSameAs, from)) write.set(into, ['notSameAs', from], undefined)
    },
    'merge',
  )
  return { undo }
}
