import type { PersonLink, PersonRow } from '#shared/contract/rows.ts'
import { warmthOn, type Warmth } from '#shared/model/cadence.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, PersonId } from '#shared/model/id.ts'
import type { Side } from '#shared/model/person-fields.ts'
import { familyNameIn } from '#shared/model/person-name.ts'
import { RINGS } from '#shared/model/ring.ts'
import type { Sql } from '#journal/documents/statements.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { civilOrNull } from './civil-or-null.ts'

/** The columns of `people AS p` that `toPersonRow` reads, with the organisation's name joined as `o`. */
export const PERSON_COLUMNS = `p.n, p.id, p.name, p.given, p.family, p.ring, p.side, p.photo_mark, p.title, p.ideal_days, p.max_days, p.last_day, p.due_day,
  coalesce(o.name, '') AS organisation,
  (SELECT json_group_array(DISTINCT target_id) FROM links WHERE n = p.n AND role = 'circle') AS circles`

export const PEOPLE = `people AS p LEFT JOIN organisations AS o ON o.id = p.organisation_id AND o.deleted_at IS NULL`

export interface PersonColumns {
  readonly n: number
  readonly id: PersonId
  readonly name: string
  readonly given: string
  readonly family: string
  readonly ring: number | null
  readonly side: Side | null
  readonly photo_mark: string | null
  readonly title: string
  readonly ideal_days: number | null
  readonly max_days: number | null
  readonly last_day: number | null
  readonly due_day: number | null
  readonly organisation: string
  readonly circles: string
}

/** A row of the people table as lists show it, with its warmth on `today`. */
export function toPersonRow(row: PersonColumns, today: CivilDate): PersonRow {
  const lastOn = civilOrNull(row.last_day)
  return {
    id: row.id,
    name: row.name,
    family: familyNameIn(row.name, row),
    ring: row.ring === null ? null : (RINGS[row.ring] ?? null),
    side: row.side,
    photo: row.photo_mark,
    organisation: row.organisation,
    title: row.title,
    warmth: warmthOn(today, lastOn, cadenceOfRow(row)),
    lastOn,
    dueOn: civilOrNull(row.due_day),
    circles: JSON.parse(row.circles) as CircleId[],
  }
}

export function cadenceOfRow(row: Pick<PersonColumns, 'ideal_days' | 'max_days'>) {
  return row.ideal_days === null || row.max_days === null ? null : { idealDays: row.ideal_days, maxDays: row.max_days }
}

/** Warmth by row on one day: many have the same day and cadence, and reckoning with days is dear. */
export function warmthsOn(today: CivilDate): (row: CadenceColumns) => Warmth {
  const known = new Map<string, Warmth>()
  return (row) => {
    const key = `${row.last_day} ${row.ideal_days} ${row.max_days}`
    let warmth = known.get(key)
    if (warmth === undefined) known.set(key, (warmth = warmthOn(today, civilOrNull(row.last_day), cadenceOfRow(row))))
    return warmth
  }
}

type CadenceColumns = Pick<PersonColumns, 'ideal_days' | 'max_days' | 'last_day'>

/**
 * The first `limit` people by `order`, as lists show them. They are found first and read afterwards: in one statement
 * SQLite would gather the columns of everybody whom it sorts.
 * @param condition and `order` name the columns of `PEOPLE`
 */
export function selectPeople(sql: Sql, selection: PeopleSelection): PersonColumns[] {
  const numbers = selectNumbers(sql, selection)
  const rows = sql(`SELECT ${PERSON_COLUMNS} FROM json_each(?) AS wanted JOIN people AS p ON p.n = wanted.value
    LEFT JOIN organisations AS o ON o.id = p.organisation_id AND o.deleted_at IS NULL`).all(JSON.stringify(numbers))
  const byNumber = new Map((rows as PersonColumns[]).map((row) => [row.n, row]))
  return numbers.flatMap((n) => byNumber.get(n) ?? [])
}

/** The numbers of those whom `selectPeople` gives. */
export function selectNumbers(
  sql: Sql,
  { condition, order, values, limit, offset = 0 }: PeopleSelection,
): readonly number[] {
  const found = sql(`SELECT p.n FROM ${PEOPLE} WHERE ${condition} ORDER BY ${order} LIMIT ? OFFSET ?`).all(
    ...values,
    limit,
    offset,
  )
  return (found as { n: number }[]).map(({ n }) => n)
}

export interface PeopleSelection {
  readonly condition: string
  readonly order: string
  readonly values: readonly (string | number)[]
  readonly limit: number
  readonly offset?: number
}

/** Id and name of a person, or of whom they were merged into; null for one that is not there or in the trash. */
export function personLink(sql: Sql, id: string): PersonLink | null {
  const row = sql('SELECT id, name FROM people WHERE id = ? AND deleted_at IS NULL').get(survivorInRows(sql, id))
  return (row as PersonLink | undefined) ?? null
}
