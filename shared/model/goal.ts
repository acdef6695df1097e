import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { documentHead, instant } from './document.ts'
import { entryId } from './id.ts'

/** What people are wanted for: the kinds of the essay behind the method. */
export const goalWhy = z.enum(['learn', 'perspectives', 'navigate', 'brand', 'recruit', 'support', 'other'])
export type GoalWhy = z.infer<typeof goalWhy>
export const GOAL_WHYS = goalWhy.options

/** Where its people are: inside my own organisation, outside of it, or both. */
export const goalSide = z.enum(['inside', 'outside', 'both'])
export type GoalSide = z.infer<typeof goalSide>

export const goalStanding = z.enum(['active', 'parked', 'reached', 'letGo'])
export type GoalStanding = z.infer<typeof goalStanding>

export const GOAL_STANDINGS = goalStanding.options

export const goalEvent = z.object({ standing: goalStanding, at: instant })
export type GoalEvent = z.infer<typeof goalEvent>

/**
 * More active goals than these are possible, and said kindly: plans lose force in numbers (Dalton & Spiller 2012).
 */
export const GOALS_AT_ONCE = 2

/** A place in a list, by `fractional-indexing`: texts that sort by their characters. Ties go by id; '' is no place yet. */
export const outlineOrder = z.string().max(200)

export const goal = documentHead.extend({
  kind: z.literal('goal'),
  title: z.string().max(500),
  why: z.partialRecord(goalWhy, z.literal(true)).default({}),
  side: goalSide.default('both'),
  /** Until when its people are needed. */
  neededBy: civilDate.nullable().default(null),
  /** What became of it, an entry each time: the latest holds. */
  events: z.record(entryId, goalEvent).default({}),
  order: outlineOrder.default(''),
  /** The day on which *before you need it* was put away from Today; null where it was not. */
  hintPutAwayOn: civilDate.nullable().default(null),
  notes: z.string().default(''),
})
export type Goal = z.infer<typeof goal>

/**
 * How a goal stands: what was said last, active where nothing was. Of equal instants the larger entry id holds, so that
 * every device comes to the same answer.
 * @returns `at` in milliseconds since 1970; null where nothing was said
 */
export function standingOf({ events }: Pick<Goal, 'events'>): { standing: GoalStanding; at: number | null } {
  let last: { id: string; event: GoalEvent } | null = null
  for (const [id, event] of Object.entries(events)) {
    if (last === null || event.at > last.event.at || (event.at === last.event.at && id > last.id)) last = { id, event }
  }
  return { standing: last?.event.standing ?? 'active', at: last?.event.at ?? null }
}
