import { z } from 'zod'
import { daysBetween } from '#shared/model/civil-date.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { archetypeId, circleId, documentId, personId } from '#shared/model/id.ts'
import { fitsBins, TIME_UNITS } from '#shared/model/time-bins.ts'
import { page, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

export const TIMELINE_LANES = [
  'conversations',
  'gives',
  'introductions',
  'followUps',
  'sessions',
  'reviews',
  'dates',
] as const
/** What is shown in rows below each other. Follow-ups are those of mine that were kept; dates come again every year. */
export const timelineLane = z.enum(TIMELINE_LANES)
export type TimelineLane = z.infer<typeof timelineLane>

/** Whom and what it is about; lanes that have nothing of it are left out. */
export const timelineFilter = z.object({
  person: personId.optional(),
  circle: circleId.optional(),
  archetype: archetypeId.optional(),
  tag: z.string().max(100).optional(),
})
export type TimelineFilter = z.infer<typeof timelineFilter>

const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
])
const period = { from: civilDate, to: civilDate }
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to
const count = z.number().int().nonnegative()

/** Of what is opened: a year is the longest bin. */
const MAX_DAYS = 366

export const timelineItem = z.object({
  lane: timelineLane,
  id: documentId,
  on: civilDate,
  /** What it is called; '' where it has no name. Of a review both days, `2026-07-01/2026-09-30`. */
  title: z.string(),
  people: z.array(personLink),
})
export type TimelineItem = z.infer<typeof timelineItem>

export const timelineQueries = {
  /** How much there is of each lane, by day, week, month, quarter or year. Whole ones, also where `from` lies inside of one. */
  timeline: procedure
    .input(
      z
        .object({
          ...period,
          unit: z.enum(TIME_UNITS),
          weekStart: weekday.default(1),
          filter: timelineFilter.default({}),
        })
        .refine(inOrder)
        .refine((asked) => fitsBins(asked, asked.unit), 'too many at once'),
    )
    .output(
      z.object({
        lanes: z.array(timelineLane),
        /** `counts` in the order of `lanes`. */
        bins: z.array(z.object({ ...period, counts: z.array(count) })),
        /** The days of the first and of the last conversation; null where there is none. */
        extent: z.object(period).nullable(),
      }),
    ),
  /** What there is in these days, a year at most, by lane and day. */
  timelineItems: procedure
    .input(
      z
        .object({ ...period, filter: timelineFilter.default({}), ...page })
        .refine(inOrder)
        .refine(({ from, to }) => daysBetween(from, to) <= MAX_DAYS, 'more than a year'),
    )
    .output(z.object({ total: count, rows: z.array(timelineItem) })),
  /** What there was on the same day of earlier years, the latest year first, dates left out. */
  onThisDay: procedure.input(z.object({ on: civilDate })).output(z.array(timelineItem)),
}
