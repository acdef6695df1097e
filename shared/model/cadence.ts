import { z } from 'zod'
import { addDays, daysBetween, type CivilDate } from './civil-date.ts'
import type { Cadence, Ring, RingRules } from './ring.ts'

/** A person's own cadence, which goes before that of the ring. Each part may be left to the ring. */
export const cadenceOverride = z.object({
  idealDays: z.number().int().min(1).max(3650).optional(),
  maxDays: z.number().int().min(1).max(3650).optional(),
  /** A paused person is never cooling and never due. */
  paused: z.boolean().optional(),
})
export type CadenceOverride = z.infer<typeof cadenceOverride>

/** `new`: in a ring, no conversation yet. `none`: no cadence applies (no ring and no override, or paused). */
export const warmth = z.enum(['warm', 'cooling', 'cold', 'new', 'none'])
export type Warmth = z.infer<typeof warmth>

/**
 * The cadence that holds for a person: the override's parts over those of the ring; null without either
 * or when paused. Where one part of the override crosses the other of the ring, the other gives way.
 */
export function cadenceOf(ring: Ring | null, override: CadenceOverride, rules: RingRules): Cadence | null {
  if (override.paused) return null
  const ofRing = ring === null ? null : rules[ring].cadence
  const ideal = override.idealDays ?? ofRing?.idealDays ?? override.maxDays
  const max = override.maxDays ?? ofRing?.maxDays ?? override.idealDays
  if (ideal === undefined || max === undefined) return null
  if (override.idealDays === undefined) return { idealDays: Math.min(ideal, max), maxDays: max }
  return { idealDays: ideal, maxDays: Math.max(ideal, max) }
}

/**
 * Warmth on a day, from the last conversation: warm ≤ ideal < cooling ≤ max < cold; `new` before the first.
 * A last conversation after `today` (a clock set back, a planned coffee) counts as warm.
 */
export function warmthOn(today: CivilDate, last: CivilDate | null, cadence: Cadence | null): Warmth {
  if (cadence === null) return 'none'
  if (last === null) return 'new'
  const days = daysBetween(last, today)
  if (days <= cadence.idealDays) return 'warm'
  return days <= cadence.maxDays ? 'cooling' : 'cold'
}

/** The day by which the next conversation is wanted; null without a cadence or before the first. */
export function nextDue(last: CivilDate | null, cadence: Cadence | null): CivilDate | null {
  return last === null || cadence === null ? null : addDays(last, cadence.idealDays)
}

/**
 * Capacity: conversations a week that keep everybody warm, the sum of 7 / idealDays.
 * @param cadences one for each person, null where none applies
 */
export function conversationsAWeek(cadences: Iterable<Cadence | null>): number {
  let sum = 0
  for (const cadence of cadences) if (cadence !== null) sum += 7 / cadence.idealDays
  return sum
}
