import type { QueryOutput } from '#shared/contract/contract.ts'
import {
  mayRemind,
  type RemindedOn,
  type Reminder,
  type ReminderMoment,
  type ReminderSettings,
} from './due-reminder.ts'
import { words } from './words.ts'

type ReadyBrief = QueryOutput<'briefsReady'>[number]

const LINES = 3

/**
 * One notification for all that begins soon and was not spoken of yet; null where there is nothing to say, or no wish to hear it.
 * Whom one meets is told only where the user asked for names: a lock screen shows them to everybody.
 * @param date the day of this machine, as `YYYY-MM-DD`
 */
export function briefReminder(
  date: string,
  ready: readonly ReadyBrief[],
  settings: ReminderSettings,
  reminded: RemindedOn | null,
  moment: ReminderMoment,
): Reminder | null {
  if (!mayRemind(settings, moment)) return null
  const known = reminded?.date === date ? reminded.ids : []
  const fresh = ready.filter((brief) => !known.includes(markOf(brief)))
  const [first] = fresh
  if (first === undefined) return null
  const lines = fresh.slice(0, LINES).map(({ time, people }) =>
    words.briefLine(
      time,
      people.map(({ name }) => name),
    ),
  )
  const more = fresh.length > LINES ? [words.dueMore(fresh.length - LINES)] : []
  return {
    title: words.briefTitle(fresh.length, first.time),
    body: settings.notificationNames ? [...lines, ...more].join('\n') : words.briefHidden,
    reminded: { date, ids: [...known, ...fresh.map(markOf)] },
  }
}

/** What was moved is spoken of once more. */
function markOf({ id, on, time }: ReadyBrief): string {
  return `${id} ${on} ${time}`
}
