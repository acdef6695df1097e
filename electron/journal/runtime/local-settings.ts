import type { Sql } from '#journal/documents/statements.ts'
import { DEFAULT_SETTINGS, settings, type Settings } from '#shared/model/settings.ts'

/** This machine's settings; one that cannot be read (any more) has its default, the others stay. */
export function readSettings(sql: Sql): Settings {
  const rows = sql('SELECT key, value FROM settings').all() as { key: string; value: string }[]
  const read: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  for (const { key, value } of rows) {
    if (!Object.hasOwn(settings.shape, key)) continue
    const parsed = settings.shape[key as keyof Settings].safeParse(jsonOrUndefined(value))
    if (parsed.success) read[key] = parsed.data
  }
  return read as Settings
}

/** Writes the settings that are given. @returns those that they replaced */
export function writeSettings(sql: Sql, change: Partial<Settings>): Partial<Settings> {
  const now = readSettings(sql)
  const before: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue
    before[key] = now[key as keyof Settings]
    sql('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
      key,
      JSON.stringify(value),
    )
  }
  return before as Partial<Settings>
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
