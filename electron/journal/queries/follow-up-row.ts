import type { FollowUpRow, PersonLink } from '#shared/contract/rows.ts'
import { civilDateAt } from '#shared/model/civil-date.ts'
import type { Every } from '#shared/model/every.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import type { ConversationId, FollowUpId, ReviewId } from '#shared/model/id.ts'
import { civilOrNull } from './civil-or-null.ts'
import { groupByNumber } from './conversation-row.ts'
import type { QueryContext } from './query-context.ts'

/** The columns of `follow_ups AS f` that `toFollowUpRows` reads. */
export const FOLLOW_UP_COLUMNS = 'f.n, f.id, f.text, f.actor, f.due_day, f.snoozed, f.done_at, f.origin_id, f.every'

interface FollowUpColumns {
  readonly n: number
  readonly id: FollowUpId
  readonly text: string
  readonly actor: Actor
  readonly due_day: number | null
  readonly snoozed: number
  readonly done_at: number | null
  readonly every: Every | null
  readonly origin_id: ConversationId | ReviewId | null
}

/** Rows of the follow-ups table (as `all()` returned them) as lists show them, with the names of their people. */
export function toFollowUpRows({ sql, timeZone }: QueryContext, found: readonly unknown[]): FollowUpRow[] {
  const rows = found as readonly FollowUpColumns[]
  const people = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted
    JOIN links AS l ON l.n = wanted.value AND l.role = 'about' JOIN people AS p ON p.id = l.target_id
    WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`).all(JSON.stringify(rows.map(({ n }) => n)))
  const byNumber = groupByNumber(people as (PersonLink & { n: number })[])
  const origins = JSON.stringify(rows.flatMap(({ origin_id: id }) => id ?? []))
  const reviews = new Set(
    sql('SELECT r.id FROM json_each(?) AS wanted JOIN reviews AS r ON r.id = wanted.value').pluck().all(origins),
  )
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    people: byNumber.get(row.n) ?? [],
    actor: row.actor,
    due: civilOrNull(row.due_day),
    every: row.every,
    snoozed: row.snoozed === 1,
    done: row.done_at !== null,
    doneOn: row.done_at === null ? null : civilDateAt(row.done_at, timeZone()),
    ...(reviews.has(row.origin_id)
      ? { origin: null, review: row.origin_id as ReviewId }
      : { origin: row.origin_id as ConversationId | null, review: null }),
  }))
}
