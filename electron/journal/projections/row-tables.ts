import type { Database } from 'better-sqlite3'

/**
 * What the rows look like. Raise it with every change to the tables or to what is written into them: a journal
 * whose rows have another number rebuilds them when it is opened. Rows are rebuilt, never migrated.
 */
export const ROWS_FORMAT = 4

/**
 * `n` is the number of the document in `documents`. Days are days since 1970-01-01, `…_at` are milliseconds. Names of
 * other documents are their ids, because a document may arrive before those that it names.
 */
const CREATE_ROWS = `
  CREATE TABLE people (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, sort_name TEXT NOT NULL, given TEXT NOT NULL, family TEXT NOT NULL, nick TEXT NOT NULL,
    ring INTEGER, side TEXT, title TEXT NOT NULL, title_key TEXT NOT NULL, organisation_id TEXT,
    ideal_override INTEGER, max_override INTEGER, paused INTEGER NOT NULL,
    ideal_days INTEGER, max_days INTEGER,
    last_day INTEGER, conversations INTEGER NOT NULL DEFAULT 0,
    due_day INTEGER GENERATED ALWAYS AS (last_day + ideal_days) STORED,
    cold_day INTEGER GENERATED ALWAYS AS (last_day + max_days) STORED,
    met_through TEXT, merged_into TEXT, hidden INTEGER NOT NULL,
    created_at INTEGER NOT NULL, deleted_at INTEGER, sample INTEGER NOT NULL, read_only INTEGER NOT NULL
  );
  -- Apart from the rows above, so that looking through everybody reads few pages.
  CREATE TABLE person_contents (n INTEGER PRIMARY KEY, content TEXT NOT NULL);
  CREATE INDEX people_by_sort_name ON people (sort_name, n) WHERE hidden = 0;
  CREATE INDEX people_by_due_day ON people (due_day) WHERE hidden = 0;
  CREATE INDEX people_by_organisation ON people (organisation_id);
  CREATE INDEX people_by_met_through ON people (met_through) WHERE met_through IS NOT NULL;
  CREATE INDEX people_by_merged_into ON people (merged_into) WHERE merged_into IS NOT NULL;

  CREATE TABLE person_words (word TEXT NOT NULL, person_n INTEGER NOT NULL, PRIMARY KEY (word, person_n)) WITHOUT ROWID;
  CREATE INDEX person_words_by_person ON person_words (person_n);
  CREATE TABLE person_roles (person_n INTEGER NOT NULL, organisation_id TEXT NOT NULL);
  CREATE INDEX person_roles_by_person ON person_roles (person_n);
  CREATE INDEX person_roles_by_organisation ON person_roles (organisation_id);
  CREATE TABLE person_dates (person_n INTEGER NOT NULL, year INTEGER, month INTEGER NOT NULL, day INTEGER NOT NULL, label TEXT NOT NULL);
  CREATE INDEX person_dates_by_person ON person_dates (person_n);
  CREATE INDEX person_dates_by_day ON person_dates (month, day);
  CREATE TABLE circle_members (circle_id TEXT NOT NULL, person_n INTEGER NOT NULL, PRIMARY KEY (circle_id, person_n)) WITHOUT ROWID;
  CREATE INDEX circle_members_by_person ON circle_members (person_n);

  CREATE TABLE conversations (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text_rowid INTEGER NOT NULL,
    day INTEGER NOT NULL, time TEXT, minutes INTEGER, channel TEXT NOT NULL, topic TEXT NOT NULL, learned TEXT NOT NULL,
    tags TEXT NOT NULL,
    created_at INTEGER NOT NULL, deleted_at INTEGER, sample INTEGER NOT NULL, read_only INTEGER NOT NULL
  );
  CREATE INDEX conversations_by_day ON conversations (day, n) WHERE deleted_at IS NULL;
  CREATE TABLE conversation_people (
    conversation_n INTEGER NOT NULL, person_id TEXT NOT NULL, named_id TEXT NOT NULL, day INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (conversation_n, named_id)
  ) WITHOUT ROWID;
  CREATE INDEX conversation_people_by_person ON conversation_people (person_id, day, conversation_n);
  CREATE INDEX conversation_people_by_named ON conversation_people (named_id);
  CREATE TABLE conversation_tags (tag_key TEXT NOT NULL, conversation_n INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (tag_key, conversation_n)) WITHOUT ROWID;
  CREATE INDEX conversation_tags_by_conversation ON conversation_tags (conversation_n);

  CREATE TABLE follow_ups (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, owed_by TEXT NOT NULL,
    due_day INTEGER, snoozed INTEGER NOT NULL, done_at INTEGER, origin_id TEXT,
    created_at INTEGER NOT NULL, deleted_at INTEGER, sample INTEGER NOT NULL, read_only INTEGER NOT NULL
  );
  CREATE INDEX follow_ups_open ON follow_ups (owed_by, due_day, n) WHERE deleted_at IS NULL AND done_at IS NULL;
  CREATE INDEX follow_ups_by_origin ON follow_ups (origin_id) WHERE origin_id IS NOT NULL;
  CREATE TABLE follow_up_people (
    follow_up_n INTEGER NOT NULL, person_id TEXT NOT NULL, named_id TEXT NOT NULL, PRIMARY KEY (follow_up_n, named_id)
  ) WITHOUT ROWID;
  CREATE INDEX follow_up_people_by_person ON follow_up_people (person_id, follow_up_n);
  CREATE INDEX follow_up_people_by_named ON follow_up_people (named_id);

  CREATE TABLE organisations (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_key TEXT NOT NULL,
    created_at INTEGER NOT NULL, deleted_at INTEGER, sample INTEGER NOT NULL
  );
  CREATE INDEX organisations_by_name ON organisations (name_key) WHERE deleted_at IS NULL;
  CREATE TABLE circles (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_key TEXT NOT NULL,
    created_at INTEGER NOT NULL, deleted_at INTEGER, sample INTEGER NOT NULL
  );
  CREATE TABLE preference_rows (n INTEGER PRIMARY KEY, content TEXT NOT NULL);

  CREATE TABLE texts (
    text_rowid INTEGER PRIMARY KEY, n INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, more TEXT NOT NULL
  );
  CREATE VIRTUAL TABLE search USING fts5 (
    kind, title, body, more, content = 'texts', content_rowid = 'text_rowid',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
  );
`

