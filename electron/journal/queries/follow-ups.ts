import type { QueryOutput } from '#shared/contract/contract.ts'
import { dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import type { PersonId } from '#shared/model/id.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import type { QueryContext } from './query-context.ts'

interface Input {
  readonly state: 'open' | 'done' | 'all'
  readonly actor?: Actor | undefined
  readonly person?: PersonId | undefined
  readonly dueBy?: CivilDate | undefined
  readonly offset: number
  readonly limit: number
}

/** Follow-ups, the open ones by day and those without one last; what is done, the latest first. */
export function followUps(context: QueryContext, input: Input): QueryOutput<'followUps'> {
  const where = ['f.deleted_at IS NULL']
  const values: (string | number)[] = []
  if (input.state !== 'all') where.push(`f.done_at IS ${input.state === 'open' ? '' : 'NOT '}NULL`)
  if (input.actor) where.push(`f.actor = '${input.actor}'`)
  if (input.dueBy) where.push(`f.due_day <= ${dayNumber(input.dueBy)}`)
  if (input.person) {
    where.push("f.n IN (SELECT n FROM links WHERE role = 'about' AND target_id = ?)")
    values.push(input.person)
  }
  const condition = where.join(' AND ')
  const { total } = context.sql(`SELECT count(*) AS total FROM follow_ups AS f WHERE ${condition}`).get(...values) as {
    total: number
  }
  const rows = context.sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM follow_ups AS f WHERE ${condition}
    ORDER BY f.done_at IS NOT NULL, f.done_at DESC, f.due_day IS NULL, f.due_day, f.n LIMIT ? OFFSET ?`)
  return { total, rows: toFollowUpRows(context, rows.all(...values, input.limit, input.offset)) }
}
