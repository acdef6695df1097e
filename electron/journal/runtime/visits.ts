import type { Sql } from '#journal/documents/statements.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { visits, withVisit, type Visits } from '#shared/model/visits.ts'

// Beside the settings of this machine, and none of them: nobody sets it.
const KEY = 'visits'

/** When this machine was last opened; null where that is not known. */
export function readVisits(sql: Sql): Visits | null {
  const row = sql('SELECT value FROM settings WHERE key = ?').get(KEY) as { value: string } | undefined
  try {
    return row === undefined ? null : visits.parse(JSON.parse(row.value))
  } catch {
    return null
  }
}

/** Notes that Today was opened. @param isWelcomed the welcome after an absence was put away */
export function writeVisit(sql: Sql, today: CivilDate, isWelcomed: boolean): void {
  const noted = JSON.stringify(withVisit(readVisits(sql), today, isWelcomed))
  sql('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    KEY,
    noted,
  )
}
