import { dayNumber, type CivilTime } from '#shared/model/civil-date.ts'
import type { CivilMoment } from '#shared/model/zoned-time.ts'
import type { ConversationColumns } from './conversation-row.ts'

/** Where nobody wrote how long. */
const USUAL_MINUTES = 60
export const MINUTES_A_DAY = 1440

/** Whether what was planned is over by that clock; what has no time ends with its day. */
export function hasEnded(
  { day, time, minutes }: Pick<ConversationColumns, 'day' | 'time' | 'minutes'>,
  now: CivilMoment,
): boolean {
  const end = time === null ? MINUTES_A_DAY : minutesOf(time) + (minutes ?? USUAL_MINUTES)
  return day * MINUTES_A_DAY + end <= dayNumber(now.date) * MINUTES_A_DAY + minutesOf(now.time)
}

/** Since midnight. */
export function minutesOf(time: CivilTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
