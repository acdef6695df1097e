import { notFound } from '#journal/documents/journal-error.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { IntroductionPage, IntroductionRow } from '#shared/contract/introduction-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { dayNumber, dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import type { IntroductionId } from '#shared/model/id.ts'
import {
  INTRODUCTION_SIDES,
  OUTCOME_AFTER_DAYS,
  type Introduction,
  type IntroductionSide,
  type IntroductionStage,
} from '#shared/model/introduction.ts'
import { introductionState, nextToAsk } from '#shared/model/introduction-state.ts'
import { acquaintanceOf } from './acquaintance.ts'
import { civilOrNull } from './civil-or-null.ts'
import { personLink } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

/** So many days after somebody was asked they are counted among what waits. */
const ANSWER_AFTER_DAYS = 7

const TARGET = (side: IntroductionSide) => `(SELECT target_id FROM links WHERE n = i.n AND role = 'introduced-${side}')`

/** How it stands, with what follows from others: that both are one person by now, or one was forgotten. */
const STAGE = `CASE WHEN i.a_id IS NULL OR i.b_id IS NULL THEN CASE WHEN i.stage IN ('introduced', 'came') THEN i.stage ELSE 'closed' END
  WHEN ${TARGET('a')} = ${TARGET('b')} THEN 'closed' ELSE i.stage END`

// What can be done now comes first, and what is over last.
const ORDER = ['agreed', 'asking', 'idea', 'introduced', 'came', 'closed'] satisfies IntroductionStage[]
const PLACE = `instr('${ORDER.join(' ')}', stage)`
const OPEN = "stage IN ('idea', 'asking', 'agreed')"

const ALL = `SELECT i.n, i.id, i.day, i.introduced_day, i.outcome_settled, i.a_consent, i.b_consent, i.content, i.deleted_at, i.read_only,
  ${STAGE} AS stage FROM introductions AS i`

interface Columns {
  readonly n: number
  readonly id: IntroductionId
  readonly day: number
  readonly introduced_day: number | null
  readonly content: string
  readonly stage: IntroductionStage
  readonly deleted_at: number | null
  readonly read_only: number
}

/** By stage, what can be done now first; in each the latest first. */
export function introductions(
  context: QueryContext,
  { stage, person, offset, limit }: QueryRequest<'introductions'>,
): QueryOutput<'introductions'> {
  const { sql } = context
  const where = [
    'i.deleted_at IS NULL',
    ...(person === undefined
      ? []
      : ["i.n IN (SELECT n FROM links WHERE target_id = :person AND role IN ('introduced-a', 'introduced-b'))"]),
  ]
  const ofStage = stage === undefined ? '' : 'WHERE stage = :stage'
  const values = {
    ...(person !== undefined && { person: survivorInRows(sql, person) }),
    ...(stage !== undefined && { stage }),
  }
  const all = `WITH found AS (${ALL} WHERE ${where.join(' AND ')})`
  const counts = sql(`${all} SELECT count(*) AS total, coalesce(sum(${OPEN}), 0) AS open FROM found ${ofStage}`)
  const rows = sql(
    `${all} SELECT * FROM found ${ofStage} ORDER BY ${PLACE}, day DESC, id DESC LIMIT :limit OFFSET :offset`,
  )
  const { total, open } = counts.get(values) as { total: number; open: number }
  return { total, open, rows: toRows(context, rows.all({ ...values, limit, offset })) }
}

/** Where something is to be done now, the longest waiting first. */
export function introductionsWaiting(
  context: QueryContext,
  { offset, limit }: QueryRequest<'introductionsWaiting'>,
): QueryOutput<'introductionsWaiting'> {
  const today = dayNumber(context.today())
  const all = `WITH found AS (${ALL} WHERE i.deleted_at IS NULL AND i.read_only = 0), waiting AS (SELECT * FROM found WHERE stage = 'agreed'
    OR (stage = 'asking' AND 'asked' IN (a_consent, b_consent) AND day <= :asked)
    OR (stage = 'introduced' AND outcome_settled = 0 AND introduced_day <= :introduced))`
  const values = { asked: today - ANSWER_AFTER_DAYS, introduced: today - OUTCOME_AFTER_DAYS }
  const { total } = context.sql(`${all} SELECT count(*) AS total FROM waiting`).get(values) as { total: number }
  const rows = context.sql(`${all} SELECT * FROM waiting ORDER BY ${PLACE}, day, id LIMIT :limit OFFSET :offset`)
  return { total, rows: toRows(context, rows.all({ ...values, limit, offset })) }
}

