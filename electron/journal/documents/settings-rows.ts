import type { Database } from './database.ts'
import { withJournalErrors } from './database.ts'

/** What stays on this machine: a small value under a key, as JSON. undefined where there is none or it is damaged. */
export function readSetting(database: Database, key: string): unknown {
  const value = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(key)
  try {
    return value === undefined ? undefined : JSON.parse(value)
  } catch {
    return undefined
  }
}

/** @param value anything that JSON can hold; undefined removes the setting. @throws JournalError `disk-full` … */
export function writeSetting(database: Database, key: string, value: unknown): void {
  withJournalErrors(() => {
    if (value === undefined) database.prepare('DELETE FROM settings WHERE key = ?').run(key)
    else database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)').run(key, JSON.stringify(value))
  })
}
