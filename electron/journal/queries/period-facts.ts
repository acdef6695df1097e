import type { PeriodFacts } from '#shared/contract/review-contract.ts'
import { addDays, dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import type { FrozenPerson, PeriodNumber } from '#shared/model/frozen-review.ts'
import type { GiveWhat } from '#shared/model/give-what.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Period } from '#shared/model/review-period.ts'
import { RINGS } from '#shared/model/ring.ts'
import { measuresBetween } from './measures.ts'
import { movesBetween } from './orbit.ts'
import type { QueryContext } from './query-context.ts'
import { minutesOfSessions } from './sessions.ts'
import { matrix } from './strategy.ts'
import { instantOf } from './timeline.ts'

/** Who was silent for so long was as good as gone. */
const DORMANT_DAYS = 365
/** The rings that one wants to keep warm. */
const NEAR_RINGS = 2

/**
 * What can be counted of a period, as the journal has it now. What is said of a state, who is warm and which seats are taken, is
 * that of its last day, or of today where that is earlier; seats are always those of today.
 */
export function periodFacts(context: QueryContext, period: Period): PeriodFacts {
  const until = period.to < context.today() ? period.to : context.today()
  return {
    numbers: [
      ...numbersOfTalks(context, period),
      keptWarm(context, until),
      ...numbersOfGiving(context, period),
      followUpsKept(context, period),
      number('session-minutes', { value: minutesOfSessions(context, period) }),
      ...seats(context),
      ...ownMeasures(context, period),
    ],
    days: daysOf(context, period),
    moved: movesBetween(context, addDays(period.from, -1), until),
  }
}

/** Conversations that happened, by day; days without any are left out. */
export function daysOf({ sql }: Pick<QueryContext, 'sql'>, { from, to }: Period): Record<CivilDate, number> {
  const rows = sql(`SELECT day, count(*) AS talks FROM conversations
    WHERE deleted_at IS NULL AND planned = 0 AND day BETWEEN ? AND ? GROUP BY day`).all(dayNumber(from), dayNumber(to))
  return Object.fromEntries(
    (rows as { day: number; talks: number }[]).map(({ day, talks }) => [dayNumberToCivilDate(day), talks]),
  )
}

interface NumberParts {
  readonly value: number
  readonly of?: number
  readonly subject?: PeriodNumber['subject']
  readonly people?: readonly FrozenPerson[]
  readonly parameters?: PeriodNumber['definition']['parameters']
}

/** Raised for a code with every change to what it counts: then it is not compared with what it was before. */
const VERSION = 1

function number(code: string, { value, of, subject, people = [], parameters = {} }: NumberParts): PeriodNumber {
  return {
    code,
    subject: subject ?? null,
    value,
    of: of ?? null,
    people: people.map(({ id, name }) => ({ id, name })),
    definition: { version: VERSION, parameters },
  }
}

function numbersOfTalks({ sql }: QueryContext, { from, to }: Period): PeriodNumber[] {
  const days = [dayNumber(from), dayNumber(to)]
  const { talks } = sql(`SELECT count(*) AS talks FROM conversations
    WHERE deleted_at IS NULL AND planned = 0 AND day BETWEEN ? AND ?`).get(...days) as { talks: number }
  const { outside } = sql(`SELECT count(*) AS outside FROM conversations AS c
    WHERE c.deleted_at IS NULL AND c.planned = 0 AND c.day BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM links AS l
      JOIN people AS p ON p.id = l.target_id WHERE l.n = c.n AND l.role = 'participant' AND p.side = 'outside')`).get(
    ...days,
  ) as { outside: number }
  const first = sql(`SELECT id, name FROM people WHERE hidden = 0 AND first_day BETWEEN ? AND ?
    ORDER BY sort_name, n`).all(...days) as { id: PersonId; name: string }[]
  const again = sql(`SELECT p.id, p.name FROM (SELECT l.target_id AS id, min(l.day) AS day FROM conversations AS c
      JOIN links AS l ON l.n = c.n AND l.role = 'participant'
      WHERE c.deleted_at IS NULL AND c.planned = 0 AND c.day BETWEEN @from AND @to GROUP BY l.target_id) AS spoken
    JOIN people AS p ON p.id = spoken.id
    WHERE p.hidden = 0 AND spoken.day - (SELECT max(day) FROM links
      WHERE target_id = p.id AND role = 'participant' AND day < @from) >= ${DORMANT_DAYS}
    ORDER BY p.sort_name, p.n`).all({ from: days[0], to: days[1] }) as { id: PersonId; name: string }[]
  return [
    number('conversations', { value: talks }),
    number('conversations-outside', { value: outside }),
    number('first-conversations', { value: first.length, people: first }),
    number('reopened', { value: again.length, people: again, parameters: { silentDays: DORMANT_DAYS } }),
  ]
}

/** Those in the nearest rings with whom one spoke as lately as their cadence wants. */
function keptWarm({ sql }: QueryContext, until: CivilDate): PeriodNumber {
  const day = dayNumber(until)
  const rows = sql(`SELECT p.id, p.name, p.ideal_days, (SELECT max(day) FROM links
      WHERE target_id = p.id AND role = 'participant' AND day <= ?) AS last_day
    FROM people AS p WHERE p.hidden = 0 AND p.ring < ${NEAR_RINGS} AND p.ideal_days IS NOT NULL
    ORDER BY p.ring, p.sort_name, p.n`).all(day) as {
    id: PersonId
    name: string
    ideal_days: number
    last_day: number | null
  }[]
  const warm = rows.filter(({ last_day: last, ideal_days: ideal }) => last !== null && day - last <= ideal)
  const rings = RINGS.slice(0, NEAR_RINGS).join(' ')
  return number('kept-warm', { value: warm.length, of: rows.length, people: warm, parameters: { rings } })
}

function numbersOfGiving({ sql }: QueryContext, { from, to }: Period): PeriodNumber[] {
  const days = [dayNumber(from), dayNumber(to)]
  const given = sql(`SELECT what, count(*) AS gives FROM gives
    WHERE deleted_at IS NULL AND direction = 'given' AND day BETWEEN ? AND ? GROUP BY what ORDER BY what`).all(...days)
  const needs = (column: 'heard_day' | 'met_day') =>
    sql(`SELECT count(*) FROM person_needs AS need JOIN people AS p ON p.n = need.n
      WHERE p.hidden = 0 AND need.${column} BETWEEN ? AND ?`)
      .pluck()
      .get(...days) as number
  const introduced = sql(
    'SELECT count(*) FROM introductions WHERE deleted_at IS NULL AND introduced_day BETWEEN ? AND ?',
  )
    .pluck()
    .get(...days) as number
  const asked = sql('SELECT count(*) FROM asks WHERE deleted_at IS NULL AND opened_day BETWEEN ? AND ?')
    .pluck()
    .get(...days) as number
  return [
    ...(given as { what: GiveWhat; gives: number }[]).map(({ what, gives }) =>
      number('given', { value: gives, subject: { id: what, name: '' } }),
    ),
    number('introductions', { value: introduced }),
    number('needs-heard', { value: needs('heard_day') }),
    number('needs-met', { value: needs('met_day') }),
    number('asked', { value: asked }),
  ]
}

/** What I had promised and did, by the days of this machine's zone. */
function followUpsKept({ sql, timeZone }: QueryContext, period: Period): PeriodNumber {
  const [begin, end] = [instantOf(period.from, timeZone()), instantOf(addDays(period.to, 1), timeZone())]
  const kept = sql(`SELECT count(*) FROM follow_ups
    WHERE deleted_at IS NULL AND done_at IS NOT NULL AND actor = 'me' AND done_at >= ? AND done_at < ?`)
    .pluck()
    .get(begin, end) as number
  return number('follow-ups-kept', { value: kept })
}

function seats(context: QueryContext): PeriodNumber[] {
  return matrix(context)
    .rows.filter(({ seats: wanted }) => wanted > 0)
    .map(({ id, name, seats: wanted, filled }) =>
      number('seats', { value: filled, of: wanted, subject: { id, name }, parameters: { seats: wanted } }),
    )
}

/** What the user looks at, over the period: what a measure counts is part of what it is. */
function ownMeasures(context: QueryContext, period: Period): PeriodNumber[] {
  return measuresBetween(context, period).flatMap(({ id, content: { title, source }, value }) =>
    value === null ? [] : [number('measure', { value, subject: { id, name: title }, parameters: { source } })],
  )
}
