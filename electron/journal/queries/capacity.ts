import { daysOfBlock } from '#journal/calendar/occurrences.ts'
import { cadenceGroups, readRingRules } from '#journal/kinds/ring-rules.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { capacityOf, LENGTHS_LOOKED_AT, usualLength } from '#shared/model/capacity.ts'
import type { TimeBlock } from '#shared/model/time-block.ts'
import { keptBlocks } from './block-rows.ts'
import type { QueryContext } from './query-context.ts'
import { actualAWeek } from './rings.ts'

/** A year for a block that goes on, so that one by the month counts as often as it comes; what ends is counted for what is left of a month. */
const WEEKS = { goesOn: 52, ends: 4 }

/** What the rings ask for, what the blocks hold, and what would bring them together. */
export function capacity(context: QueryContext): QueryOutput<'capacity'> {
  const { sql } = context
  const kept = keptBlocks(sql)
  const lengths = sql(`SELECT minutes FROM conversations
    WHERE deleted_at IS NULL AND planned = 0 AND minutes IS NOT NULL ORDER BY day DESC, n DESC LIMIT ?`)
    .pluck()
    .all(LENGTHS_LOOKED_AT) as number[]
  const rules = readRingRules(sql)
  const minutesAWeek = kept.reduce((sum, { content }) => sum + minutesAWeekOf(context, content), 0)
  const { ways, ...sum } = capacityOf(cadenceGroups(sql), rules, { minutesAWeek, length: usualLength(lengths) })
  const { longerCadence } = ways
  return {
    ...sum,
    blocks: kept.length,
    actual: actualAWeek(context),
    ways: {
      ...ways,
      longerCadence: longerCadence && { ...longerCadence, budget: rules[longerCadence.ring].budget },
    },
  }
}

/** On average; what was moved or left out once changes nothing of what is planned. */
function minutesAWeekOf({ today }: QueryContext, { rule }: TimeBlock): number {
  const weeks = /(^|;)(COUNT|UNTIL)=/.test(rule.rrule) ? WEEKS.ends : WEEKS.goesOn
  const day = today()
  const from = weeks === WEEKS.goesOn && rule.start > day ? rule.start : day
  return (daysOfBlock(rule, from, addDays(from, 7 * weeks - 1)).length * rule.minutes) / weeks
}
