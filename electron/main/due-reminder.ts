import { z } from 'zod'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import { isQuiet } from '#shared/model/quiet-hours.ts'
import type { Settings } from '#shared/model/settings.ts'
import { words } from './words.ts'

/** Which follow-ups and briefs were spoken of on which day: ids only, so that the file tells nothing. */
export const remindedOn = z.object({ date: z.string(), ids: z.array(z.string()).max(10_000) })
export type RemindedOn = z.infer<typeof remindedOn>

export interface Reminder {
  readonly title: string
  readonly body: string
  readonly reminded: RemindedOn
}

export interface ReminderMoment {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Local time as `HH:MM`. */
  readonly time: string
}

export type ReminderSettings = Pick<
  Settings,
  'notifications' | 'notificationNames' | 'quietFrom' | 'quietTo' | 'remindersPausedUntil'
>

const LINES = 3

/**
 * One notification for all that is due and was not yet spoken of today; null when there is nothing to say, or no wish to hear
 * it. Names and texts are told only when the user asked for them: a lock screen shows them to everybody.
 * @param date the day that `due` was asked for, as `YYYY-MM-DD`
 */
export function dueReminder(
  date: string,
  due: readonly FollowUpRow[],
  settings: ReminderSettings,
  reminded: RemindedOn | null,
  moment: ReminderMoment,
): Reminder | null {
  if (!mayRemind(settings, moment)) return null
  const known = reminded?.date === date ? reminded.ids : []
  const fresh = due.filter((followUp) => !known.includes(followUp.id))
  if (fresh.length === 0) return null
  return {
    title: words.dueTitle(fresh.length),
    body: settings.notificationNames ? lines(fresh) : words.dueHidden,
    reminded: { date, ids: [...known, ...fresh.map((followUp) => followUp.id)] },
  }
}

export function mayRemind(settings: ReminderSettings, moment: ReminderMoment): boolean {
  if (!settings.notifications) return false
  if (settings.remindersPausedUntil !== null && settings.remindersPausedUntil > moment.now) return false
  return !isQuiet(moment.time, settings.quietFrom, settings.quietTo)
}

function lines(fresh: readonly FollowUpRow[]): string {
  const shown = fresh.slice(0, LINES).map((followUp) =>
    words.dueLine(
      followUp.text,
      followUp.people.map((person) => person.name),
    ),
  )
  return [...shown, ...(fresh.length > LINES ? [words.dueMore(fresh.length - LINES)] : [])].join('\n')
}
