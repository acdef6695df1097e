import type { Sql } from '#journal/documents/statements.ts'
import type { Evidence } from '#shared/contract/mindset-contract.ts'
import { dayNumber, dayNumberToCivilDate, daysBetween } from '#shared/model/civil-date.ts'
import { daysToAnswer, inWholeDays, isTelling, SHORT_MINUTES, usual, usualAtLeast } from '#shared/model/evidence.ts'
import type { Story } from '#shared/model/stories.ts'
import {
  conversationEntries,
  followUpEntries,
  giveEntries,
  needEntries,
  sessionEntries,
  type FoundFollowUp,
  type FoundGive,
  type FoundNeed,
  type FoundTalk,
} from './evidence-entries.ts'
import type { QueryContext } from './query-context.ts'
import { sessionMinutes } from './sessions.ts'
import { goalsAhead } from './strategy.ts'

/** So many entries of one sentence are shown; a sentence never speaks of more than can be opened. */
const MOST = 100
/** The latest silences that are looked at: each costs a look at whose it was. */
const MAX_LOOKED_AT = 2000
const MONTH_DAYS = 28
const HALF_A_YEAR = 182
const YEAR = 365
const TWO_YEARS = 730

type Rule = (context: QueryContext, today: number) => Evidence | null

/** What speaks to each story. What is not there is not said. */
const RULES: { readonly [Name in Story]: readonly Rule[] } = {
  'too-busy': [shortTalks],
  'self-serving': [needs],
  'waste-time': [reachedOut],
  'not-yet': [helped, received, needPeople],
  imposing: [reachedOut],
  'why-me': [begunByThem, needsMet, thanked],
  'not-good': [firstTalks, practised],
  forgotten: [spokeAgain],
}

/** The evidence of the journal for a story, with exactly the entries that it rests on. */
export function evidence(context: QueryContext, { story }: { story: Story }): Evidence[] {
  const today = dayNumber(context.today())
  return RULES[story].flatMap((rule) => rule(context, today) ?? [])
}

function reachedOut({ sql }: QueryContext, today: number): Evidence | null {
  const rows = sql(`SELECT s.n AS person, s.conversation_n AS n, s.day, s.days AS silentDays, p.max_days AS maxDays,
      s.answer_n AS answer, s.answer_day AS answerDay
    FROM (SELECT * FROM silences WHERE written = 1 AND day <= ? ORDER BY day DESC LIMIT ?) AS s
    CROSS JOIN people AS p ON p.n = s.n
    WHERE s.days > p.max_days AND p.hidden = 0 ORDER BY s.day DESC`).all(today, MAX_LOOKED_AT) as {
    person: number
    n: number
    day: number
    silentDays: number
    maxDays: number
    answer: number | null
    answerDay: number | null
  }[]
  const telling = rows.filter((row) => isTelling(row, today))
  const shown = telling.slice(0, MOST)
  const days = shown.flatMap((row) => daysToAnswer(row) ?? [])
  const usualDays = usual(days)
  // One e-mail of the journal may be a whole exchange: where no answer was written down, nothing is said of it.
  if (usualDays === null) return null
  const talks = shown.map((row) => ({ ...row, answer: daysToAnswer(row) === null ? null : row.answer }))
  return withEntries(conversationEntries(sql, talks), (entries) => ({
    kind: 'reached-out',
    times: entries.length,
    answered: days.length,
    usualDays,
    isCut: telling.length > MOST,
    entries,
  }))
}

function shortTalks({ sql }: QueryContext, today: number): Evidence | null {
  const found = sql(`SELECT n, day, minutes FROM conversations
    WHERE deleted_at IS NULL AND planned = 0 AND day > ? AND day <= ? AND minutes IS NOT NULL ORDER BY day DESC LIMIT ?`)
  const rows = found.all(today - MONTH_DAYS, today, MOST + 1) as { n: number; day: number; minutes: number }[]
  const whole = inWholeDays(rows, { most: MOST, since: today - MONTH_DAYS + 1 })
  const minutes = whole.rows.reduce((sum, row) => sum + row.minutes, 0)
  return withEntries(conversationEntries(sql, whole.rows), (entries) => ({
    kind: 'short-talks',
    since: dayNumberToCivilDate(whole.since),
    talks: entries.length,
    short: whole.rows.filter((row) => row.minutes <= SHORT_MINUTES).length,
    minutesAWeek: Math.floor((7 * minutes) / (today - whole.since + 1)),
    entries,
  }))
}

