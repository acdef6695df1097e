import type { Database } from 'better-sqlite3'

/**
 * Format of the tables below. A journal of a higher one is refused, not guessed at; one of a lower one is brought up to
 * it. Whoever raises it adds the step to `format-steps.ts`, and a fixture (`npm run format-fixture`).
 */
export const JOURNAL_FORMAT = 5

// The truth of a journal. Projections make their own tables in the same file.
// `n` is what rows refer to: an INTEGER PRIMARY KEY is the one thing that VACUUM leaves alone.
// `heads`: hashes in hex, sorted, joined by spaces; `snapshot_sha256` covers id, kind and snapshot.
// `known`: the first 8 bytes of the hash of every change that was erased, sorted, one behind the other.
// `sync_index`: what devices compare (`sync-index.ts`); `ref` is the `n` of a document, or that of a tombstone below zero.
// `seen_in_trash`: when this device first saw that a document is in the trash, by its own clock, in milliseconds.
// `device_names`: what devices are called that wrote here, by the id that their changes have; never sent anywhere.
// `calendar_meetings`: what calendars say of meetings with people of the journal, of this device alone (`calendar-store.ts`);
// `recurrence` is '' but for one time of a series that differs. They are no projection: the file may be gone when they are asked for.
// `servers`: address books on servers of the user's own, of this device alone; `server_cards` what was the same on both sides the last time
// (`server-store.ts`). A card is known by a hash of its address, so that whoever is forgotten is not named by it. No password is in here.
// `foreign_bytes`: 0 for a document of this journal; for what another device sent and was refused, how much it is.
const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  heads TEXT NOT NULL,
  snapshot BLOB NOT NULL,
  snapshot_sha256 BLOB NOT NULL,
  changes INTEGER NOT NULL DEFAULT 0,
  change_bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX documents_by_kind ON documents (kind);
CREATE TABLE changes (
  document INTEGER NOT NULL REFERENCES documents (n) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  hash TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 BLOB NOT NULL,
  PRIMARY KEY (document, at)
) STRICT;
CREATE TABLE tombstones (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  forgotten INTEGER NOT NULL,
  known BLOB NOT NULL
) STRICT;
CREATE TABLE sync_index (
  place INTEGER NOT NULL,
  ref INTEGER NOT NULL UNIQUE,
  mark BLOB NOT NULL,
  PRIMARY KEY (place, ref)
) STRICT, WITHOUT ROWID;
CREATE TABLE seen_in_trash (n INTEGER PRIMARY KEY REFERENCES documents (n) ON DELETE CASCADE, at INTEGER NOT NULL) STRICT;
CREATE TABLE quarantine (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  problem TEXT NOT NULL,
  foreign_bytes INTEGER NOT NULL,
  heads TEXT NOT NULL,
  snapshot BLOB NOT NULL,
  snapshot_sha256 BLOB NOT NULL
) STRICT;
CREATE TABLE quarantined_changes (
  quarantined INTEGER NOT NULL REFERENCES quarantine (n) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  hash TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 BLOB NOT NULL,
  PRIMARY KEY (quarantined, at)
) STRICT;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE device_names (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE kept_undo (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  format TEXT,
  people INTEGER NOT NULL DEFAULT 0,
  undone_at INTEGER,
  left_alone INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE kept_writes (
  n INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES kept_undo (n) ON DELETE CASCADE,
  document TEXT NOT NULL,
  kind TEXT NOT NULL,
  mark TEXT,
  heads TEXT,
  writes TEXT NOT NULL,
  UNIQUE (entry, document)
) STRICT;
CREATE INDEX kept_writes_by_document ON kept_writes (document);
CREATE TABLE kept_reports (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  format TEXT,
  files TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
CREATE TABLE calendar_sources (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  read_at INTEGER,
  failure TEXT,
  report TEXT
) STRICT;
CREATE TABLE calendar_meetings (
  n INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES calendar_sources (n) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  recurrence TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER,
  content TEXT NOT NULL,
  UNIQUE (source, uid, recurrence)
) STRICT;
CREATE TABLE calendar_attendees (
  meeting INTEGER NOT NULL REFERENCES calendar_meetings (n) ON DELETE CASCADE,
  address TEXT NOT NULL,
  PRIMARY KEY (meeting, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_attendees_by_address ON calendar_attendees (address);
CREATE TABLE meeting_answers (id TEXT PRIMARY KEY, day INTEGER NOT NULL, answer TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE servers (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL UNIQUE,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  notes INTEGER NOT NULL,
  synced_at INTEGER,
  failure TEXT,
  report TEXT
) STRICT;
CREATE TABLE server_cards (
  server INTEGER NOT NULL REFERENCES servers (n) ON DELETE CASCADE,
  place BLOB NOT NULL,
  person TEXT,
  etag TEXT NOT NULL,
  theirs TEXT NOT NULL,
  ours TEXT NOT NULL,
  made_here INTEGER NOT NULL,
  PRIMARY KEY (server, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX server_cards_by_person ON server_cards (person);
CREATE TABLE drafts (name TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

/** Makes the tables of an empty journal, in one transaction. */
export function createTables(database: Database): void {
  const create = database.transaction(() => {
    database.exec(TABLES)
    database.prepare(`INSERT INTO meta (key, value) VALUES ('format', ?)`).run(String(JOURNAL_FORMAT))
  })
  create.immediate()
}

/** The format number of the file; null where it holds no journal, `empty` where it holds nothing at all. */
export function readFormat(database: Database): number | 'empty' | null {
  const tables = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
  if (tables.length === 0) return 'empty'
  if (!tables.includes('meta')) return null
  const value = database.prepare<[], string>(`SELECT value FROM meta WHERE key = 'format'`).pluck().get()
  const format = Number(value)
  return Number.isInteger(format) && format > 0 ? format : null
}
