import { useEffect } from 'react'
import type { TodayReason, TodayRow } from '#shared/contract/today-contract.ts'
import { eachMinute } from '#ui/each-minute.ts'

/** Asks again each minute while something that has a time is not over: behind its end the row asks whether it happened. */
export function useLookAgain(rows: readonly TodayRow[] | undefined, refetch: () => unknown): void {
  const isAwaited = rows?.some(({ reasons }) => reasons.some(willEnd)) ?? false
  useEffect(() => (isAwaited ? eachMinute(() => void refetch()) : undefined), [isAwaited, refetch])
}

function willEnd(reason: TodayReason): boolean {
  if (reason.kind === 'plan') return reason.time !== null && !reason.isOver
  return reason.kind === 'meeting' && reason.meeting.time !== null && !reason.meeting.isOver
}
