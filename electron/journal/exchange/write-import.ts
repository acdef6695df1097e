import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import { circleFinder, organisationFinder } from '#journal/commands/named-documents.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, OrganisationId, PersonId } from '#shared/model/id.ts'
import { IMPORT_RULES, type FieldValue, type ImportRules, type NamedOnes } from './import-rules.ts'
import { addedValues, contentOf, derivedNames } from './imported-content.ts'
import type { PlannedRecord } from './plan-import.ts'

export interface ImportWriter {
  /** Writes one record as planned; the records it builds on must have been written before. */
  write(write: DocumentWriter, index: number, planned: PlannedRecord): void
  /** Whom the records have made so far, by index. */
  readonly created: ReadonlyMap<number, PersonId>
}

export interface ImportWriterOptions {
  readonly sql: Sql
  readonly today: CivilDate
  readonly newEntryId: () => string
  readonly rules?: ImportRules
}

/** Writes planned records over several commits, with each organisation and circle made once. */
export function importWriter({ sql, today, newEntryId, rules = IMPORT_RULES }: ImportWriterOptions): ImportWriter {
  const created = new Map<number, PersonId>()
  const circles = new Map<string, CircleId>()
  const organisations = new Map<string, OrganisationId>()
  const everywhere = derivedNames()

  return {
    created,
    write(write, index, planned) {
      const { outcome, person } = planned
      if (outcome === 'skip' || outcome === 'unchanged' || outcome === 'forgotten') return
      const named: NamedOnes = {
        organisation: organisationFinder(sql, write, organisations),
        circle: circleFinder(sql, write, circles),
      }
      if (outcome !== 'update' || person === null) {
        created.set(index, create(write, planned, { here: named, everywhere, rules }))
        return
      }
      const target = idOf(person, created)
      const present = write.read(target)?.content ?? {}
      // Among roles without a beginning nothing tells which is the current one: what is new began, as far as known, now.
      for (const { path, value } of addedValues(planned, { named, from: today, rules })) {
        write.set(target, isTaken(present, path, value) ? [path[0], newEntryId()] : path, value)
      }
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
  { here, everywhere, rules }: { here: NamedOnes; everywhere: NamedOnes; rules: ImportRules },
): PersonId {
  const { newId, record } = planned
  const contentFor = (named: NamedOnes, part?: 'own' | 'links') =>
    contentOf(addedValues(planned, { named, from: null, rules, ...(part !== undefined && { part }) }))
  const links = contentFor(here, 'links')
  const whole = () => ({ ...contentFor(here, 'own'), names: record.names, ...links })
  if (newId === null) return write.create('person', whole()) as string as PersonId
  try {
    const derived = { ...contentFor(everywhere), names: record.names }
    return write.createDerived('person', derived, newId, links) as string as PersonId
  } catch (error) {
    // In the trash, or made of the same record and kept apart by the user: this one is another.
    if (!isJournalError(error, 'exists', 'forgotten')) throw error
    return write.create('person', whole()) as string as PersonId
  }
}

/** An entry that an earlier import made and the user has rewritten since stays theirs. */
function isTaken(present: object, [field, key]: FieldValue['path'], value: FieldValue['value']): boolean {
  if (key === undefined || typeof value !== 'object') return false
  const entries: unknown = Reflect.get(present, field)
  return typeof entries === 'object' && entries !== null && Object.hasOwn(entries, key)
}

function idOf(person: NonNullable<PlannedRecord['person']>, created: ReadonlyMap<number, PersonId>): PersonId {
  const id = 'id' in person ? person.id : created.get(person.record)
  if (id === undefined) throw new Error('a record builds on one that was not written')
  return id
}
