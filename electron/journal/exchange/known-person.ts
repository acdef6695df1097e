import type { Person } from '#shared/model/person.ts'
import { displayName, foldName } from '#shared/model/person-name.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import { channelKey } from './channel-key.ts'

/** What an import has to know about a person to match a record with them and to see what they lack. */
export interface KnownPerson {
  /** null for one whom the import itself makes. */
  readonly id: PersonId | null
  readonly name: string
  /** '' where it is not known which part of the name it is. */
  readonly given: string
  readonly nick: string
  readonly phonetic: string
  readonly hasMetOn: boolean
  readonly hasNotes: boolean
  /** Keys of channels, and kind and value of those that have none. */
  readonly channels: ReadonlySet<string>
  /** `source ref`. */
  readonly refs: ReadonlySet<string>
  /** Organisation and title, folded. */
  readonly roles: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly dates: ReadonlySet<string>
  /** Names, folded. */
  readonly circles: ReadonlySet<string>
}

/** Everybody in the journal, as far as an import asks. */
export function* knownPeople(sql: Sql): Generator<KnownPerson & { readonly id: PersonId }> {
  const organisations = namesById(sql, 'organisations')
  const circles = namesById(sql, 'circles')
  for (const row of sql(
    'SELECT p.id, c.content FROM people p JOIN person_contents c ON c.n = p.n WHERE p.hidden = 0',
  ).iterate()) {
    const { id, content } = row as { id: PersonId; content: string }
    const person = JSON.parse(content) as Person
    yield {
      id,
      name: displayName(person.names),
      given: person.names.given,
      nick: person.names.nick,
      phonetic: person.names.phonetic,
      hasMetOn: person.metOn !== null,
      hasNotes: person.notes.trim() !== '',
      channels: new Set(Object.values(person.channels).map(channelMark)),
      refs: new Set(Object.values(person.externalRefs).map(({ source, ref }) => refMark(source, ref))),
      roles: new Set(
        Object.values(person.roles).map(({ organisation, title }) =>
          roleMark(organisations.get(organisation ?? '') ?? '', title),
        ),
      ),
      places: new Set(Object.values(person.places).map(({ text }) => foldName(text))),
      dates: new Set(Object.values(person.dates).map(({ label }) => foldName(label))),
      circles: new Set(Object.keys(person.circles).map((circle) => foldName(circles.get(circle) ?? ''))),
    }
  }
}

/** The ids of people who were forgotten. Whom the trash was emptied of may come again. */
export function forgottenPeople(sql: Sql): ReadonlySet<string> {
  const rows = sql(`SELECT id FROM tombstones WHERE kind = 'person' AND forgotten = 1`).all() as { id: string }[]
  return new Set(rows.map(({ id }) => id))
}

// One for all who have nothing of a kind: a file of 10,000 people would make 60,000 of them.
const NOTHING: ReadonlySet<string> = new Set()

/** Somebody of whom nothing is known yet. */
export function unknownPerson(name: string, given = ''): KnownPerson {
  return {
    id: null,
    name,
    given,
    nick: '',
    phonetic: '',
    hasMetOn: false,
    hasNotes: false,
    channels: NOTHING,
    refs: NOTHING,
    roles: NOTHING,
    places: NOTHING,
    dates: NOTHING,
    circles: NOTHING,
  }
}

/** What a channel is compared by: its key, or kind and value where it names nobody. */
export function channelMark(channel: Parameters<typeof channelKey>[0]): string {
  return channelKey(channel) ?? `${channel.kind} ${foldName(channel.value)}`
}

export function refMark(source: string, ref: string): string {
  return `${source} ${ref}`
}

export function roleMark(organisation: string, title: string): string {
  return `${foldName(organisation)}\n${foldName(title)}`
}

function namesById(sql: Sql, table: 'organisations' | 'circles'): Map<string, string> {
  const rows = sql(`SELECT id, name FROM ${table} WHERE deleted_at IS NULL`).all() as { id: string; name: string }[]
  return new Map(rows.map(({ id, name }) => [id, name]))
}
