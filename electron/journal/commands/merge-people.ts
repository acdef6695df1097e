import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { PERSON_ENTRIES, PERSON_TEXTS, type Person, type PersonCollection } from '#shared/model/person.ts'
import { displayName } from '#shared/model/person-name.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { requireDocument } from './require-document.ts'

/**
 * Makes `from` part of `into`: conversations and follow-ups of both are then those of `into`, which gains what it
 * lacks. Nothing is taken from `from`, so that undo brings both back as they were.
 */
export function mergePeople(
  context: CommandContext,
  { from, into }: CommandRequest<'mergePeople'>,
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
      fillGaps(write, into, source, target)
      write.set(from, ['mergedInto'], into)
    },
    'merge',
  )
  return { undo }
}

function fillGaps(write: DocumentWriter, id: PersonId, source: Person, target: Person): void {
  for (const field of ['ring', 'side', 'metThrough', 'metOn'] as const) {
    if (target[field] === null && source[field] !== null && source[field] !== id) write.set(id, [field], source[field])
  }
  if (target.pronouns === '' && source.pronouns !== '') write.set(id, ['pronouns'], source.pronouns)
  const otherName = displayName(source.names)
  if (target.names.nick === '' && otherName !== displayName(target.names)) write.set(id, ['names', 'nick'], otherName)
  for (const collection of [...(Object.keys(PERSON_ENTRIES) as PersonCollection[]), 'externalRefs'] as const) {
    const present = new Set(Object.values(target[collection]).map((entry) => JSON.stringify(entry)))
    for (const [key, entry] of Object.entries(source[collection])) {
      if (present.has(JSON.stringify(entry)) || Object.hasOwn(target[collection], key)) continue
      write.set(id, [collection, key], entry as Plain)
    }
  }
  for (const marks of ['needsMet', 'needsLetGo'] as const) {
    for (const [need, day] of Object.entries(source[marks])) {
      if (!Object.hasOwn(target.needs, need)) write.set(id, [marks, need], day)
    }
  }
  for (const circle of Object.keys(source.circles)) write.set(id, ['circles', circle], true)
  for (const field of PERSON_TEXTS) {
    const [mine, theirs] = [target[field].trim(), source[field].trim()]
    if (theirs !== '' && !mine.includes(theirs)) write.set(id, [field], mine === '' ? theirs : `${mine}\n\n${theirs}`)
  }
}
