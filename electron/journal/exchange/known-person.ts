import type { Person } from '#shared/model/person.ts'
import { displayName } from '#shared/model/person-name.ts'
import type { PersonId } from '#shared/model/id.ts'
import { RINGS } from '#shared/model/ring.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import { IMPORT_RULES, type ImportRules, type KnownNames } from './import-rules.ts'

/** What an import has to know about a person to match a record with them and to see what they lack. */
export interface KnownPerson {
  /** null for one whom the import itself makes. */
  readonly id: PersonId | null
  readonly name: string
  /** '' where it is not known which part of the name it is. */
  readonly given: string
  readonly nick: string
  /** The marks of what is known, by field; a field of which nothing is known is not in it. */
  readonly marks: ReadonlyMap<string, ReadonlySet<string>>
}

/** Everybody in the journal, as far as an import asks. */
export function* knownPeople(
  sql: Sql,
  rules: ImportRules = IMPORT_RULES,
): Generator<KnownPerson & { readonly id: PersonId }> {
  const names = { organisations: namesById(sql, 'organisations'), circles: namesById(sql, 'circles') }
  for (const row of sql(
    'SELECT p.id, c.content FROM people p JOIN person_contents c ON c.n = p.n WHERE p.hidden = 0',
  ).iterate()) {
    const { id, content } = row as { id: PersonId; content: string }
    const person = JSON.parse(content) as Person
    const { given, nick } = person.names
    yield { id, name: displayName(person.names), given, nick, marks: marksOf(person, names, rules) }
  }
}

/** The names of organisations by their ids. */
export function organisationNames(sql: Sql): ReadonlyMap<string, string> {
  return namesById(sql, 'organisations')
}

/** The ids of people who were forgotten. Whom the trash was emptied of may come again. */
export function forgottenPeople(sql: Sql): ReadonlySet<string> {
  const rows = sql(`SELECT id FROM tombstones WHERE kind = 'person' AND forgotten = 1`).all() as { id: string }[]
  return new Set(rows.map(({ id }) => id))
}

/** How many people of the rings, but for the widest, work at an organisation, by its folded name. */
export function peopleInRingsByEmployer(sql: Sql): ReadonlyMap<string, number> {
  const rows = sql(`SELECT o.name_key AS name, count(*) AS count FROM people AS p JOIN organisations AS o
    ON o.id = p.organisation_id WHERE p.hidden = 0 AND p.ring < ${RINGS.indexOf('wider')} GROUP BY o.name_key`).all()
  return new Map((rows as { name: string; count: number }[]).map(({ name, count }) => [name, count]))
}

// One for all: a file of 10,000 people would make as many.
const NOTHING: KnownPerson['marks'] = new Map()

/** Somebody of whom nothing is known yet. */
export function unknownPerson(name: string, given = ''): KnownPerson {
  return { id: null, name, given, nick: '', marks: NOTHING }
}

function marksOf(person: Person, names: KnownNames, rules: ImportRules): KnownPerson['marks'] {
  const marks = new Map<string, ReadonlySet<string>>()
  for (const [field, rule] of rules) {
    const known = new Set(rule.known(person, names))
    if (known.size > 0) marks.set(field, known)
  }
  return marks
}

export function namesById(sql: Sql, table: 'organisations' | 'circles'): Map<string, string> {
  const rows = sql(`SELECT id, name FROM ${table} WHERE deleted_at IS NULL`).all() as { id: string; name: string }[]
  return new Map(rows.map(({ id, name }) => [id, name]))
}
