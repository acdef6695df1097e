import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import { circleFinder, organisationFinder } from '#journal/commands/named-documents.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, OrganisationId, PersonId } from '#shared/model/id.ts'
import { derivedNames, importedContent, type NamedOnes } from './imported-content.ts'
import type { PlannedRecord } from './plan-import.ts'

export interface ImportWriter {
  /** Writes one record as planned; the records it builds on must have been written before. */
  write(write: DocumentWriter, index: number, planned: PlannedRecord): void
}

export interface ImportWriterOptions {
  readonly sql: Sql
  readonly today: CivilDate
  readonly newEntryId: () => string
}

/** Writes planned records over several commits, with each organisation and circle made once. */
export function importWriter({ sql, today, newEntryId }: ImportWriterOptions): ImportWriter {
  const created = new Map<number, PersonId>()
  const circles = new Map<string, CircleId>()
  const organisations = new Map<string, OrganisationId>()
  const everywhere = derivedNames()

  return {
    write(write, index, planned) {
      const { outcome, person, additions } = planned
      if (outcome === 'skip' || outcome === 'unchanged' || outcome === 'forgotten') return
      const named: NamedOnes = {
        organisation: organisationFinder(sql, write, organisations),
        circle: circleFinder(sql, write, circles),
      }
      if (outcome !== 'update' || person === null) {
        created.set(index, create(write, planned, { here: named, everywhere }))
        return
      }
      const target = idOf(person, created)
      // Among roles without a beginning nothing tells which is the current one: what is new began, as far as known, now.
      const content = importedContent(planned)
      const maps = { ...content.entries, ...content.links(named, today) }
      const present = write.read(target)?.content
      for (const [name, map] of Object.entries(maps)) {
        const taken: unknown = present === undefined ? {} : Reflect.get(present, name)
        for (const [key, value] of Object.entries(map)) {
          // An entry that an earlier import made and the user has rewritten since stays theirs.
          const isTaken = name !== 'circles' && Object.hasOwn(taken as object, key)
          const path = [name, isTaken ? newEntryId() : key]
          write.set(target, path, JSON.parse(JSON.stringify(value)) as Plain)
        }
      }
      if (additions.nick !== '') write.set(target, ['names', 'nick'], additions.nick)
      if (additions.phonetic !== '') write.set(target, ['names', 'phonetic'], additions.phonetic)
      if (additions.metOn !== null) write.set(target, ['metOn'], additions.metOn)
      if (additions.notes !== '') write.set(target, ['notes'], additions.notes)
    },
  }
}

/**
 * Makes the person of a record: the same first change on every machine, in which organisations and circles have the ids
 * that follow from their names. Where the journal has them under others, the second change says so.
 */
function create(
  write: DocumentWriter,
  planned: PlannedRecord,
  { here, everywhere }: { here: NamedOnes; everywhere: NamedOnes },
): PersonId {
  const { newId } = planned
  const content = importedContent(planned)
  const own = { ...content.single, ...content.entries }
  const links = content.links(here, null)
  if (newId === null) return write.create('person', { ...own, ...links }) as string as PersonId
  try {
    const derived = { ...own, ...content.links(everywhere, null) }
    return write.createDerived('person', derived, newId, links) as string as PersonId
  } catch (error) {
    // In the trash, or made of the same record and kept apart by the user: this one is another.
    if (!isJournalError(error, 'exists', 'forgotten')) throw error
    return write.create('person', { ...own, ...links }) as string as PersonId
  }
}

function idOf(person: NonNullable<PlannedRecord['person']>, created: ReadonlyMap<number, PersonId>): PersonId {
  const id = 'id' in person ? person.id : created.get(person.record)
  if (id === undefined) throw new Error('a record builds on one that was not written')
  return id
}
