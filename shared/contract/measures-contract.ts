import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { conversationId, documentId, entryId, goalId, measureId } from '#shared/model/id.ts'
import { measurePer, measureReading, measureSource, measureTarget } from '#shared/model/measure.ts'
import { done, page, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

const title = z.string().trim().max(500)
/** 1 is Monday. */
const weekStart = z.number().int().min(1).max(7).default(1)
const period = { from: civilDate, to: civilDate }

export const measureRow = z.object({
  id: measureId,
  title: z.string(),
  /** Null also where its goal is in the trash. */
  goal: goalId.nullable(),
  source: measureSource,
  target: measureTarget.nullable(),
  per: measurePer,
  /** The week, month or quarter that today is in, and what is counted of it until now. */
  ...period,
  /** Null for one's own number before one was written down. */
  value: z.number().nullable(),
  /** The whole one before. */
  before: z.object({ ...period, value: z.number().nullable() }),
  /** What the last finished review of a week, month or quarter froze of it; null where none did, or it counted something else then. */
  reviewed: z.object({ ...period, value: z.number() }).nullable(),
  readOnly: z.boolean(),
})
export type MeasureRow = z.infer<typeof measureRow>

/** One of those that a measure counted. */
export const countedRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('conversation'),
    id: conversationId,
    day: civilDate,
    /** Its topic, which may be ''. */
    title: z.string(),
    people: z.array(personLink),
  }),
  /** Somebody, and since when or with which day they count; null where they were never spoken with. */
  z.object({ kind: z.literal('person'), person: personLink, day: civilDate.nullable(), detail: z.string() }),
  z.object({ kind: z.literal('need'), person: personLink, day: civilDate.nullable(), text: z.string() }),
  z.object({
    kind: z.enum(['give', 'ask', 'circle']),
    id: documentId,
    day: civilDate,
    text: z.string(),
    people: z.array(personLink),
  }),
  z.object({ kind: z.literal('session'), day: civilDate, minutes: z.number().int() }),
  z.object({ kind: z.literal('reading'), entry: entryId, day: civilDate, value: z.number() }),
])
export type CountedRow = z.infer<typeof countedRow>

export const measureCommands = {
  /** Behind all others. */
  addMeasure: procedure
    .input(
      z.object({
        id: measureId.optional(),
        title: title.default(''),
        goal: goalId.nullable().default(null),
        source: measureSource,
        target: measureTarget.nullable().default(null),
        per: measurePer.optional(),
      }),
    )
    .output(done.extend({ id: measureId })),
  /** Parts left out stay as they are. */
  editMeasure: procedure
    .input(
      z.object({
        id: measureId,
        title: title.optional(),
        goal: goalId.nullable().optional(),
        source: measureSource.optional(),
        target: measureTarget.nullable().optional(),
        per: measurePer.optional(),
      }),
    )
    .output(done),
  /** Right behind the measure `after`, first where that is null; to another goal where one is given, null for none. */
  moveMeasure: procedure
    .input(z.object({ id: measureId, after: measureId.nullable(), goal: goalId.nullable().optional() }))
    .output(done),
  /** Writes down one's own number of a day; with `entry` another one in its place. */
  putReading: procedure
    .input(z.object({ id: measureId, entry: entryId.nullable().default(null), reading: measureReading }))
    .output(done),
  removeReading: procedure.input(z.object({ id: measureId, entry: entryId })).output(done),
}

export const measureQueries = {
  /** All measures that are not in the trash, in their order, each with its value now and in the period before. */
  measures: procedure.input(z.object({ weekStart })).output(z.object({ date: civilDate, rows: z.array(measureRow) })),
  measure: procedure
    .input(z.object({ id: measureId, weekStart }))
    .output(measureRow.extend({ deletedAt: z.number().nullable() })),
  /** What a measure counted in a period, the latest first. As many as its value says, but of minutes, which are of sessions. */
  measureCounted: procedure
    .input(z.object({ id: measureId, ...period, ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(countedRow) })),
}
