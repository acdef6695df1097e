import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { DRAFT_DAYS, offerOf, TIMES_PUT_OFF, TIMES_SKIPPED } from '#shared/model/hesitation.ts'
import type { FollowUpId } from '#shared/model/id.ts'
import { isQuiet } from '#shared/model/quiet-hours.ts'
import { readPreferences } from '#journal/kinds/ring-rules.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import type { QueryContext } from './query-context.ts'
import { NEAR_RINGS } from './warm-up.ts'

const LINE = 'draft:quick-log'
const MS_A_DAY = 86_400_000

/**
 * What one hesitates over, to be asked about: something of mine that is due and was put off again and again, somebody near who
 * was passed over again and again, or a line that was begun and left. One thing a day, none in quiet hours, and none where the user does not want to be asked.
 */
export function hesitation(context: QueryContext): QueryOutput<'hesitation'> {
  const { sql, today, now, timeZone, settings, offerNotes } = context
  if (readPreferences(sql)?.asksWhatHoldsBack === false) return null
  const { quietFrom, quietTo } = settings()
  if (isQuiet(timeOf(now(), timeZone()), quietFrom, quietTo)) return null
  const putOff = sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM follow_ups AS f
    WHERE f.deleted_at IS NULL AND f.done_at IS NULL AND f.actor = 'me' AND f.due_day <= ? AND f.put_off >= ?
    ORDER BY f.due_day, f.n LIMIT 100`).all(dayNumber(today()), TIMES_PUT_OFF) as { id: FollowUpId }[]
  const passedOver = passedOverPeople(context)
  const people = passedOver.map(({ id }) => id)
  const subjects = [...putOff.map(({ id }) => id), ...people, ...(isLineLeft(context) ? [LINE] : [])]
  const subject = offerOf(subjects, { today: today(), notes: offerNotes() })
  if (subject === null) return null
  if (subject === LINE) return { kind: 'draft', subject }
  const person = passedOver.find(({ id }) => id === subject)
  if (person !== undefined) return { kind: 'passed-over', subject, person }
  const [followUp] = toFollowUpRows(
    context,
    putOff.filter(({ id }) => id === subject),
  )
  return followUp === undefined ? null : { kind: 'put-off', subject, followUp }
}

/** Whom one means to be near, has not spoken with for longer than that, and passed over in sessions since. */
function passedOverPeople({ sql, today }: QueryContext): PersonLink[] {
  return sql(`SELECT p.id, p.name FROM people AS p JOIN links AS l ON l.target_id = p.id AND l.role = 'skipped-in'
    JOIN sessions AS s ON s.n = l.n
    WHERE p.hidden = 0 AND p.ring IN (${NEAR_RINGS.join(', ')}) AND p.cold_day < ? AND s.deleted_at IS NULL
      AND s.day > p.last_day
    GROUP BY p.n HAVING count(DISTINCT s.n) >= ? ORDER BY p.cold_day, p.n LIMIT 100`).all(
    dayNumber(today()),
    TIMES_SKIPPED,
  ) as PersonLink[]
}

function isLineLeft({ sql, now }: QueryContext): boolean {
  const row = sql(`SELECT at FROM drafts WHERE name = 'quick-log' AND trim(text) <> ''`).get() as
    | { at: number }
    | undefined
  return row !== undefined && now() - row.at >= DRAFT_DAYS * MS_A_DAY
}

/** `HH:MM` there. */
function timeOf(unixMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  return format.format(unixMs)
}