/** What others said that they need, and what of that was met, in their order. */
function needs({ sql }: QueryContext, today: number): Evidence | null {
  const since = today - HALF_A_YEAR
  const rows = needRows(sql, 'max(coalesce(heard_day, met_day), coalesce(met_day, heard_day))', since, today)
  const whole = inWholeDays(rows, { most: MOST, since })
  const from = (day: number | null) => day !== null && day >= whole.since && day <= today
  return withEntries(needEntries(whole.rows), (entries) => ({
    kind: 'needs',
    since: dayNumberToCivilDate(whole.since),
    heard: whole.rows.filter(({ heard }) => from(heard)).length,
    met: whole.rows.filter(({ met }) => from(met)).length,
    entries,
  }))
}

function needsMet({ sql }: QueryContext, today: number): Evidence | null {
  const whole = inWholeDays(needRows(sql, 'met_day', today - YEAR, today), { most: MOST, since: today - YEAR })
  return withEntries(needEntries(whole.rows), (entries) => ({
    kind: 'needs-met',
    since: dayNumberToCivilDate(whole.since),
    times: entries.length,
    entries,
  }))
}

/** @param day an expression of SQL for the day that counts */
function needRows(sql: Sql, day: string, since: number, today: number): (FoundNeed & { day: number })[] {
  const isSince = day === 'met_day' ? 'd.met_day >= @since' : '(d.heard_day >= @since OR d.met_day >= @since)'
  return sql(`SELECT p.id, p.name, d.text, d.heard_day AS heard, d.met_day AS met, ${day} AS day
    FROM person_needs AS d JOIN people AS p ON p.n = d.n
    WHERE ${isSince} AND ${day} <= @today AND p.hidden = 0 ORDER BY day DESC, p.id LIMIT @most`).all({
    since,
    today,
    most: MOST + 1,
  }) as (FoundNeed & { day: number })[]
}

/** What others had promised me and did, and for how long we had spoken with each other by then. */
function helped({ sql, timeZone }: QueryContext): Evidence | null {
  const rows = sql(`SELECT f.n, f.id, f.text, f.done_at AS doneAt, min(p.first_day) AS knownSince
    FROM (SELECT * FROM follow_ups WHERE deleted_at IS NULL AND done_at IS NOT NULL AND actor = 'them'
      ORDER BY done_at DESC LIMIT ?) AS f
    CROSS JOIN links AS l ON l.n = f.n AND l.role = 'about' JOIN people AS p ON p.id = l.target_id
    WHERE p.hidden = 0 AND p.first_day IS NOT NULL GROUP BY f.n ORDER BY f.done_at DESC`).all(MOST) as FoundFollowUp[]
  const found = followUpEntries(sql, rows, timeZone())
  const known = found.map(({ doneOn, knownSince }) => dayNumber(doneOn) - dayNumber(knownSince))
  return withEntries(found, (entries) => ({
    kind: 'helped',
    times: entries.length,
    usualDaysKnown: usualAtLeast(known) ?? 0,
    entries,
  }))
}

/** What others gave me, and for how long we had spoken with each other by then. */
function received({ sql }: QueryContext, today: number): Evidence | null {
  const found = sql(`SELECT g.n, g.id, g.what, g.text, g.day, g.thanks, min(p.first_day) AS knownSince
    FROM (SELECT * FROM gives WHERE deleted_at IS NULL AND direction = 'received' AND day <= ? ORDER BY day DESC, n DESC LIMIT ?) AS g
    CROSS JOIN links AS l ON l.n = g.n AND l.role = 'got-from' JOIN people AS p ON p.id = l.target_id
    WHERE p.hidden = 0 AND p.first_day <= g.day GROUP BY g.n ORDER BY g.day DESC, g.n DESC`).all(today, MOST)
  const rows = found as (FoundGive & { knownSince: number })[]
  const known = rows.map(({ day, knownSince }) => day - knownSince)
  return withEntries(giveEntries(sql, rows), (entries) => ({
    kind: 'received',
    times: entries.length,
    usualDaysKnown: usualAtLeast(known) ?? 0,
    entries,
  }))
}

/** Goals whose day is ahead while nobody there is warm: those who help later are those whom one speaks with now. */
function needPeople(context: QueryContext): Evidence | null {
  const today = context.today()
  const ahead = goalsAhead(context).slice(0, MOST)
  const entries = ahead.map(({ goal, neededBy, hint: { nearest } }) => ({
    kind: 'goal' as const,
    ...goal,
    neededBy,
    nearest: nearest === null ? null : { id: nearest.id, name: nearest.name },
  }))
  return withEntries(entries, (some) => ({
    kind: 'goals-ahead',
    goals: some.length,
    daysLeft: Math.min(...some.map(({ neededBy }) => daysBetween(today, neededBy))),
    entries: some,
  }))
}

