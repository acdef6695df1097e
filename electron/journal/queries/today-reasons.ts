import { MEETING_ASKED_DAYS } from '#shared/contract/calendar-contract.ts'
import { dayNumber, isLeapYear, yearOf, type CivilDate } from '#shared/model/civil-date.ts'

const OPEN = 'f.deleted_at IS NULL AND f.done_at IS NULL'

/** The first of those whom a document names in a role, by name: of several people it stands with one of them. */
const firstPerson = (n: string, role: string) => `(SELECT p.n FROM links AS l JOIN people AS p ON p.id = l.target_id
  WHERE l.n = ${n} AND l.role = '${role}' AND p.deleted_at IS NULL ORDER BY p.sort_name, p.n LIMIT 1)`

/**
 * Whose dates are told: everybody's but of those who came with an import and are in no ring yet, nor were spoken with. Whoever
 * imports thousands is not to be told of strangers' birthdays every day.
 */
const DATES_ARE_TOLD = `p.hidden = 0 AND (p.ring IS NOT NULL OR p.ideal_days IS NOT NULL OR p.conversations > 0
  OR (SELECT json_extract(content, '$.externalRefs') FROM person_contents WHERE n = p.n) = '{}')`

/**
 * Meetings with somebody of the journal, each with the first of them by name, but for those of which it is said whether they happened:
 * by an answer, or by a conversation with one of them on that day.
 */
const meetingsWithPeople = (where: string) => `SELECT m.n, m.day, m.starts_at,
    (SELECT p.n FROM calendar_attendees AS a JOIN person_emails AS e ON e.address = a.address
      JOIN people AS p ON p.n = e.n AND p.hidden = 0 WHERE a.meeting = m.meeting ORDER BY p.sort_name, p.n LIMIT 1) AS subject
  FROM meeting_days AS m WHERE ${where} AND subject IS NOT NULL AND m.id NOT IN (SELECT id FROM meeting_answers)
    AND NOT EXISTS (SELECT 1 FROM calendar_attendees AS a JOIN person_emails AS e ON e.address = a.address
      JOIN people AS p ON p.n = e.n JOIN links AS l ON l.target_id = p.id AND l.role IN ('participant', 'planned-with') AND l.day = m.day
      WHERE a.meeting = m.meeting)`

const IS_NOT_PLANNED = (today: number) => `NOT EXISTS (SELECT 1 FROM links AS plan
  WHERE plan.target_id = p.id AND plan.role = 'planned-with' AND plan.day >= ${today})`

/**
 * Common table expressions of everything that stands on Today: the one definition that its list, its counts and the number in
 * the sidebar share. `placed` has a row for each reason: `subject` is the number of the person, or the negative number of the
 * document of a thing about nobody; `kind`, and `thing`, the number of the document of a promise or a plan, the rowid of a date;
 * of a meeting its place in `meeting_days`, which must have been made (`meetings.expand`);
 * `at`, the place among all reasons, the most telling first.
 *
 * Telling is, in this order: a date, which is today or not at all; what was planned, and the meetings of calendars; what I promised, the longest due first;
 * what they did; who grows quiet, the innermost ring first, and then who waits longest; whom one never spoke with.
 */
export function todayReasons(date: CivilDate): string {
  const today = dayNumber(date)
  return `reasons (subject, kind, thing, rank, a, b) AS (
    SELECT p.n, 'date', d.rowid, 0, coalesce(p.ring, 9), p.n FROM person_dates AS d JOIN people AS p ON p.n = d.n
      WHERE (${isOnDays([date])}) AND ${DATES_ARE_TOLD}
    UNION ALL SELECT coalesce(${firstPerson('c.n', 'planned-with')}, -c.n), 'plan', c.n, 1, ${today} - c.day, c.n
      FROM conversations AS c WHERE c.deleted_at IS NULL AND c.planned = 1 AND c.day <= ${today}
    UNION ALL SELECT subject, 'meeting', n, 1, ${today} - day, starts_at FROM (${meetingsWithPeople(`m.big = 0
      AND m.day <= ${today} AND m.last_day >= ${today} - ${MEETING_ASKED_DAYS}
      AND NOT EXISTS (SELECT 1 FROM meeting_days AS later WHERE later.meeting = m.meeting AND m.last_day < ${today}
        AND later.day > m.day AND later.last_day < ${today})`)})
    UNION ALL SELECT coalesce(${firstPerson('f.n', 'about')}, -f.n), 'promise', f.n,
      CASE f.actor WHEN 'me' THEN 2 ELSE 3 END, f.due_day, f.n
      FROM follow_ups AS f WHERE ${OPEN} AND f.due_day <= ${today}
    UNION ALL SELECT p.n, 'quiet', NULL, 4, coalesce(p.ring, 9), p.due_day FROM people AS p
      WHERE p.hidden = 0 AND p.due_day < ${today} AND ${IS_NOT_PLANNED(today)}
    UNION ALL SELECT p.n, 'unmet', NULL, 5, coalesce(p.ring, 9), -p.created_at FROM people AS p
      WHERE p.hidden = 0 AND p.last_day IS NULL AND p.ideal_days IS NOT NULL AND ${IS_NOT_PLANNED(today)}
  ), placed AS MATERIALIZED (SELECT subject, kind, thing, row_number() OVER (ORDER BY rank, a, b, subject) AS at FROM reasons)`
}

/** As `todayReasons`, of days to come: `ahead` has a row for each thing, with its day. `dates` are in order, the first tomorrow. */
export function aheadReasons(dates: readonly CivilDate[]): string {
  const [from, to] = [dates[0], dates.at(-1)].map((date) => (date === undefined ? null : dayNumber(date)))
  const days = dates.map(
    (
      date,
    ) => `UNION ALL SELECT p.n, 'date', d.rowid, ${dayNumber(date)}, 0 FROM person_dates AS d JOIN people AS p ON p.n = d.n
      WHERE (${isOnDays([date])}) AND ${DATES_ARE_TOLD}`,
  )
  return `ahead (subject, kind, thing, day, rank) AS (
    SELECT ${firstPerson('c.n', 'planned-with')}, 'plan', c.n, c.day, 1
      FROM conversations AS c WHERE c.deleted_at IS NULL AND c.planned = 1 AND c.day BETWEEN ${from} AND ${to}
    UNION ALL SELECT subject, 'meeting', n, day, 1 FROM (${meetingsWithPeople(`m.big = 0 AND m.day BETWEEN ${from} AND ${to}`)})
    UNION ALL SELECT ${firstPerson('f.n', 'about')}, 'promise', f.n, f.due_day, 2
      FROM follow_ups AS f WHERE ${OPEN} AND f.due_day BETWEEN ${from} AND ${to}
    ${days.join(' ')}
  )`
}

/** Open follow-ups without a day. */
export const SOMEDAY = `${OPEN} AND f.due_day IS NULL`

// 29 February is kept on the 28th in years that lack it.
function isOnDays(dates: readonly CivilDate[]): string {
  return dates
    .flatMap((date) => {
      const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))]
      const also = month === 2 && day === 28 && !isLeapYear(yearOf(date)) ? ['(d.month = 2 AND d.day = 29)'] : []
      return [`(d.month = ${month} AND d.day = ${day})`, ...also]
    })
    .join(' OR ')
}
