import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CalendarRow, MeetingRow } from '#shared/contract/calendar-contract.ts'
import { reportOf } from './test-journal.ts'

/** A person with these addresses. */
export async function person({ commands }: JournalClient, given: string, ...emails: string[]) {
  const { id } = await commands.addPerson({ names: { given } })
  for (const value of emails) {
    const channel = { kind: 'email', label: '', value, preferred: false } as const
    await commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: channel } })
  }
  return id
}

/** A folder that goes with the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rapport-calendars-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A file of a calendar. @returns its path */
export function written(text: string): string {
  const path = join(folder(), 'work.ics')
  writeFileSync(path, text)
  return path
}

/** Adds a calendar. */
export async function read(client: JournalClient, place: string): Promise<CalendarRow> {
  const { calendars } = await reportOf(client, client.commands.addCalendar({ place }), 'calendar')
  return calendars[0] as CalendarRow
}

/** Reads all calendars again. @returns the first */
export async function again(client: JournalClient): Promise<CalendarRow> {
  const { calendars } = await reportOf(client, client.commands.refreshCalendars({ id: null }), 'calendar')
  return calendars[0] as CalendarRow
}

/** The meetings that stand on Today. */
export async function meetings({ queries }: JournalClient): Promise<MeetingRow[]> {
  const { rows } = await queries.today({ limit: 500 })
  return rows.flatMap(({ reasons }) => reasons.flatMap((one) => (one.kind === 'meeting' ? [one.meeting] : [])))
}
