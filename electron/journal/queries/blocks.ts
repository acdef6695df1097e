import { occurrencesOf, problemOfBlock } from '#journal/calendar/occurrences.ts'
import { writeCalendar } from '#journal/calendar/write-calendar.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import type { TimeBlock } from '#shared/model/time-block.ts'
import { keptBlocks } from './block-rows.ts'
import { preferencesNow } from './lists.ts'
import type { QueryContext } from './query-context.ts'

/** As many as are shown of what comes next, and as far ahead as they are looked for. */
const SHOWN = 4
const DAYS_AHEAD = 10 * 366

export function blocks(context: QueryContext): QueryOutput<'blocks'> {
  const kept = keptBlocks(context.sql)
  const readOnly = new Set(
    context.sql(`SELECT id FROM entries WHERE kind = 'time-block' AND read_only = 1`).pluck().all() as string[],
  )
  return {
    today: context.today(),
    zone: context.timeZone(),
    rows: kept.map(({ id, content }) => {
      const { purpose, act, rule, queue } = content
      const problem = problemOfBlock(content)
      return { id, purpose, act, rule, queue, problem, upcoming: nextOf(context, content), readOnly: readOnly.has(id) }
    }),
  }
}

/** What a rule would come to, or why it would not. */
export function previewBlock(
  context: QueryContext,
  { rule }: QueryRequest<'previewBlock'>,
): QueryOutput<'previewBlock'> {
  const problem = problemOfBlock({ rule })
  const upcoming = problem === null ? nextOf(context, { rule, exceptions: {} }) : []
  return { problem: problem ?? (upcoming.length === 0 ? 'never' : null), upcoming }
}

export function blocksCalendar(context: QueryContext): QueryOutput<'blocksCalendar'> {
  const { calendarTitle: title } = preferencesNow(context)
  const kept = keptBlocks(context.sql).filter(({ content }) => problemOfBlock(content) === null)
  const text = writeCalendar(kept, { title, now: context.now(), version: context.version })
  return { text, title, blocks: kept.length }
}

/** The next ones, the one that is on now among them. */
function nextOf({ now }: QueryContext, content: Pick<TimeBlock, 'rule' | 'exceptions'>) {
  const at = now()
  const endOf = ({ startsAt }: { startsAt: number }) => startsAt + content.rule.minutes * 60_000
  if (problemOfBlock(content) !== null) return []
  const today = civilDateAt(at, content.rule.zone)
  const span = { from: addDays(today, -1), to: addDays(today, DAYS_AHEAD), limit: SHOWN + 2 }
  return occurrencesOf(content, span)
    .filter((occurrence) => endOf(occurrence) > at)
    .slice(0, SHOWN)
}