/** Every table of rows; `rebuild` compares and recreates these. */
export const ROW_TABLES = [
  'people',
  'person_contents',
  'person_words',
  'person_roles',
  'person_dates',
  'circle_members',
  'conversations',
  'conversation_people',
  'conversation_tags',
  'follow_ups',
  'follow_up_people',
  'organisations',
  'circles',
  'preference_rows',
  'texts',
] as const

/** Makes empty row tables, in place of those that are there. Runs in the caller's transaction. */
export function createRowTables(database: Database): void {
  for (const table of ['search', ...ROW_TABLES]) database.exec(`DROP TABLE IF EXISTS ${table}`)
  database.exec(CREATE_ROWS)
}

/** Whether the rows are there and of this version's format. */
export function hasCurrentRows(database: Database): boolean {
  const found = database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'rows_state'`).pluck().get()
  if (found === 0) return false
  return database.prepare('SELECT format FROM rows_state').pluck().get() === ROWS_FORMAT
}

/** Says that the rows are complete. */
export function markRowsCurrent(database: Database): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS rows_state (one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER NOT NULL);
    INSERT INTO rows_state VALUES (1, ${ROWS_FORMAT}) ON CONFLICT DO UPDATE SET format = excluded.format;
  `)
}

/** Says that the rows are not to be trusted until a rebuild has ended. */
export function markRowsStale(database: Database): void {
  database.exec('DROP TABLE IF EXISTS rows_state')
}
