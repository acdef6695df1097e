import type { QueryContext } from '#journal/queries/query-context.ts'
import type { Person } from '#shared/model/person.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { NamesHidden } from './hidden-names.ts'

/** A person as files tell of them. */
export interface ExportedPerson {
  readonly n: number
  readonly id: PersonId
  readonly name: string
  readonly content: Person
  /** Names of circles. */
  readonly circles: readonly string[]
  /** The present role; both '' where there is none. */
  readonly organisation: string
  readonly title: string
}

export interface PeopleWanted {
  readonly after?: number
  readonly limit?: number
  /** Where nobody is to be known by it. */
  readonly hidden?: NamesHidden | null
}

/** Everybody who is neither in the trash nor merged, in the order in which they were made. */
export function exportedPeople(
  { sql }: Pick<QueryContext, 'sql'>,
  { after = 0, limit = 1_000_000, hidden = null }: PeopleWanted = {},
): ExportedPerson[] {
  const rows = sql(`SELECT p.n, p.id, p.name, p.title, coalesce(o.name, '') AS organisation, c.content,
    (SELECT photo FROM person_photos WHERE n = p.n) AS photo,
    (SELECT json_group_array(name) FROM (SELECT i.name FROM links l JOIN circles i ON i.id = l.target_id
      WHERE l.n = p.n AND l.role = 'circle' AND i.deleted_at IS NULL ORDER BY i.name)) AS circles
    FROM people p JOIN person_contents c ON c.n = p.n LEFT JOIN organisations o ON o.id = p.organisation_id AND o.deleted_at IS NULL
    WHERE p.hidden = 0 AND p.n > ? ORDER BY p.n LIMIT ?`).all(after, limit) as {
    n: number
    id: PersonId
    name: string
    title: string
    organisation: string
    content: string
    photo: string | null
    circles: string
  }[]
  return rows.map(({ content, circles, photo, ...row }) => {
    const person = {
      ...row,
      content: { ...(JSON.parse(content) as Person), photo },
      circles: JSON.parse(circles) as string[],
    }
    if (hidden === null) return person
    const said = hidden.within({ organisation: row.organisation, title: row.title, circles: person.circles })
    return { ...person, ...said, name: hidden.aliasOf(row.id), content: hidden.person(row.id, person.content) }
  })
}

/** The one day that is a birthday: other files have one place for it. */
export function birthdayOf({ dates }: Person): Person['dates'][string] | undefined {
  return Object.values(dates).find(({ label }) => /^(?:birthday|geburtstag)$/i.test(label))
}

/** Of several entries of one kind the preferred one first, the others as they stand. */
export function channelsOf({ channels }: Person) {
  return Object.values(channels).toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
}
