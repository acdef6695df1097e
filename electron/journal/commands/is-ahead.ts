import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'

/**
 * Whether a conversation is still to come, and so a plan (docs/decisions/plans.md): on a day after today, or later today.
 * @param time null where only the day is known; today is then no plan
 */
export function isAhead(
  { today, clock }: Pick<CommandContext, 'today' | 'clock'>,
  date: CivilDate,
  time: CivilTime | null,
): boolean {
  const day = today()
  if (date !== day || time === null) return date > day
  const now = clock()
  return now.date === day && time > now.time
}
