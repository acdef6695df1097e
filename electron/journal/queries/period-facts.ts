import type { PeriodFacts } from '#shared/contract/review-contract.ts'
import { addDays, dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import type { FrozenPerson, PeriodNumber } from '#shared/model/frozen-review.ts'
import type { GiveWhat } from '#shared/model/give-what.ts'
import type { Period } from '#shared/model/review-period.ts'
import { RINGS } from '#shared/model/ring.ts'
import { DORMANT_DAYS, NEAR_RINGS } from './measure-sources.ts'
import { countedBetween, measuresBetween } from './measures.ts'
import { movesBetween } from './orbit.ts'
import type { QueryContext } from './query-context.ts'
import { minutesOfSessions } from './sessions.ts'
import { matrix } from './strategy.ts'
import { instantOf } from './timeline.ts'

/**
 * What can be counted of a period, as the journal has it now. What is said of a state, who is warm and which seats are taken, is
 * that of its last day, or of today where that is earlier; seats are always those of today.
 */
export function periodFacts(context: QueryContext, period: Period): PeriodFacts {
  const until = period.to < context.today() ? period.to : context.today()
  return {
    numbers: [
      ...numbersOfTalks(context, period),
      keptWarm(context, period),
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

function numbersOfTalks(context: QueryContext, period: Period): PeriodNumber[] {
  const talks = context.sql(`SELECT count(*) FROM conversations
    WHERE deleted_at IS NULL AND planned = 0 AND day BETWEEN ? AND ?`)
  const days = [dayNumber(period.from), dayNumber(period.to)]
  return [
    number('conversations', { value: talks.pluck().get(...days) as number }),
    number('conversations-outside', countedBetween(context, 'outside', period)),
    number('first-conversations', countedBetween(context, 'first', period)),
    number('reopened', {
      ...countedBetween(context, 'reopened', period),
      parameters: { silentDays: DORMANT_DAYS },
    }),
  ]
}

/** Those in the nearest rings with whom one spoke as lately as their cadence wants, of all who have one. */
function keptWarm(context: QueryContext, period: Period): PeriodNumber {
  const near = context.sql(`SELECT count(*) FROM people
    WHERE hidden = 0 AND ring < ${NEAR_RINGS} AND ideal_days IS NOT NULL`)
  return number('kept-warm', {
    ...countedBetween(context, 'nearWarm', period),
    of: near.pluck().get() as number,
    parameters: { rings: RINGS.slice(0, NEAR_RINGS).join(' ') },
  })
}

function numbersOfGiving(context: QueryContext, period: Period): PeriodNumber[] {
  const { sql } = context
  const days = [dayNumber(period.from), dayNumber(period.to)]
  const given = sql(`SELECT what, count(*) AS gives FROM gives
    WHERE deleted_at IS NULL AND direction = 'given' AND day BETWEEN ? AND ? GROUP BY what ORDER BY what`).all(...days)
  // What was only written down as given stands among the gives, by its kind.
  const introduced = sql(
    'SELECT count(*) FROM introductions WHERE deleted_at IS NULL AND introduced_day BETWEEN ? AND ?',
  )
  return [
    ...(given as { what: GiveWhat; gives: number }[]).map(({ what, gives }) =>
      number('given', { value: gives, subject: { id: what, name: '' } }),
    ),
    number('introductions', { value: introduced.pluck().get(...days) as number }),
    number('needs-heard', countedBetween(context, 'needsHeard', period)),
    number('needs-met', countedBetween(context, 'needsMet', period)),
    number('asked', countedBetween(context, 'asks', period)),
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
