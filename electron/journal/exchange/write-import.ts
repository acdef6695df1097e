import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import { circleFinder, organisationFinder } from '#journal/commands/named-documents.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, OrganisationId, PersonId } from '#shared/model/id.ts'
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

  const entries = <Value>(values: readonly Value[]) => values.map((value) => [newEntryId(), value] as const)

  return {
    write(write, index, { record, format, outcome, person, additions }) {
      if (outcome === 'skip' || outcome === 'unchanged') return
      const organisation =
        additions.role === null ? null : organisationFinder(sql, write, organisations)(additions.role.organisation)
      const circleNamed = circleFinder(sql, write, circles)
      const target = outcome === 'update' && person !== null ? idOf(person, created) : null
      // Among roles without a beginning nothing tells which is the current one: what is new began, as far as known, now.
      const from = target === null ? null : today
      const role = additions.role === null ? [] : [{ organisation, title: additions.role.title, from, to: null }]
      const refs = additions.ref === null ? [] : [{ source: format, ref: additions.ref }]
      const maps = {
        channels: entries(additions.channels),
        roles: entries(role),
        places: entries(additions.places),
        dates: entries(additions.dates),
        externalRefs: entries(refs),
        circles: additions.circles.map((circle) => [circleNamed(circle), true as const] as const),
      }
      if (target === null) {
        const id = write.create('person', {
          ...Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, Object.fromEntries(map)])),
          names: record.names,
          metOn: additions.metOn,
          notes: additions.notes,
        })
        created.set(index, id as PersonId)
        return
      }
      for (const [name, map] of Object.entries(maps)) {
        for (const [key, value] of map) write.set(target, [name, key], JSON.parse(JSON.stringify(value)) as Plain)
      }
      if (additions.nick !== '') write.set(target, ['names', 'nick'], additions.nick)
      if (additions.phonetic !== '') write.set(target, ['names', 'phonetic'], additions.phonetic)
      if (additions.metOn !== null) write.set(target, ['metOn'], additions.metOn)
      if (additions.notes !== '') write.set(target, ['notes'], additions.notes)
    },
  }
}

function idOf(person: NonNullable<PlannedRecord['person']>, created: ReadonlyMap<number, PersonId>): PersonId {
  const id = 'id' in person ? person.id : created.get(person.record)
  if (id === undefined) throw new Error('a record builds on one that was not written')
  return id
}
