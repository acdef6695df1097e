import { z } from 'zod'

/** From the innermost out. The order is the order of keys 1 to 4; key 5 takes a person out of the rings. */
export const RINGS = ['inner', 'close', 'active', 'wider'] as const
export const ring = z.enum(RINGS)
export type Ring = z.infer<typeof ring>

/** Days between conversations: up to `idealDays` is warm, up to `maxDays` cooling, after that cold. */
export const cadence = z
  .object({ idealDays: z.number().int().min(1).max(3650), maxDays: z.number().int().min(1).max(3650) })
  .refine(({ idealDays, maxDays }) => idealDays <= maxDays, 'the ideal must not be longer than the maximum')
export type Cadence = z.infer<typeof cadence>

/** How many people the ring is meant for. A soft budget: going over it is shown, never refused. */
export const ringBudget = z.number().int().min(0).max(10_000)

export const ringRule = z.object({
  cadence,
  budget: ringBudget,
})
export type RingRule = z.infer<typeof ringRule>
export type RingRules = Record<Ring, RingRule>

/**
 * Sizes after R. Dunbar's layers of 5, 15, 50 and 150 people, of which each holds those inside it: 150 in all. A starting
 * point, because people differ much. Cadences are Rapport's defaults. Both are changed in Settings.
 */
export const DEFAULT_RING_RULES: RingRules = {
  inner: { cadence: { idealDays: 14, maxDays: 30 }, budget: 5 },
  close: { cadence: { idealDays: 30, maxDays: 60 }, budget: 10 },
  active: { cadence: { idealDays: 90, maxDays: 120 }, budget: 35 },
  wider: { cadence: { idealDays: 180, maxDays: 365 }, budget: 100 },
}
