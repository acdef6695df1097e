import { z } from 'zod'
import { procedure } from './procedure.ts'

/**
 * `port-taken`: another program listens where the address leads; it is tried again, and a new address leads elsewhere. `not-allowed`: the
 * system does not let this program listen at all; it is tried again.
 */
export const calendarFeedProblem = z.enum(['port-taken', 'not-allowed'])
export type CalendarFeedProblem = z.infer<typeof calendarFeedProblem>

/** The time blocks as a calendar of this machine that others subscribe to; of this device alone. */
export const calendarFeed = z.object({
  /** False where this host has no place to keep it. */
  available: z.boolean(),
  /** As good as a password; null where it is off. */
  address: z.string().nullable(),
  /** Whether it is answered now: by a host that stays open, and has the port. */
  isServed: z.boolean(),
  problem: calendarFeedProblem.nullable(),
})
export type CalendarFeed = z.infer<typeof calendarFeed>

export const feedCommands = {
  /** On, at an address that is made for it, or off: then nothing is listened on, and the address is none any more. */
  setCalendarFeed: procedure.input(z.object({ on: z.boolean() })).output(z.object({})),
  /** Another address: the one of before stops at once. */
  renewCalendarFeed: procedure.output(z.object({})),
}

export const feedQueries = {
  /** Where a calendar program of this machine can subscribe to what `blocksCalendar` gives. */
  calendarFeed: procedure.output(calendarFeed),
}
