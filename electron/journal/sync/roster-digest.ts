import { createHash } from 'node:crypto'
import type { RosterRow } from './sync-messages.ts'

/**
 * 8 bytes in hex of all that two devices have to know alike about who takes part: who there is, who is out, and what the two are
 * called. Not where anybody is, which each says of itself, nor the name of a third, whom both hear of at other times.
 */
export function rosterDigest(rows: readonly RosterRow[], both: readonly [string, string]): string {
  const lines = rows.map(({ pin, name, revokedBy, revokedAt }) =>
    JSON.stringify([pin, both.includes(pin) ? name : '', revokedBy, revokedAt]),
  )
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 16)
}
