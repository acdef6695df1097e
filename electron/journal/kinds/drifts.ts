import type { Sql } from '#journal/documents/statements.ts'
import { driftsOf } from '#shared/model/own-rhythm.ts'

/**
 * From which day until which, both included, somebody is silent for 2 to 12 times as long as one usually was: whoever asks for a day
 * reads these, and no conversations.
 */
export const DRIFTS_TABLE = `
    CREATE TABLE drifts (
      n INTEGER NOT NULL, from_day INTEGER NOT NULL, until_day INTEGER NOT NULL, gap_days REAL NOT NULL,
      PRIMARY KEY (n, from_day)
    ) WITHOUT ROWID;
    CREATE INDEX drifts_by_end ON drifts (until_day, from_day, n, gap_days);`

/** Brings the drifts of some people (null: of everybody) up to date with the conversations that there are. */
export function refreshDrifts(sql: Sql, ids: readonly string[] | null): void {
  const people =
    ids === null
      ? sql('SELECT n, id FROM people').all()
      : sql('SELECT n, id FROM people WHERE id IN (SELECT value FROM json_each(?))').all(JSON.stringify(ids))
  const spoken = sql(`SELECT DISTINCT day FROM links WHERE target_id = ? AND role = 'participant' ORDER BY day`).pluck()
  const kept = sql('SELECT from_day, until_day, gap_days FROM drifts WHERE n = ?')
  const take = sql('DELETE FROM drifts WHERE n = ? AND from_day = ?')
  const put = sql('INSERT INTO drifts VALUES (?, ?, ?, ?)')
  for (const { n, id } of people as { n: number; id: string }[]) {
    // Of those who talk often there are many, of which another conversation changes the last ones.
    const before = new Map((kept.all(n) as DriftRow[]).map((row) => [keyOf(row), row]))
    const added: DriftRow[] = []
    for (const { from, until, gapDays } of driftsOf(spoken.all(id) as number[])) {
      const row = { from_day: from, until_day: until, gap_days: gapDays }
      if (!before.delete(keyOf(row))) added.push(row)
    }
    for (const { from_day } of before.values()) take.run(n, from_day)
    for (const { from_day, until_day, gap_days } of added) put.run(n, from_day, until_day, gap_days)
  }
}

interface DriftRow {
  readonly from_day: number
  readonly until_day: number
  readonly gap_days: number
}

function keyOf({ from_day, until_day, gap_days }: DriftRow): string {
  return `${from_day} ${until_day} ${gap_days}`
}
