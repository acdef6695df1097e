import { survivorInRows } from '#journal/projections/survivor.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { AskRow, GiveRow, NeedRow } from '#shared/contract/giving-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { AskStanding } from '#shared/model/ask.ts'
import { addDays, civilDateAt, dayNumber } from '#shared/model/civil-date.ts'
import type { GiveDirection, GiveWhat } from '#shared/model/give-what.ts'
import { DAYS_HELP_IS_ASKED, DAYS_UNTIL_HELP_IS_ASKED } from '#shared/model/give.ts'
import type { AskId, ConversationId, GiveId, PersonId } from '#shared/model/id.ts'
import { RINGS } from '#shared/model/ring.ts'
import { civilOrNull } from './civil-or-null.ts'
import { groupByNumber } from './conversation-row.ts'
import { personLink } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

const OPEN_NEED = `person_needs AS k JOIN people AS p ON p.n = k.n
  WHERE p.hidden = 0 AND k.met_day IS NULL AND k.let_go_day IS NULL`

/** Open needs of everybody, those heard last first. */
export function needsHeard({ sql }: QueryContext, input: QueryRequest<'needsHeard'>): QueryOutput<'needsHeard'> {
  const { total } = sql(`SELECT count(*) AS total FROM ${OPEN_NEED}`).get() as { total: number }
  const rows = sql(`SELECT p.id, p.name, p.ring, k.need, k.text, k.heard_day AS heardDay FROM ${OPEN_NEED}
    ORDER BY k.heard_day IS NULL, k.heard_day DESC, p.sort_name, k.need LIMIT ? OFFSET ?`)
  const found = rows.all(input.limit, input.offset) as {
    id: PersonId
    name: string
    ring: number | null
    need: string
    text: string
    heardDay: number | null
  }[]
  return {
    total,
    rows: found.map(({ id, name, ring, need, text, heardDay }): NeedRow => ({
      person: { id, name },
      ring: ring === null ? null : (RINGS[ring] ?? null),
      need: need as NeedRow['need'],
      text,
      heardOn: civilOrNull(heardDay),
    })),
  }
}

/** What I asked for, what is open first. */
export function asks(context: QueryContext, input: QueryRequest<'asks'>): QueryOutput<'asks'> {
  const { sql, timeZone } = context
  const counts = sql(`SELECT count(*) AS total, coalesce(sum(standing = 'open'), 0) AS open FROM asks
    WHERE deleted_at IS NULL`).get() as { total: number; open: number }
  const rows = sql(`SELECT n, id, text, opened_day, standing, standing_at, outcome, read_only FROM asks
    WHERE deleted_at IS NULL AND id = coalesce(?, id)
    ORDER BY standing <> 'open', opened_day DESC, id DESC LIMIT ? OFFSET ?`)
  const found = rows.all(input.id ?? null, input.limit, input.offset) as {
    n: number
    id: AskId
    text: string
    opened_day: number
    standing: AskStanding
    standing_at: number | null
    outcome: string
    read_only: number
  }[]
  const people = peopleOf(
    context,
    found.map(({ n }) => n),
    ['asked'],
  )
  return {
    ...counts,
    rows: found.flatMap((row): AskRow[] => {
      const openedOn = civilOrNull(row.opened_day)
      if (openedOn === null) return []
      return [
        {
          id: row.id,
          text: row.text,
          people: people.get(row.n) ?? [],
          openedOn,
          standing: row.standing,
          since: row.standing_at === null ? null : civilDateAt(row.standing_at, timeZone()),
          outcome: row.outcome,
          readOnly: row.read_only === 1,
        },
      ]
    }),
  }
}

interface GiveColumns {
  readonly n: number
  readonly id: GiveId
  readonly direction: GiveDirection
  readonly what: GiveWhat
  readonly text: string
  readonly day: number
  readonly minutes: number | null
  readonly answers_person: string | null
  readonly answers_need: string | null
  readonly origin_id: ConversationId | null
  readonly outcome: string
  readonly thanks: string
  readonly read_only: number
}

