import type { CivilTime } from '#shared/model/civil-date.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'

/** A time as one types it, `9`, `9:30`, `930`, `9.30`, `2 pm`, on 24 hours; null where it is none. */
export function readTime(text: string): CivilTime | null {
  const match = /^\s*(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm)?\s*$/i.exec(text)
  if (match === null) return null
  const half = match[3]?.toLowerCase()
  const typed = Number(match[1])
  if (half !== undefined && (typed < 1 || typed > 12)) return null
  const hours = half === undefined ? typed : (typed % 12) + (half === 'pm' ? 12 : 0)
  const parsed = civilTime.safeParse(`${String(hours).padStart(2, '0')}:${match[2] ?? '00'}`)
  return parsed.success ? parsed.data : null
}
