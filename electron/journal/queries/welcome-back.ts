import type { QueryOutput } from '#shared/contract/contract.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { awaySince } from '#shared/model/visits.ts'
import { clockAt, instantOfClock } from '#shared/model/zoned-time.ts'
import type { QueryContext } from './query-context.ts'

/** Of so many that came last the newest is looked for: what comes from elsewhere comes in another order. */
const MIDNIGHT = '00:00' as CivilTime
const LOOKED_AT = 500

/** Since when one was away, by when Today was opened here and when anything was written down anywhere. */
export function welcomeBack({ sql, today, timeZone, visits }: QueryContext): QueryOutput<'welcomeBack'> {
  const noted = visits()
  const isNoted = noted !== null && noted.last === today()
  // Who was here yesterday need not be looked for.
  if (awaySince(noted, today(), null) === null && noted !== null && noted.before !== null)
    return { since: null, isNoted }
  return { since: awaySince(noted, today(), lastWritten(sql, today(), timeZone())), isNoted }
}

/** The last day before today on which a document was made; those of the sample are nobody's. */
function lastWritten(sql: QueryContext['sql'], today: CivilDate, zone: string): CivilDate | null {
  const at = sql(`SELECT max(created_at) FROM (SELECT created_at FROM entries
      WHERE sample = 0 AND created_at > 0 AND created_at < ? ORDER BY n DESC LIMIT ${LOOKED_AT})`)
    .pluck()
    .get(instantOfClock({ date: today, time: MIDNIGHT }, zone)) as number | null
  return at === null ? null : clockAt(at, zone).date
}
