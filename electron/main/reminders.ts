import { join } from 'node:path'
import { app, Notification, powerMonitor } from 'electron'
import { briefReminder } from './brief-reminder.ts'
import { dueReminder, remindedOn, type RemindedOn } from './due-reminder.ts'
import { windowIcon } from './icons.ts'
import type { MainJournalClient } from './journal-client.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'
import { words } from './words.ts'

export interface Reminders {
  /** Shows one as reminders look without names; false where the system shows none. */
  test(): boolean
  close(): void
}

export interface ReminderOptions {
  /** Nobody is reminded of the screen before them. */
  readonly isLookedAt: () => boolean
  readonly openToday: () => void
  readonly onDue: (mine: number) => void
}

const LOOK_EVERY_MS = 10 * 60_000
/** After a start, so that it does not speak before the window shows. */
const FIRST_LOOK_MS = 20_000

/** Looks at times, after sleep, and when follow-ups change, and says once a day what is due, and once what begins soon. */
export function startReminders(journal: MainJournalClient, options: ReminderOptions): Reminders {
  const file = join(app.getPath('userData'), 'reminded.json')
  // A notification that nothing refers to is collected, and its click is lost.
  const shown = new Set<Notification>()

  function notify(title: string, body: string): boolean {
    if (!Notification.isSupported()) return false
    const icon = windowIcon()
    const notification = new Notification({ title, body, silent: true, ...(icon ? { icon } : {}) })
    shown.add(notification)
    notification.on('click', options.openToday)
    notification.on('click', () => shown.delete(notification))
    notification.on('close', () => shown.delete(notification))
    notification.show()
    return true
  }

  async function look(): Promise<void> {
    const client = journal.current()
    if (!client || options.isLookedAt()) return
    const [{ date }, settings] = await Promise.all([client.queries.dayCounts(), client.queries.settings()])
    const due = await client.queries.followUps({ state: 'open', actor: 'me', dueBy: date, limit: 200 })
    const ready = await client.queries.briefsReady()
    const now = new Date()
    const moment = { now: now.getTime(), time: clock(now) }
    for (const speak of [
      (known: RemindedOn | null) => dueReminder(date, due.rows, settings, known, moment),
      (known: RemindedOn | null) => briefReminder(date, ready, settings, known, moment),
    ]) {
      const reminder = speak(readJsonFile(file, remindedOn))
      if (reminder && notify(reminder.title, reminder.body)) writeJsonFile(file, reminder.reminded)
    }
  }

  // The engine may die while it answers; the next look asks again.
  const lookQuietly = (): void => void look().catch(() => undefined)
  const stopCounting = journal.follow(['follow-ups', 'day'], async (client) => {
    options.onDue((await client.queries.dueCount()).mine)
  })
  const first = setTimeout(lookQuietly, FIRST_LOOK_MS)
  const every = setInterval(lookQuietly, LOOK_EVERY_MS)
  powerMonitor.on('resume', lookQuietly)
  powerMonitor.on('unlock-screen', lookQuietly)

  return {
    test: () => notify(words.dueTitle(2), words.dueHidden),
    close() {
      clearTimeout(first)
      clearInterval(every)
      stopCounting()
      powerMonitor.off('resume', lookQuietly)
      powerMonitor.off('unlock-screen', lookQuietly)
    },
  }
}

function clock(now: Date): string {
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
}
