import type { Database } from 'better-sqlite3'
import { JOURNAL_FORMAT } from './tables.ts'

/** Brings the tables of a journal from one format to a later one. Never changed once it was released. */
export interface FormatStep {
  readonly from: number
  readonly to: number
  /**
   * Runs inside a transaction, with foreign keys checked at its end alone, so that a table can be made anew. Sees
   * truth as that format had it: it names tables and columns itself, and uses nothing that later formats may change.
   */
  run(database: Database): void
}

/** The format that is written here, and the way to it from older ones, oldest first. */
export interface JournalFormats {
  readonly current: number
  readonly steps: readonly FormatStep[]
}

/** Meetings of calendars, and what was said of them. */
const WITH_CALENDARS: FormatStep = {
  from: 2,
  to: 3,
  run(database) {
    database.exec(`
      CREATE TABLE calendar_sources (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL,
        read_at INTEGER, failure TEXT, report TEXT
      ) STRICT;
      CREATE TABLE calendar_meetings (
        n INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES calendar_sources (n) ON DELETE CASCADE,
        uid TEXT NOT NULL, recurrence TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER,
        content TEXT NOT NULL, UNIQUE (source, uid, recurrence)
      ) STRICT;
      CREATE TABLE calendar_attendees (
        meeting INTEGER NOT NULL REFERENCES calendar_meetings (n) ON DELETE CASCADE,
        address TEXT NOT NULL, PRIMARY KEY (meeting, address)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX calendar_attendees_by_address ON calendar_attendees (address);
      CREATE TABLE meeting_answers (
        id TEXT PRIMARY KEY, day INTEGER NOT NULL, answer TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;`)
  },
}

/** What imports and exports said when they ended. */
const WITH_REPORTS: FormatStep = {
  from: 3,
  to: 4,
  run(database) {
    database.exec(`
      CREATE TABLE kept_reports (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, what TEXT NOT NULL, format TEXT,
        files TEXT NOT NULL, report TEXT NOT NULL
      ) STRICT;`)
  },
}

/** Address books on servers, and what was the same on both sides. */
const WITH_SERVERS: FormatStep = {
  from: 4,
  to: 5,
  run(database) {
    database.exec(`
      CREATE TABLE servers (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE, user TEXT NOT NULL,
        name TEXT NOT NULL, notes INTEGER NOT NULL, synced_at INTEGER, failure TEXT, report TEXT
      ) STRICT;
      CREATE TABLE server_cards (
        server INTEGER NOT NULL REFERENCES servers (n) ON DELETE CASCADE, place BLOB NOT NULL, person TEXT,
        etag TEXT NOT NULL, theirs TEXT NOT NULL, ours TEXT NOT NULL, made_here INTEGER NOT NULL,
        PRIMARY KEY (server, place)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX server_cards_by_person ON server_cards (person);`)
  },
}

/** Format 1 was never released: there is no way from it. */
export const FORMATS: JournalFormats = { current: JOURNAL_FORMAT, steps: [WITH_CALENDARS, WITH_REPORTS, WITH_SERVERS] }

/** The steps from `format` to the current one; null where there is no way. */
export function stepsFrom(format: number, { current, steps }: JournalFormats): FormatStep[] | null {
  const way: FormatStep[] = []
  for (let at = format; at !== current;) {
    const next = steps.find(({ from, to }) => from === at && to > from)
    if (next === undefined) return null
    way.push(next)
    at = next.to
  }
  return way
}

/**
 * Runs each step in one transaction, which also writes the number of its format: killed or out of space at any point,
 * the journal stands whole at one format or the next, and the next start goes on from there.
 * @throws SqliteError; Error where a step leaves rows that refer to nothing
 */
export function runSteps(database: Database, steps: readonly FormatStep[]): void {
  // To no effect inside a transaction: https://sqlite.org/foreignkeys.html#fk_enable
  database.pragma('foreign_keys = OFF')
  try {
    for (const step of steps) database.transaction(runStep).immediate(database, step)
  } finally {
    database.pragma('foreign_keys = ON')
  }
}

function runStep(database: Database, { from, to, run }: FormatStep): void {
  run(database)
  const orphans = database.pragma('foreign_key_check') as unknown[]
  if (orphans.length > 0) throw new Error(`step ${from} to ${to} leaves ${orphans.length} rows that refer to nothing`)
  database.prepare(`UPDATE meta SET value = ? WHERE key = 'format'`).run(String(to))
}