/** What I gave to somebody who is still there, and was thanked for. */
function thanked({ sql }: QueryContext, today: number): Evidence | null {
  const found = sql(`SELECT g.n, g.id, g.what, g.text, g.day, g.thanks, NULL AS knownSince FROM gives AS g
    WHERE g.deleted_at IS NULL AND g.direction = 'given' AND trim(g.thanks) <> '' AND g.day > ? AND g.day <= ?
      AND EXISTS (SELECT 1 FROM links AS l JOIN people AS p ON p.id = l.target_id
        WHERE l.n = g.n AND l.role = 'gave-to' AND p.hidden = 0)
    ORDER BY g.day DESC, g.n DESC LIMIT ?`).all(today - YEAR, today, MOST + 1) as FoundGive[]
  const whole = inWholeDays(found, { most: MOST, since: today - YEAR + 1 })
  return withEntries(giveEntries(sql, whole.rows), (entries) => ({
    kind: 'thanked',
    since: dayNumberToCivilDate(whole.since),
    times: entries.length,
    entries,
  }))
}

/** Practice: when I sat down for it. What lasted no minute was a slip of the fingers. */
function practised(context: QueryContext, today: number): Evidence | null {
  const days = { from: dayNumberToCivilDate(today - HALF_A_YEAR + 1), to: dayNumberToCivilDate(today) }
  const found = sessionMinutes(context, days)
    .filter(({ minutes }) => minutes > 0)
    .map((one) => ({ ...one, date: one.day, day: dayNumber(one.day) }))
  const whole = inWholeDays(found.toReversed(), { most: MOST, since: today - HALF_A_YEAR + 1 })
  return withEntries(sessionEntries(context.sql, whole.rows), (entries) => ({
    kind: 'sessions',
    since: dayNumberToCivilDate(whole.since),
    times: entries.length,
    months: byMonth(whole.rows).map(([month, times]) => ({ month, times })),
    entries,
  }))
}

function begunByThem({ sql }: QueryContext, today: number): Evidence | null {
  const rows = sql(`SELECT n, day FROM conversations
    WHERE started_by = 'them' AND deleted_at IS NULL AND planned = 0 AND day > ? AND day <= ? ORDER BY day DESC LIMIT ?`)
  const found = rows.all(today - YEAR, today, MOST + 1) as { n: number; day: number }[]
  const whole = inWholeDays(found, { most: MOST, since: today - YEAR + 1 })
  return withEntries(conversationEntries(sql, whole.rows), (entries) => ({
    kind: 'begun-by-them',
    since: dayNumberToCivilDate(whole.since),
    times: entries.length,
    entries,
  }))
}

/** Practice: whom I spoke with for the first time. */
function firstTalks({ sql }: QueryContext, today: number): Evidence | null {
  const rows = sql(`SELECT p.n AS person, p.first_day AS day,
      (SELECT min(l.n) FROM links AS l WHERE l.target_id = p.id AND l.role = 'participant' AND l.day = p.first_day) AS n
    FROM people AS p WHERE p.hidden = 0 AND p.first_day > ? AND p.first_day <= ? ORDER BY p.first_day DESC LIMIT ?`)
  const found = rows.all(today - HALF_A_YEAR, today, MOST + 1) as (FoundTalk & { day: number })[]
  const whole = inWholeDays(found, { most: MOST, since: today - HALF_A_YEAR + 1 })
  return withEntries(conversationEntries(sql, whole.rows), (entries) => ({
    kind: 'first-talks',
    since: dayNumberToCivilDate(whole.since),
    people: entries.length,
    months: byMonth(whole.rows).map(([month, people]) => ({ month, people })),
    entries,
  }))
}

function spokeAgain({ sql }: QueryContext, today: number): Evidence | null {
  const rows = sql(`SELECT s.n AS person, s.conversation_n AS n FROM silences AS s JOIN people AS p ON p.n = s.n
    WHERE s.written = 0 AND s.day > ? AND s.day <= ? AND p.hidden = 0 ORDER BY s.day DESC LIMIT ?`)
  const found = rows.all(today - TWO_YEARS, today, MOST) as FoundTalk[]
  return withEntries(conversationEntries(sql, found), (entries) => ({
    kind: 'spoke-again',
    times: entries.length,
    entries,
  }))
}

/** How many there are in each month that has any, the earliest first. */
function byMonth(latestFirst: readonly { readonly day: number }[]): [month: string, count: number][] {
  const months = new Map<string, number>()
  for (const { day } of latestFirst.toReversed()) {
    const month = dayNumberToCivilDate(day).slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + 1)
  }
  return [...months]
}

/** Silence where there is nothing. */
function withEntries<Entry>(entries: Entry[], make: (entries: Entry[]) => Evidence): Evidence | null {
  return entries.length === 0 ? null : make(entries)
}
