import { addDays, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import type { TimeBlock } from '#shared/model/time-block.ts'
import { isTimeZone, type BlockRule } from '#shared/model/block-rule.ts'
import { clockAt, instantOfClock } from '#shared/model/zoned-time.ts'
import { readRule, type RuleProblem } from './read-rule.ts'
import { daysOfRule } from './rule-days.ts'

/** One time that a block comes. */
export interface Occurrence {
  /** The day on which the rule has it, by which exceptions and sessions name it. */
  readonly day: CivilDate
  /** What the clock of the block's zone shows then; on a day whose clock leaves that time out, what it shows instead. */
  readonly date: CivilDate
  readonly time: CivilTime
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly isMoved: boolean
  readonly isOff: boolean
  /** Its own time is left out on that day, when clocks go forward. */
  readonly isShifted: boolean
}

/** `zone`: this machine has no such zone. What such a block says is kept; nothing is known of when it comes. */
export type BlockProblem = RuleProblem | 'zone'

type Timed = Pick<TimeBlock, 'rule' | 'exceptions'>

/** One that was moved further than this from its day is still found where it went. */
const DAYS_MOVED = 62

/** Why nothing can be known of when a block comes; null where it can. */
export function problemOfBlock({ rule }: Pick<TimeBlock, 'rule'>): BlockProblem | null {
  const read = readRule(rule.rrule)
  if ('problem' in read) return read.problem
  return isTimeZone(rule.zone) ? null : 'zone'
}

/**
 * When a block comes, by its own clock, from `from` to `to` and at most `limit` times, in order of their days; those that are
 * off are among them. None where the rule or the zone is not understood: `problemOfBlock` says why.
 */
export function occurrencesOf(
  { rule, exceptions }: Timed,
  { from, to, limit }: { readonly from: CivilDate; readonly to: CivilDate; readonly limit: number },
): Occurrence[] {
  const read = readRule(rule.rrule)
  if ('problem' in read || !isTimeZone(rule.zone)) return []
  const moved = Object.values(exceptions).some(({ type }) => type === 'moved')
  // What was moved into the span may come from outside it.
  const room = moved ? DAYS_MOVED : 0
  const span = { from: addDays(from, -room), to: addDays(to, room), limit: limit + 2 * room }
  return daysOfRule(read.rule, rule.start, span)
    .map((day) => occurrenceOn({ rule, exceptions }, day))
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((a, b) => a.startsAt - b.startsAt)
    .slice(0, limit)
}

/** The days that a rule has in a span, a year at most; none where it is not understood. */
export function daysOfBlock(rule: BlockRule, from: CivilDate, to: CivilDate): CivilDate[] {
  const read = readRule(rule.rrule)
  return 'problem' in read ? [] : daysOfRule(read.rule, rule.start, { from, to, limit: 366 })
}

/** One occurrence by the day on which the rule has it; null where the rule has none that day. */
export function occurrenceOf(block: Timed, day: CivilDate): Occurrence | null {
  const read = readRule(block.rule.rrule)
  if ('problem' in read || !isTimeZone(block.rule.zone)) return null
  const [found] = daysOfRule(read.rule, block.rule.start, { from: day, to: day, limit: 1 })
  return found === undefined ? null : occurrenceOn(block, found)
}

function occurrenceOn({ rule, exceptions }: Timed, day: CivilDate): Occurrence {
  const exception = exceptions[day]
  const isMoved = exception?.type === 'moved'
  const said = isMoved ? { date: exception.date, time: exception.time } : { date: day, time: rule.time }
  const startsAt = instantOfClock(said, rule.zone)
  const shown = clockAt(startsAt, rule.zone)
  return {
    day,
    ...shown,
    startsAt,
    isMoved,
    isOff: exception?.type === 'off',
    isShifted: shown.time !== said.time,
  }
}
