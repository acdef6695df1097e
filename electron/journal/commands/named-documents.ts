import { derivedId } from '#journal/documents/derived-id.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { Sql } from '#journal/documents/statements.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { Participant } from '#shared/contract/conversations-contract.ts'
import type { CircleId, DocumentId, OrganisationId, PersonId } from '#shared/model/id.ts'
import { foldName, namesFromText } from '#shared/model/person-name.ts'

export type NamedKind = 'organisation' | 'circle'
type Finder<Id> = (name: string) => Id

/** The id of the organisation or circle of that name, wherever it is made first. */
export function namedId(kind: NamedKind, name: string): DocumentId {
  return derivedId(kind, foldName(name))
}

/**
 * Finds organisations by name and makes those that are missing, once each in a command. Two devices that make the same one
 * make the same document: its id and its first change follow from the name.
 * @param made those that the command has made, by folded name, where it uses several finders
 */
export function organisationFinder(
  sql: Sql,
  write: DocumentWriter,
  made = new Map<string, OrganisationId>(),
): Finder<OrganisationId | null> {
  const named = namedFinder('organisation', { sql, write, made })
  return (name) => (foldName(name) === '' ? null : named(name))
}

/** As `organisationFinder`, for circles. */
export function circleFinder(sql: Sql, write: DocumentWriter, made = new Map<string, CircleId>()): Finder<CircleId> {
  return namedFinder('circle', { sql, write, made })
}

function namedFinder<Id extends OrganisationId | CircleId>(
  kind: NamedKind,
  { sql, write, made }: { sql: Sql; write: DocumentWriter; made: Map<string, Id> },
): Finder<Id> {
  const table = kind === 'circle' ? 'circles' : 'organisations'
  return (name) => {
    const key = foldName(name)
    const known = made.get(key)
    if (known !== undefined) return known
    const present = namedNow<Id>(sql, table, key)
    if (present !== null) return present
    const id = makeNamed(write, kind, name.trim()) as string as Id
    made.set(key, id)
    return id
  }
}

/** The one that is called so, or was until it became part of another. */
function namedNow<Id extends string>(sql: Sql, table: string, key: string): Id | null {
  const called = sql(`SELECT id FROM ${table} WHERE name_key = ? AND deleted_at IS NULL ORDER BY hidden, n`).pluck()
  for (const id of called.all(key) as Id[]) {
    const now = survivorInRows(sql, id)
    if (sql(`SELECT 1 FROM ${table} WHERE id = ? AND hidden = 0`).get(now) !== undefined) return now as Id
  }
  return null
}

/** Where the one of that name has another name by now, is in the trash, or was forgotten, it is a new one. */
function makeNamed(write: DocumentWriter, kind: NamedKind, name: string): DocumentId {
  try {
    return write.createDerived(kind, { name }, namedId(kind, name))
  } catch (error) {
    if (!isJournalError(error, 'exists', 'forgotten')) throw error
    return write.create(kind, { name })
  }
}

export interface Participants {
  /** The person that a participant is: the one named by id, or a new one. */
  idOf(participant: Participant): PersonId
  readonly created: PersonId[]
}

/**
 * Which of the people that a document names are no longer wanted, and which wanted ones it does not name yet. Somebody
 * who was merged is named by the old id and wanted by that of the survivor: both mean the same person.
 */
export function compareNamed(
  sql: Sql,
  named: readonly string[],
  wanted: readonly string[],
): { gone: string[]; added: string[] } {
  const survivors = (ids: readonly string[]) => new Set(ids.map((id) => survivorInRows(sql, id)))
  const [wantedNow, namedNow] = [survivors(wanted), survivors(named)]
  return {
    gone: named.filter((id) => !wantedNow.has(survivorInRows(sql, id))),
    added: [...new Set(wanted)].filter((id) => !namedNow.has(survivorInRows(sql, id))),
  }
}

/**
 * Makes a person for each participant who is given by name: one for each name of a command, whatever the case, and
 * one for each organisation where the same name is said to work in several.
 * @param mentioned all whom the command names: where somebody works may be said where they are named again
 * @param idOfNew the id of the first, second … who is made, where it is not for the store to make one
 */
export function participantFinder(
  sql: Sql,
  write: DocumentWriter,
  newEntryId: () => string,
  mentioned: readonly Participant[] = [],
  idOfNew?: (index: number) => DocumentId,
): Participants {
  const organisationNamed = organisationFinder(sql, write)
  const firstOrganisations = new Map<string, string>()
  for (const one of mentioned) {
    if ('id' in one || !one.organisation) continue
    const name = foldName(one.name)
    if (!firstOrganisations.has(name)) firstOrganisations.set(name, one.organisation)
  }
  const made = new Map<string, PersonId>()
  const created: PersonId[] = []
  return {
    created,
    idOf(participant) {
      if ('id' in participant) return participant.id
      const name = foldName(participant.name)
      const organisation = participant.organisation || (firstOrganisations.get(name) ?? '')
      const key = JSON.stringify([name, foldName(organisation)])
      const known = made.get(key)
      if (known !== undefined) return known
      const worksAt = organisationNamed(organisation)
      const content = {
        names: namesFromText(participant.name),
        ...(worksAt !== null && { roles: { [newEntryId()]: { organisation: worksAt } } }),
      }
      const id = write.create('person', content, idOfNew?.(created.length)) as string as PersonId
      made.set(key, id)
      created.push(id)
      return id
    },
  }
}
