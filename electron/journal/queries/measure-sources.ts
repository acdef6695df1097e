import type { MeasureSource } from '#shared/model/measure.ts'

/**
 * What each measure counts, as rows `n, id, person, day, text, amount`: so that a value is the sum of what it opens to. Named
 * parameters: `@from` and `@to`, days of the period, both included; `@until`, the day on which a state is looked at, the last of
 * the period or today; `@goal`, the goal of which seats are looked at, or null for all.
 */
export type CountedSource = Exclude<MeasureSource, 'own' | 'blockMinutes'>

export const COUNTED_KINDS = {
  outside: 'conversation',
  inside: 'conversation',
  first: 'person',
  circles: 'circle',
  reopened: 'person',
  nearWarm: 'person',
  seatsFilled: 'person',
  seatsWarm: 'person',
  needsHeard: 'need',
  needsMet: 'need',
  introductions: 'give',
  gives: 'give',
  asks: 'ask',
} as const satisfies Record<CountedSource, string>

/** Silent for so long, somebody is as good as gone (Levin, Walter & Murnighan 2011 asked for three years; a year is a beginning). */
export const DORMANT_DAYS = 365
/** The inner and the close ring. */
export const NEAR_RINGS = 2

const TALKS = 'c.deleted_at IS NULL AND c.planned = 0 AND c.day BETWEEN @from AND @to'

const talksWith = (side: string) => `
  SELECT c.n, c.id, NULL AS person, c.day, c.topic AS text, 1 AS amount FROM conversations AS c
  WHERE ${TALKS} AND EXISTS (SELECT 1 FROM links AS l JOIN people AS p ON p.id = l.target_id
    WHERE l.n = c.n AND l.role = 'participant' AND p.side = '${side}')`

const needs = (column: string) => `
  SELECT p.n, k.need AS id, p.id AS person, k.${column} AS day, k.text, 1 AS amount
  FROM person_needs AS k JOIN people AS p ON p.n = k.n
  WHERE p.hidden = 0 AND k.${column} BETWEEN @from AND @to`

const gives = (which: string) => `
  SELECT g.n, g.id, NULL AS person, g.day, g.text, 1 AS amount FROM gives AS g
  WHERE g.deleted_at IS NULL AND g.direction = 'given' AND g.day BETWEEN @from AND @to ${which}`

/** When one last spoke with `p`, seen from the day of `@until`. */
const LAST_DAY = `CASE WHEN p.last_day <= @until THEN p.last_day
  ELSE (SELECT max(day) FROM links WHERE target_id = p.id AND role = 'participant' AND day <= @until) END`

/**
 * Who takes a seat: as many of each type of person as it has seats, those spoken with last first. Whoever was not met yet takes
 * none. Joined in this order: SQLite would go through all links there are.
 */
const seats = (which: string) => `
  SELECT n, id, id AS person, day, text, 1 AS amount FROM (
    SELECT p.n, p.id, a.name AS text, a.seats, a.id AS archetype, ${LAST_DAY} AS day,
      row_number() OVER (PARTITION BY a.id ORDER BY p.last_day DESC, p.id) AS place, p.ideal_days
    FROM archetypes AS a CROSS JOIN links AS l ON l.target_id = a.id AND l.role = 'archetype'
    CROSS JOIN people AS p ON p.n = l.n
    WHERE a.deleted_at IS NULL AND p.hidden = 0 AND p.first_day <= @until ${which} AND (@goal IS NULL OR EXISTS (
      SELECT 1 FROM links AS s WHERE s.n = a.n AND s.role = 'serves' AND s.target_id = @goal))
  ) WHERE place <= seats`

/** Of these a period is the sum of its days; others count somebody once in a period, or look at its end. */
export const SUMS_OF_DAYS: ReadonlySet<MeasureSource> = new Set([
  'outside',
  'inside',
  'first',
  'needsHeard',
  'needsMet',
  'introductions',
  'gives',
  'asks',
  'blockMinutes',
])

export const COUNTED: Readonly<Record<CountedSource, string>> = {
  outside: talksWith('outside'),
  inside: talksWith('inside'),
  first: `SELECT p.n, p.id, p.id AS person, p.first_day AS day, '' AS text, 1 AS amount FROM people AS p
    WHERE p.hidden = 0 AND p.first_day BETWEEN @from AND @to`,
  circles: `SELECT g.n, g.id, NULL AS person, max(c.day) AS day, g.name AS text, 1 AS amount FROM conversations AS c
    JOIN links AS l ON l.n = c.n AND l.role = 'participant' JOIN people AS p ON p.id = l.target_id AND p.hidden = 0
    JOIN links AS m ON m.n = p.n AND m.role = 'circle'
    JOIN circles AS g ON g.id = m.target_id AND g.deleted_at IS NULL
    WHERE ${TALKS} GROUP BY g.id`,
  // What ended a silence has rows of its own, looked for by day in both kinds of it.
  reopened: `SELECT p.n, p.id, p.id AS person, min(s.day) AS day, '' AS text, 1 AS amount
    FROM silences AS s CROSS JOIN people AS p ON p.n = s.n
    WHERE s.written IN (0, 1) AND s.day BETWEEN @from AND @to AND s.days >= ${DORMANT_DAYS} AND p.hidden = 0
    GROUP BY p.n`,
  // Whoever is silent for too long until today was so on every day between.
  nearWarm: `SELECT n, id, id AS person, day, '' AS text, 1 AS amount FROM (
      SELECT p.n, p.id, p.ideal_days, ${LAST_DAY} AS day FROM people AS p
      WHERE p.hidden = 0 AND p.ring < ${NEAR_RINGS} AND p.due_day >= @until)
    WHERE day + ideal_days >= @until`,
  seatsFilled: seats(''),
  seatsWarm: seats(`AND p.ideal_days IS NOT NULL AND ${LAST_DAY} + p.ideal_days >= @until`),
  needsHeard: needs('heard_day'),
  needsMet: needs('met_day'),
  // Those that went through both sides, and those that were only written down as given.
  introductions: `SELECT i.n, i.id, NULL AS person, i.introduced_day AS day, '' AS text, 1 AS amount
    FROM introductions AS i WHERE i.deleted_at IS NULL AND i.introduced_day BETWEEN @from AND @to
    UNION ALL ${gives("AND g.what = 'introduction'")}`,
  gives: gives(''),
  asks: `SELECT a.n, a.id, NULL AS person, a.opened_day AS day, a.text, 1 AS amount FROM asks AS a
    WHERE a.deleted_at IS NULL AND a.opened_day BETWEEN @from AND @to`,
}
