import { JOURNAL_FORMAT } from '#journal/documents/tables.ts'
import type { JournalFormats } from '#journal/documents/format-steps.ts'

const NEXT = JOURNAL_FORMAT + 1
const LAST = JOURNAL_FORMAT + 2

/**
 * Two formats after the present one: the first adds a table, the second makes the table of documents anew with a
 * column more, which others refer to.
 * @param at told what point is reached, inside the transaction of the step
 */
export function twoStepFormats(at: (point: string) => void = () => {}): JournalFormats {
  return {
    current: LAST,
    steps: [
      {
        from: JOURNAL_FORMAT,
        to: NEXT,
        run(database) {
          at('first begins')
          database.exec('CREATE TABLE words (word TEXT PRIMARY KEY) STRICT')
          const insert = database.prepare('INSERT INTO words SELECT kind || ? FROM documents GROUP BY kind')
          for (let count = 0; count < 500; count++) insert.run(` ${count}`)
          at('first ends')
        },
      },
      {
        from: NEXT,
        to: LAST,
        run(database) {
          at('second begins')
          const made = database.prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name = 'documents'`)
          const sql = made.pluck().get() ?? ''
          const columns = 'n, id, kind, heads, snapshot, snapshot_sha256, changes, change_bytes'
          database.exec(sql.replace('TABLE documents (', `TABLE made_anew (\n  since INTEGER NOT NULL DEFAULT 7,`))
          database.exec(`INSERT INTO made_anew (${columns}) SELECT ${columns} FROM documents`)
          at('second is in the middle')
          database.exec('DROP TABLE documents')
          database.exec('PRAGMA legacy_alter_table = ON; ALTER TABLE made_anew RENAME TO documents')
          database.exec('PRAGMA legacy_alter_table = OFF; CREATE INDEX documents_by_kind ON documents (kind)')
          at('second ends')
        },
      },
    ],
  }
}
