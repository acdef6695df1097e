import type { QueryOutput } from '#shared/contract/contract.ts'
import type { ReachablePerson } from '#shared/contract/mindset-contract.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import type { FollowUpId, PersonId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import { RINGS } from '#shared/model/ring.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import type { QueryContext } from './query-context.ts'

/** More would be a task of its own. */
const MOST = 3
/** By their numbers in rows. */
export const NEAR_RINGS = [RINGS.indexOf('inner'), RINGS.indexOf('close')]

/**
 * With whom to begin before something hard: people in the inner and close rings who are warm, whose turn comes next first; not
 * whom one has spoken with today, who is paused, or about whom the hard thing is. Then the hard thing, where it is still open.
 */
export function warmUp(
  context: QueryContext,
  { followUp, person }: { followUp: FollowUpId | null; person: PersonId | null },
): QueryOutput<'warmUp'> {
  const { sql } = context
  const today = dayNumber(context.today())
  const hard = sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM follow_ups AS f
    WHERE f.id = ? AND f.deleted_at IS NULL AND f.done_at IS NULL`).all(followUp)
  const [row] = toFollowUpRows(context, hard)
  const alone = followUp === null && person !== null ? notSpokenWith(context, person) : []
  const about = JSON.stringify(row?.people.map(({ id }) => id) ?? alone)
  const warm = sql(`SELECT p.id FROM people AS p
    WHERE p.hidden = 0 AND p.ring IN (${NEAR_RINGS.join(', ')}) AND p.due_day >= ? AND p.last_day < ?
      AND p.id NOT IN (SELECT value FROM json_each(?))
    ORDER BY p.due_day, p.n LIMIT ?`).all(today, today, about, MOST) as { id: PersonId }[]
  return {
    warm: reachable(
      context,
      warm.map(({ id }) => id),
    ),
    hard:
      row === undefined
        ? alone.length === 0
          ? null
          : { followUp: null, people: reachable(context, alone) }
        : {
            followUp: row,
            people: reachable(
              context,
              row.people.map(({ id }) => id),
            ),
          },
  }
}

/** That person, by their present id, unless one has spoken with them today: then it is done. */
function notSpokenWith({ sql, today }: QueryContext, person: PersonId): PersonId[] {
  const rows = sql('SELECT id FROM people WHERE id = ? AND hidden = 0 AND (last_day IS NULL OR last_day < ?)')
  return (rows.all(person, dayNumber(today())) as { id: PersonId }[]).map(({ id }) => id)
}

/** How to reach these people, what they prefer first, and what there is to ask them. */
function reachable({ sql }: QueryContext, ids: readonly PersonId[]): ReachablePerson[] {
  const rows = sql(`SELECT p.id, p.name, p.given, c.content FROM json_each(?) AS wanted
    JOIN people AS p ON p.id = wanted.value JOIN person_contents AS c ON c.n = p.n ORDER BY wanted.key`)
  return (rows.all(JSON.stringify(ids)) as { id: PersonId; name: string; given: string; content: string }[]).map(
    ({ id, name, given, content }) => {
      const { channels, askNext } = JSON.parse(content) as Person
      return {
        id,
        name,
        given: given === '' ? name : given,
        channels: Object.values(channels).toSorted((a, b) => Number(b.preferred) - Number(a.preferred)),
        askNext,
      }
    },
  )
}
