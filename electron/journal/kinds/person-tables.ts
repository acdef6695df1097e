import { DRIFTS_TABLE } from './drifts.ts'
import { SILENCES_TABLE } from './silences.ts'
import type { PersonFieldRules } from '#shared/model/person-field.ts'

/** The rows of people. `content` stands apart from the columns, so that looking through everybody reads few pages. */
export function personTables(fields: PersonFieldRules) {
  const own = Object.values(fields).flatMap(({ column }) => (column === null ? [] : [`${column},`]))
  return { people: peopleTable(own.join(' ')), ...FURTHER_TABLES }
}

const peopleTable = (own: string) => `
    CREATE TABLE people (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL, sort_name TEXT NOT NULL, given TEXT NOT NULL, family TEXT NOT NULL, nick TEXT NOT NULL,
      ring INTEGER, title TEXT NOT NULL, title_key TEXT NOT NULL,
      named_organisation_id TEXT, organisation_id TEXT,
      ideal_override INTEGER, max_override INTEGER, paused INTEGER NOT NULL,
      ideal_days INTEGER, max_days INTEGER, needs_met INTEGER NOT NULL,
      first_day INTEGER, last_day INTEGER, conversations INTEGER NOT NULL DEFAULT 0,
      due_day INTEGER GENERATED ALWAYS AS (last_day + ideal_days) STORED,
      cold_day INTEGER GENERATED ALWAYS AS (last_day + max_days) STORED,
      photo_mark TEXT, ${own} hidden INTEGER NOT NULL,
      created_at INTEGER NOT NULL, deleted_at INTEGER, read_only INTEGER NOT NULL
    );
    CREATE INDEX people_by_sort_name ON people (sort_name, n) WHERE hidden = 0;
    CREATE INDEX people_by_ring ON people (ring, sort_name, n) WHERE hidden = 0;
    CREATE INDEX people_by_cadence ON people (ring, ideal_override, max_override, paused) WHERE hidden = 0;
    CREATE INDEX people_by_due_day ON people (due_day) WHERE hidden = 0;
    CREATE INDEX people_by_first_day ON people (first_day) WHERE hidden = 0;
    CREATE INDEX people_unmet ON people (n) WHERE hidden = 0 AND last_day IS NULL AND ideal_days IS NOT NULL;
    CREATE INDEX people_by_side ON people (side, id) WHERE side IS NOT NULL;
    CREATE INDEX people_by_organisation ON people (organisation_id);
    CREATE INDEX people_by_named_organisation ON people (named_organisation_id);
    CREATE INDEX people_by_met_through ON people (met_through) WHERE met_through IS NOT NULL;`

const FURTHER_TABLES = {
  person_contents: 'CREATE TABLE person_contents (n INTEGER PRIMARY KEY, content TEXT NOT NULL);',
  // By themselves: who looks through what is known of everybody does not read pictures.
  person_photos: 'CREATE TABLE person_photos (n INTEGER PRIMARY KEY, photo TEXT NOT NULL);',
  person_words: `
    CREATE TABLE person_words (word TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (word, n)) WITHOUT ROWID;
    CREATE INDEX person_words_by_person ON person_words (n);`,
  // By which meetings of calendars find their people, as `emailAddress` writes them.
  person_emails: `
    CREATE TABLE person_emails (address TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (address, n)) WITHOUT ROWID;
    CREATE INDEX person_emails_by_person ON person_emails (n);`,
  person_dates: `
    CREATE TABLE person_dates (
      n INTEGER NOT NULL, year INTEGER, month INTEGER NOT NULL, day INTEGER NOT NULL, label TEXT NOT NULL
    );
    CREATE INDEX person_dates_by_person ON person_dates (n);
    CREATE INDEX person_dates_by_day ON person_dates (month, day);`,
  person_needs: `
    CREATE TABLE person_needs (
      n INTEGER NOT NULL, need TEXT NOT NULL, text TEXT NOT NULL, heard_day INTEGER, met_day INTEGER,
      let_go_day INTEGER, PRIMARY KEY (n, need)
    ) WITHOUT ROWID;
    CREATE INDEX person_needs_heard ON person_needs (heard_day) WHERE heard_day IS NOT NULL;
    CREATE INDEX person_needs_met ON person_needs (met_day) WHERE met_day IS NOT NULL;`,
  // Who the user said is somebody else.
  person_apart: `
    CREATE TABLE person_apart (n INTEGER NOT NULL, other TEXT NOT NULL, PRIMARY KEY (n, other)) WITHOUT ROWID;
    CREATE INDEX person_apart_by_other ON person_apart (other);`,
  // What somebody could help with, by the keys of `matching/field-terms.ts`; `place` is where it stands.
  match_words: `
    CREATE TABLE match_words (
      word TEXT NOT NULL, n INTEGER NOT NULL, place TEXT NOT NULL, PRIMARY KEY (word, n, place)
    ) WITHOUT ROWID;
    CREATE INDEX match_words_by_person ON match_words (n);`,
  silences: SILENCES_TABLE,
  drifts: DRIFTS_TABLE,
} as const
