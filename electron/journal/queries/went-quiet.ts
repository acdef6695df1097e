import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { QuietPerson } from '#shared/contract/review-contract.ts'
import { dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import { DRIFT_UNTIL, LOOK_BACK_DAYS, ownRhythm, type OwnRhythm } from '#shared/model/own-rhythm.ts'
import { RINGS } from '#shared/model/ring.ts'
import { PERSON_COLUMNS, PEOPLE, toPersonRow, type PersonColumns } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

/** Of these rings one hears when somebody is silent for longer than the cadence allows; those further out are meant to be rare. */
const RINGS_TOLD_OF = RINGS.indexOf('active')
/**
 * Who was quiet by the end of a day: silent for longer than their cadence allows, or between 2 and 12 times as long as one
 * usually was. Who is paused is not among them.
 */
export function wentQuiet(context: QueryContext, { on }: QueryRequest<'wentQuiet'>): QueryOutput<'wentQuiet'> {
  const { sql } = context
  const until = dayNumber(on)
  // No drift lasts longer than is looked back.
  const drifting = new Map(
    sql('SELECT n, gap_days FROM drifts WHERE until_day BETWEEN ? AND ? AND from_day <= ?')
      .raw()
      .all(until, until + LOOK_BACK_DAYS, until) as [number, number][],
  )
  const rows = sql(`SELECT ${PERSON_COLUMNS}, CASE WHEN p.last_day <= @until THEN p.last_day
        ELSE (SELECT max(day) FROM links WHERE target_id = p.id AND role = 'participant' AND day <= @until) END AS spoken
    FROM ${PEOPLE} WHERE p.hidden = 0 AND p.paused = 0
      AND ((p.ring <= ${RINGS_TOLD_OF} AND p.max_days IS NOT NULL) OR p.n IN (SELECT value FROM json_each(@drifting)))
    ORDER BY coalesce(p.ring, 9), p.sort_name, p.n`).all({ until, drifting: JSON.stringify([...drifting.keys()]) })
  return {
    people: (rows as (PersonColumns & { spoken: number | null })[]).flatMap((row): QuietPerson[] => {
      if (row.spoken === null) return []
      const silentDays = until - row.spoken
      const isOverdue = row.ring !== null && row.ring <= RINGS_TOLD_OF && silentDays > (row.max_days ?? Infinity)
      const gapDays = drifting.get(row.n) ?? null
      if (!isOverdue && gapDays === null) return []
      return [{ ...toPersonRow({ ...row, last_day: row.spoken }, on), isOverdue, gapDays, silentDays }]
    }),
  }
}

/** The own rhythm of one person on a day; null where there is none, or after so long a silence none any more. */
export function rhythmWith({ sql }: QueryContext, id: string, on: CivilDate): OwnRhythm | null {
  const until = dayNumber(on)
  const days = sql(
    `SELECT DISTINCT day FROM links WHERE target_id = ? AND role = 'participant' AND day BETWEEN ? AND ?`,
  )
    .pluck()
    .all(id, until - LOOK_BACK_DAYS, until) as number[]
  const rhythm = ownRhythm(days, until)
  if (rhythm === null) return null
  const isOver = until - Math.max(...days) > DRIFT_UNTIL * rhythm.gapDays
  return isOver ? null : rhythm
}