/** What was given and received, the latest first; of one day those written down last. Ids have their order from when they were made, on every device the same. */
export function gives(context: QueryContext, input: QueryRequest<'gives'>): QueryOutput<'gives'> {
  const { sql } = context
  const where = ['g.deleted_at IS NULL']
  const values: string[] = []
  if (input.id !== undefined) {
    where.push('g.id = ?')
    values.push(input.id)
  }
  if (input.direction !== undefined) {
    where.push('g.direction = ?')
    values.push(input.direction)
  }
  if (input.person !== undefined) {
    where.push("g.n IN (SELECT n FROM links WHERE target_id = ? AND role IN ('gave-to', 'got-from'))")
    values.push(survivorInRows(sql, input.person))
  }
  const condition = where.join(' AND ')
  const { total } = sql(`SELECT count(*) AS total FROM gives AS g WHERE ${condition}`).get(...values) as {
    total: number
  }
  const rows = sql(`SELECT g.* FROM gives AS g WHERE ${condition} ORDER BY g.day DESC, g.id DESC LIMIT ? OFFSET ?`)
  const found = rows.all(...values, input.limit, input.offset) as GiveColumns[]
  return { total, rows: toGiveRows(context, found) }
}

/** The gift that waits longest to be asked about; null where none does. */
export function didItHelp(context: QueryContext): QueryOutput<'didItHelp'> {
  const today = context.today()
  const [from, to] = [DAYS_HELP_IS_ASKED, DAYS_UNTIL_HELP_IS_ASKED].map((days) => dayNumber(addDays(today, -days)))
  const rows = context.sql(`SELECT * FROM gives WHERE deleted_at IS NULL AND direction = 'given' AND trim(outcome) = ''
    AND help_put_aside = 0 AND read_only = 0 AND day BETWEEN ? AND ? ORDER BY day, id LIMIT 1`)
  return { give: toGiveRows(context, rows.all(from, to) as GiveColumns[])[0] ?? null }
}

function toGiveRows(context: QueryContext, found: readonly GiveColumns[]): GiveRow[] {
  const people = peopleOf(
    context,
    found.map(({ n }) => n),
    ['gave-to', 'got-from'],
  )
  return found.flatMap((row): GiveRow[] => {
    const day = civilOrNull(row.day)
    if (day === null) return []
    const { n, id, direction, what, text, minutes, origin_id: origin, outcome, thanks } = row
    const answers = answeredNeed(context, row)
    const readOnly = row.read_only === 1
    const named = people.get(n) ?? []
    return [{ id, direction, what, text, people: named, day, minutes, answers, origin, outcome, thanks, readOnly }]
  })
}

function answeredNeed(
  { sql }: QueryContext,
  { answers_person: person, answers_need: need }: GiveColumns,
): GiveRow['answers'] {
  if (person === null || need === null) return null
  const link = personLink(sql, person)
  if (link === null) return null
  const row = sql(
    `SELECT k.text FROM person_needs AS k JOIN people AS p ON p.n = k.n WHERE p.id IN (?, ?) AND k.need = ?`,
  )
  const found = row.get(link.id, person, need) as { text: string } | undefined
  return found === undefined ? null : { person: link, text: found.text }
}

/** Minutes that were given between two days, both included. */
export function givingTime({ sql }: QueryContext, input: QueryRequest<'givingTime'>): QueryOutput<'givingTime'> {
  return sql(`SELECT coalesce(sum(minutes), 0) AS minutes, count(*) AS gives, coalesce(sum(minutes IS NULL), 0) AS untimed
    FROM gives WHERE deleted_at IS NULL AND direction = 'given' AND day BETWEEN ? AND ?`).get(
    dayNumber(input.from),
    dayNumber(input.to),
  ) as QueryOutput<'givingTime'>
}

function peopleOf(
  { sql }: QueryContext,
  numbers: readonly number[],
  roles: readonly string[],
): Map<number, PersonLink[]> {
  const rows = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted
    JOIN links AS l ON l.n = wanted.value AND l.role IN (SELECT value FROM json_each(?))
    JOIN people AS p ON p.id = l.target_id WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`)
  return groupByNumber(rows.all(JSON.stringify(numbers), JSON.stringify(roles)) as (PersonLink & { n: number })[])
}
