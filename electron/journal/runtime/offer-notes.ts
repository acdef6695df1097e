import { z } from 'zod'
import type { Sql } from '#journal/documents/statements.ts'
import { offerNote, withNote, type OfferNote } from '#shared/model/hesitation.ts'

// Beside the settings of this machine, and none of them: nobody sets it.
const KEY = 'offer-notes'

/** When this machine asked what holds one back. What cannot be read (any more) was never asked. */
export function readOfferNotes(sql: Sql): OfferNote[] {
  const row = sql('SELECT value FROM settings WHERE key = ?').get(KEY) as { value: string } | undefined
  try {
    return z.array(offerNote).parse(JSON.parse(row?.value ?? '[]'))
  } catch {
    return []
  }
}

export function writeOfferNote(sql: Sql, note: OfferNote): void {
  const notes = JSON.stringify(withNote(readOfferNotes(sql), note))
  sql('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    KEY,
    notes,
  )
}
