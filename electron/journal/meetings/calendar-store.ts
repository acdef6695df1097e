import type { DocumentChange } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { CalendarKind, CalendarReport, CalendarRow } from '#shared/contract/calendar-contract.ts'
import { failure, type Failure } from '#shared/contract/journal-errors.ts'
import { calendarReport } from '#shared/contract/calendar-contract.ts'
import type { MeetingRow } from './meetings-of-name.ts'
import { shownPlace } from './shown-place.ts'

/** A calendar as it is kept. `place` is a whole path, or a whole address. */
export interface CalendarSource {
  readonly n: number
  readonly id: string
  readonly kind: CalendarKind
  readonly place: string
  readonly name: string
}

interface SourceColumns extends CalendarSource {
  readonly read_at: number | null
  readonly failure: string | null
  readonly report: string | null
}

// What calendars say is kept, and not read again when it is asked for: files are moved, sticks are pulled out, and the network is
// asked only when the user says so. It is no projection either, because no document has it: a rebuild of rows leaves it alone.

export function calendarSources(sql: Sql): CalendarSource[] {
  return sql('SELECT n, id, kind, place, name FROM calendar_sources ORDER BY n').all() as CalendarSource[]
}

export function calendarSource(sql: Sql, id: string): CalendarSource | null {
  const row = sql('SELECT n, id, kind, place, name FROM calendar_sources WHERE id = ?').get(id)
  return (row as CalendarSource | undefined) ?? null
}

export function calendarRows(sql: Sql): CalendarRow[] {
  const rows = sql('SELECT * FROM calendar_sources ORDER BY name, n').all() as SourceColumns[]
  return rows.map(({ id, kind, place, name, read_at, ...said }) => ({
    id,
    kind,
    place: shownPlace(kind, place),
    name,
    readAt: read_at,
    failure: readJson(said.failure, (value) => failure.parse(value)),
    report: readJson(said.report, (value) => calendarReport.parse(value)),
  }))
}

function readJson<Value>(text: string | null, parse: (value: unknown) => Value): Value | null {
  if (text === null) return null
  try {
    return parse(JSON.parse(text))
  } catch {
    // An earlier version wrote it: the next reading writes it anew.
    return null
  }
}

/** The addresses of calendars that are read from a server with a password. */
export function placesOnServers(sql: Sql): string[] {
  return sql(`SELECT place FROM calendar_sources WHERE kind = 'server'`).pluck().all() as string[]
}

/** @returns its number */
export function insertSource(sql: Sql, { id, kind, place, name }: Omit<CalendarSource, 'n'>): number {
  const insert = sql('INSERT INTO calendar_sources (id, kind, place, name) VALUES (?, ?, ?, ?)')
  return Number(insert.run(id, kind, place, name).lastInsertRowid)
}

export function noteRead(sql: Sql, source: number, at: number, report: CalendarReport): void {
  sql('UPDATE calendar_sources SET read_at = ?, failure = NULL, report = ? WHERE n = ?').run(
    at,
    JSON.stringify(report),
    source,
  )
}

export function noteFailure(sql: Sql, source: number, why: Failure): void {
  sql('UPDATE calendar_sources SET failure = ? WHERE n = ?').run(JSON.stringify(why), source)
}

export function removeSource(sql: Sql, id: string): void {
  sql('DELETE FROM calendar_sources WHERE id = ?').run(id)
}

/**
 * Puts what was read in the place of what was kept of the same calendar; what is the same stays untouched.
 * @param since the first day (days since 1970) of which anything is kept: what is before it goes, and is not counted
 */
export function replaceMeetings(
  sql: Sql,
  source: number,
  rows: readonly MeetingRow[],
  since: number,
): Pick<CalendarReport, 'added' | 'changed' | 'removed'> {
  const kept = new Map<string, { n: number; said: string }>()
  const before = sql(`SELECT m.n, m.uid, m.recurrence, m.last_day, m.content,
    (SELECT json_group_array(address) FROM (SELECT address FROM calendar_attendees WHERE meeting = m.n ORDER BY address)) AS addresses
    FROM calendar_meetings AS m WHERE m.source = ?`).all(source) as KeptColumns[]
  for (const { n, uid, recurrence, content, addresses } of before) {
    kept.set(`${uid}\n${recurrence}`, { n, said: `${content}${addresses}` })
  }
  let [added, changed] = [0, 0]
  for (const row of rows) {
    const key = `${row.uid}\n${row.recurrence}`
    const content = JSON.stringify(row.content)
    const known = kept.get(key)
    kept.delete(key)
    if (known?.said === `${content}${JSON.stringify(row.addresses)}`) continue
    if (known === undefined) added++
    else {
      changed++
      sql('DELETE FROM calendar_meetings WHERE n = ?').run(known.n)
    }
    insertMeeting(sql, source, row, content)
  }
  const gone = new Set([...kept.values()].map(({ n }) => n))
  for (const n of gone) sql('DELETE FROM calendar_meetings WHERE n = ?').run(n)
  const removed = before.filter(({ n, last_day }) => gone.has(n) && (last_day === null || last_day >= since)).length
  return { added, changed, removed }
}