/** All of one, with what says that both know each other already. */
export function introductionPage(
  context: QueryContext,
  { id }: QueryRequest<'introduction'>,
): QueryOutput<'introduction'> {
  const row = context.sql(`${ALL} WHERE i.id = ?`).get(id) as Columns | undefined
  if (row === undefined) throw notFound(id)
  const content = JSON.parse(row.content) as Introduction
  const summary = toRow(context, row)
  const { sides, introduced } = introductionState(content)
  const holding = new Set([sides.a.event, sides.b.event, introduced])
  const events = Object.entries(content.events)
    .map(([entry, { side, type, on, at, note }]): IntroductionPage['events'][number] => ({
      id: entry as IntroductionPage['events'][number]['id'],
      side,
      type,
      on,
      at,
      note,
      holds: holding.has(entry) || type === 'outcome',
    }))
    .toSorted((one, other) => other.at - one.at || (other.id < one.id ? -1 : 1))
  return {
    ...summary,
    events,
    acquainted: acquaintanceOf(context, summary),
    blurbA: content.blurbA,
    blurbB: content.blurbB,
    createdAt: content.createdAt,
    deletedAt: row.deleted_at,
  }
}

/** Everybody who would rather not be introduced to somebody: they are not offered for it again. */
export function whoDeclined({ sql }: QueryContext, person: string): string[] {
  const no = "('declined', 'withdrawn')"
  const rows = sql(`SELECT DISTINCT other.target_id AS id FROM links AS mine
    JOIN links AS other ON other.n = mine.n AND other.role <> mine.role AND other.role IN ('introduced-a', 'introduced-b')
    JOIN introductions AS i ON i.n = mine.n
    WHERE mine.target_id = ? AND mine.role IN ('introduced-a', 'introduced-b') AND i.deleted_at IS NULL
      AND CASE other.role WHEN 'introduced-a' THEN i.a_consent ELSE i.b_consent END IN ${no}`)
  return (rows.all(person) as { id: string }[]).map(({ id }) => id)
}

function toRows(context: QueryContext, rows: readonly unknown[]): IntroductionRow[] {
  return (rows as Columns[]).map((row) => toRow(context, row))
}

function toRow(context: QueryContext, row: Columns): IntroductionRow {
  const content = JSON.parse(row.content) as Introduction
  const state = introductionState(content)
  const people = { a: sideOf(context, content.a), b: sideOf(context, content.b) }
  const isSame = people.a !== null && people.a.id === people.b?.id
  const stage = isSame ? 'closed' : row.stage
  const [a, b] = INTRODUCTION_SIDES.map((side) => {
    const { consent, event } = state.sides[side]
    return { person: people[side], consent, since: event === null ? null : (content.events[event]?.on ?? null) }
  }) as [IntroductionRow['a'], IntroductionRow['b']]
  const introducedOn = civilOrNull(row.introduced_day)
  const isOutcomeDue =
    stage === 'introduced' &&
    !state.isOutcomeSettled &&
    row.introduced_day !== null &&
    row.introduced_day <= dayNumber(context.today()) - OUTCOME_AFTER_DAYS
  return {
    id: row.id,
    a,
    b,
    stage,
    closed: stage === 'closed' ? reasonOf(content, isSame) : null,
    nextToAsk: nextToAsk({ stage, sides: state.sides }),
    why: content.why,
    day: dayNumberToCivilDate(row.day),
    introducedOn,
    outcome: content.outcome,
    isOutcomeDue,
    readOnly: row.read_only === 1,
  }
}

function reasonOf({ a, b }: Introduction, isSame: boolean): IntroductionRow['closed'] {
  if (isSame) return 'same-person'
  return a === null || b === null ? 'forgotten' : 'no'
}

function sideOf({ sql }: QueryContext, id: string | null): PersonLink | null {
  return id === null ? null : personLink(sql, id)
}
