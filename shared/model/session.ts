import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { documentHead, instant } from './document.ts'
import { documentId, entryId, personId, timeBlockId } from './id.ts'

/** A stretch of work at one device. Written whole, and again as it goes on: what was written last survives a kill. */
export const sessionSpan = z.object({
  from: instant,
  to: instant,
  /** The device that has it running, as far as was written; nothing where it was ended. */
  open: z.string().max(100).optional(),
})
export type SessionSpan = z.infer<typeof sessionSpan>

/** A sitting with Today. One of a block has an id that follows from block and day: run on two devices, it is one. */
export const session = documentHead.extend({
  kind: z.literal('session'),
  block: timeBlockId.nullable().default(null),
  /** The day of the block's rule that it is the session of; without a block the day on which it began. */
  day: civilDate.nullable().default(null),
  /** How long it was meant to be; nothing closes when they are over. */
  minutes: z.number().int().min(1).max(1440).nullable().default(null),
  spans: z.record(entryId, sessionSpan).default({}),
  /** What was done in it: follow-ups, conversations, and people who were spoken with. */
  done: z.record(documentId, z.literal(true)).default({}),
  /** Whom one was led to in it and passed over. */
  skipped: z.record(personId, z.literal(true)).default({}),
  note: z.string().default(''),
})
export type Session = z.infer<typeof session>

const MS_A_MINUTE = 60_000
const MAX_SPAN_MS = 24 * 60 * MS_A_MINUTE

/**
 * How long all of some stretches lasted together, in milliseconds: what two devices did at the same time counts once.
 * A stretch that ends before it begins, by a clock set back, counts nothing; one of more than a day counts a day.
 */
export function unionOfSpans(spans: Iterable<Pick<SessionSpan, 'from' | 'to'>>): number {
  const sorted = [...spans]
    .map(({ from, to }) => ({ from, to: Math.min(to, from + MAX_SPAN_MS) }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)
  let sum = 0
  let end = -Infinity
  for (const { from, to } of sorted) {
    if (to <= end) continue
    sum += to - Math.max(from, end)
    end = to
  }
  return sum
}

/** Whole minutes of a session, of the union of its stretches: 14 minutes and 59 seconds are 14. */
export function minutesOfSpans(spans: Iterable<Pick<SessionSpan, 'from' | 'to'>>): number {
  return Math.floor(unionOfSpans(spans) / MS_A_MINUTE)
}
