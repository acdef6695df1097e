import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { documentHead } from './document.ts'
import { outlineOrder } from './goal.ts'
import { entryId, goalId } from './id.ts'

/**
 * What a measure counts. Each follows from the journal and opens to what it counted, but `own`, which is written down by
 * hand. There is none of people in all: how many one knows is no success.
 */
export const measureSource = z.enum([
  'outside',
  'inside',
  'first',
  'circles',
  'reopened',
  'nearWarm',
  'seatsFilled',
  'seatsWarm',
  'needsHeard',
  'needsMet',
  'introductions',
  'gives',
  'asks',
  'blockMinutes',
  'own',
])
export type MeasureSource = z.infer<typeof measureSource>
export const MEASURE_SOURCES = measureSource.options

export const measurePer = z.enum(['week', 'month', 'quarter'])
export type MeasurePer = z.infer<typeof measurePer>
export const MEASURE_PERS = measurePer.options

/** A number of things, or one's own number, which may have a fraction. */
const number = z.number().min(-1e9).max(1e9)

export const measureTarget = z.object({ value: number, direction: z.enum(['atLeast', 'atMost']) })
export type MeasureTarget = z.infer<typeof measureTarget>

export const measureReading = z.object({ on: civilDate, value: number })
export type MeasureReading = z.infer<typeof measureReading>

/** A number that says whether a strategy goes on, as often as it is looked at. */
export const measure = documentHead.extend({
  kind: z.literal('measure'),
  /** In my words; '' where those of the source will do. */
  title: z.string().max(500).default(''),
  goal: goalId.nullable().default(null),
  source: measureSource,
  target: measureTarget.nullable().default(null),
  per: measurePer.default('week'),
  /** Of `own`: what was written down. */
  readings: z.record(entryId, measureReading).default({}),
  order: outlineOrder.default(''),
})
export type Measure = z.infer<typeof measure>

/** What somebody does is looked at each week, what comes of it each quarter (Harkin et al. 2016: measure what is to change). */
const OUTCOMES: ReadonlySet<MeasureSource> = new Set([
  'seatsFilled',
  'seatsWarm',
  'nearWarm',
  'reopened',
  'circles',
  'needsMet',
])

/** How often a measure is looked at unless one says otherwise. */
export function usualPer(source: MeasureSource): MeasurePer {
  return OUTCOMES.has(source) ? 'quarter' : 'week'
}

/** Measures of seats look at the types of people that serve their goal; all others at everybody. */
export function isOfSeats(source: MeasureSource): boolean {
  return source === 'seatsFilled' || source === 'seatsWarm'
}

/**
 * The reading that holds on a day: the last one until then; of one day the larger entry id, the same on every device.
 * @returns null where nothing was written down until then
 */
export function readingOn(readings: Measure['readings'], day: string): MeasureReading | null {
  let last: { id: string; reading: MeasureReading } | null = null
  for (const [id, reading] of Object.entries(readings)) {
    if (reading.on > day) continue
    if (last === null || reading.on > last.reading.on || (reading.on === last.reading.on && id > last.id)) {
      last = { id, reading }
    }
  }
  return last?.reading ?? null
}