interface KeptColumns {
  readonly n: number
  readonly uid: string
  readonly recurrence: string
  readonly last_day: number | null
  readonly content: string
  readonly addresses: string
}

function insertMeeting(sql: Sql, source: number, row: MeetingRow, content: string): void {
  const insert = sql(`INSERT INTO calendar_meetings (source, uid, recurrence, first_day, last_day, content)
    VALUES (?, ?, ?, ?, ?, ?)`)
  const { uid, recurrence, firstDay, lastDay, addresses } = row
  const n = insert.run(source, uid, recurrence, firstDay, lastDay, content).lastInsertRowid
  for (const address of addresses) sql('INSERT OR IGNORE INTO calendar_attendees VALUES (?, ?)').run(n, address)
}

/** The addresses of everybody in the journal but of whoever is in the trash. */
export function knownAddresses(sql: Sql): Set<string> {
  const rows = sql('SELECT DISTINCT e.address FROM person_emails AS e JOIN people AS p ON p.n = e.n WHERE p.hidden = 0')
  return new Set((rows.all() as { address: string }[]).map(({ address }) => address))
}

export type MeetingAnswer = 'no' | 'logged' | null

export function meetingAnswer(sql: Sql, id: string): MeetingAnswer {
  const row = sql('SELECT answer FROM meeting_answers WHERE id = ?').get(id) as { answer: MeetingAnswer } | undefined
  return row?.answer ?? null
}

export function answerMeeting(sql: Sql, id: string, day: number, answer: MeetingAnswer): void {
  if (answer === null) sql('DELETE FROM meeting_answers WHERE id = ?').run(id)
  else sql('INSERT OR REPLACE INTO meeting_answers VALUES (?, ?, ?)').run(id, day, answer)
}

/** What was answered of meetings that nobody asks about any more. */
export function forgetOldAnswers(sql: Sql, before: number): void {
  sql('DELETE FROM meeting_answers WHERE day < ?').run(before)
}

/**
 * Takes meetings with whoever is forgotten out of what calendars said, as a whole: their titles name people; and their addresses out of
 * what was said of the reading. Call it inside the commit, while their rows are still there.
 * @returns what of it there was
 */
export function forgetMeetings(sql: Sql, changes: readonly DocumentChange[]): ('meetings' | 'calendars')[] {
  const gone = changes.flatMap(({ n, kind, after }) => (after === null && kind === 'person' ? [n] : []))
  if (gone.length === 0) return []
  const numbers = JSON.stringify(gone)
  // The address of a duplicate is also that of whoever stays: they keep their meetings.
  const addresses =
    sql(`SELECT DISTINCT e.address FROM person_emails AS e WHERE e.n IN (SELECT value FROM json_each(:numbers))
    AND NOT EXISTS (SELECT 1 FROM person_emails AS other JOIN people AS p ON p.n = other.n AND p.hidden = 0
      WHERE other.address = e.address AND other.n NOT IN (SELECT value FROM json_each(:numbers)))`)
      .pluck()
      .all({ numbers }) as string[]
  if (addresses.length === 0) return []
  const found = sql(`DELETE FROM calendar_meetings WHERE n IN (SELECT meeting FROM calendar_attendees
    WHERE address IN (SELECT value FROM json_each(?)))`).run(JSON.stringify(addresses))
  const told = forgetInReports(sql, new Set(addresses))
  return [...(found.changes > 0 ? (['meetings'] as const) : []), ...(told ? (['calendars'] as const) : [])]
}

/** What a calendar was offered as one's own address may have been theirs. @returns whether there was any */
function forgetInReports(sql: Sql, addresses: ReadonlySet<string>): boolean {
  let any = false
  for (const { n, report: text } of sql('SELECT n, report FROM calendar_sources WHERE report IS NOT NULL').all() as {
    n: number
    report: string
  }[]) {
    const report = readJson(text, (value) => calendarReport.parse(value))
    const maybeOwn = report?.maybeOwn.filter((address) => !addresses.has(address)) ?? []
    if (report !== null && maybeOwn.length === report.maybeOwn.length) continue
    const kept = report === null ? null : JSON.stringify({ ...report, maybeOwn })
    sql('UPDATE calendar_sources SET report = ? WHERE n = ?').run(kept, n)
    any = true
  }
  return any
}
