import type { QueryOutput } from '#shared/contract/contract.ts'
import { civilDateAt } from '#shared/model/civil-date.ts'
import type { ReframeId } from '#shared/model/id.ts'
import { beliefLine, type Reframe } from '#shared/model/reframe.ts'
import type { QueryContext } from './query-context.ts'

/** The cards that are in the journal, in the order in which they were made. */
export function cards({ sql, timeZone }: QueryContext): QueryOutput<'cards'> {
  const rows = sql('SELECT id, content, read_only FROM reframes WHERE deleted_at IS NULL ORDER BY id').all() as {
    id: ReframeId
    content: string
    read_only: number
  }[]
  return rows.map(({ id, content, read_only }) => {
    const { barrier, from, to, inMyWords, beliefs, order, shown } = JSON.parse(content) as Reframe
    const dated = beliefLine(beliefs).map((one) => ({ ...one, on: civilDateAt(one.at, timeZone()) }))
    return { id, barrier, from, to, inMyWords, beliefs: dated, order, shown, readOnly: read_only === 1 }
  })
}
