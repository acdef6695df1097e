import { z } from 'zod'
import { seatsWanted } from '#shared/model/archetype.ts'
import { warmth } from '#shared/model/cadence.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { goalSide, goalStanding, goalWhy } from '#shared/model/goal.ts'
import { archetypeId, goalId, personId } from '#shared/model/id.ts'
import { ring } from '#shared/model/ring.ts'
import { stage } from '#shared/model/stage.ts'
import { done, page, procedure } from './procedure.ts'
import { personRow } from './rows.ts'

const title = z.string().trim().min(1).max(500)
const why = z.string().trim().max(2000)

/** Somebody who is wanted in a seat, with how far they are known. */
export const seatedPerson = z.object({
  id: personId,
  name: z.string(),
  ring: ring.nullable(),
  stage,
  warmth,
  lastOn: civilDate.nullable(),
})
export type SeatedPerson = z.infer<typeof seatedPerson>

/** How many people are in each column of the matrix. */
export const stageCounts = z.object({
  identified: z.number().int(),
  met: z.number().int(),
  warm: z.number().int(),
  mutual: z.number().int(),
})
export type StageCounts = z.infer<typeof stageCounts>

/** A kind of person, with whom there is for it. */
export const archetypeRow = z.object({
  id: archetypeId,
  name: z.string(),
  why: z.string(),
  seats: z.number().int(),
  /** Seats that somebody takes whom I have met; may be more than `seats`. */
  filled: z.number().int(),
  /** The goals that it serves, without those in the trash. */
  goals: z.array(goalId),
  counts: stageCounts,
  /** Those known furthest first, at most 12: `archetypePeople` has the others. */
  people: z.array(seatedPerson),
  /** The first part of the notes, at most 400 characters. */
  excerpt: z.string(),
  readOnly: z.boolean(),
})
export type ArchetypeRow = z.infer<typeof archetypeRow>

/** Before you need it: a day that comes, and nobody warm. */
export const goalHint = z.object({
  daysLeft: z.number().int(),
  /** Whom to begin with; null where nobody is there at all. */
  nearest: z.object({ id: personId, name: z.string(), stage }).nullable(),
})
export type GoalHint = z.infer<typeof goalHint>

export const goalRow = z.object({
  id: goalId,
  title: z.string(),
  why: z.array(goalWhy),
  side: goalSide,
  neededBy: civilDate.nullable(),
  standing: goalStanding,
  /** Since when it stands so. */
  since: civilDate,
  hint: goalHint.nullable(),
  excerpt: z.string(),
  readOnly: z.boolean(),
})
export type GoalRow = z.infer<typeof goalRow>

const matrixCell = z.object({
  count: z.number().int(),
  /** The first of them, at most six. */
  people: z.array(z.object({ id: personId, name: z.string() })),
})

export const strategyCommands = {
  /** Behind all others. `id` is given by a page that shows it before it is answered. */
  addGoal: procedure
    .input(z.object({ id: goalId.optional(), title, neededBy: civilDate.nullable().default(null) }))
    .output(done.extend({ id: goalId })),
  /** Parts left out stay as they are; `why` is all of it. Another day has its hint said again. */
  editGoal: procedure
    .input(
      z.object({
        id: goalId,
        title: title.optional(),
        why: z.array(goalWhy).max(20).optional(),
        side: goalSide.optional(),
        neededBy: civilDate.nullable().optional(),
      }),
    )
    .output(done),
  setGoalStanding: procedure.input(z.object({ id: goalId, standing: goalStanding })).output(done),
  /** Right behind the goal `after`; first where that is null. */
  moveGoal: procedure.input(z.object({ id: goalId, after: goalId.nullable() })).output(done),
  /** Puts what a goal says *before you need it* away from Today. */
  putAwayHint: procedure.input(z.object({ id: goalId })).output(done),
  /** Behind all others. `people` are put into it at once. */
  addArchetype: procedure
    .input(
      z.object({
        id: archetypeId.optional(),
        name: title,
        why: why.default(''),
        seats: seatsWanted.default(1),
        goals: z.array(goalId).max(100).default([]),
        people: z.array(personId).max(500).default([]),
      }),
    )
    .output(done.extend({ id: archetypeId })),
  editArchetype: procedure
    .input(z.object({ id: archetypeId, name: title.optional(), why: why.optional(), seats: seatsWanted.optional() }))
    .output(done),
  /** It serves the goal, or no longer does; its place and its other goals stay. */
  linkArchetype: procedure.input(z.object({ id: archetypeId, goal: goalId, linked: z.boolean() })).output(done),
  /** Out of the goal `from` into `to`, null for none, right behind `after` there; first where that is null. */
  moveArchetype: procedure
    .input(
      z.object({
        id: archetypeId,
        from: goalId.nullable(),
        to: goalId.nullable(),
        after: archetypeId.nullable(),
      }),
    )
    .output(done),
  /** A strategy to begin with, in one commit and one undo: at most one goal, and the types of people that serve it. */
  startStrategy: procedure
    .input(
      z.object({
        goal: z.object({ title, neededBy: civilDate.nullable().default(null) }).nullable(),
        archetypes: z.array(z.object({ name: title, why: why.default(''), seats: seatsWanted.default(1) })).max(4),
      }),
    )
    .output(done.extend({ goal: goalId.nullable(), archetypes: z.array(archetypeId) })),
  /** Puts people into an archetype, or takes them out. */
  seatPeople: procedure
    .input(z.object({ ids: z.array(personId).min(1).max(20_000), archetype: archetypeId, seated: z.boolean() }))
    .output(done),
}

export const strategyQueries = {
  /** All goals and archetypes that are not in the trash, in their order. */
  strategy: procedure.output(
    z.object({
      date: civilDate,
      goals: z.array(goalRow),
      archetypes: z.array(archetypeRow),
      /** Everybody in an archetype, each counted once. */
      people: z.number().int(),
    }),
  ),
  goal: procedure
    .input(z.object({ id: goalId }))
    .output(goalRow.extend({ notes: z.string(), deletedAt: z.number().nullable() })),
  archetype: procedure.input(z.object({ id: archetypeId })).output(
    archetypeRow.extend({
      notes: z.string(),
      goalTitles: z.array(z.object({ id: goalId, title: z.string() })),
      deletedAt: z.number().nullable(),
    }),
  ),
  /** Everybody in an archetype, those known furthest first; of one column of the matrix where `stage` is given. */
  archetypePeople: procedure
    .input(z.object({ id: archetypeId, stage: stage.optional(), ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(personRow.extend({ stage })) })),
  /**
   * Who might know somebody for an open seat, at most eight: `words` of whom something is written that the archetype says;
   * `peer` who is one already; `connector` through whom one has met others.
   */
  seatIdeas: procedure.input(z.object({ id: archetypeId })).output(
    z.array(
      z.object({
        person: personRow,
        because: z.enum(['words', 'peer', 'connector']),
        /** Of `words`: the text around them. */
        text: z.string(),
        /** Of a `connector`: how many one has met through them. */
        led: z.number().int(),
      }),
    ),
  ),
  /** For pickers and filters, in the order of the outline. */
  archetypes: procedure.output(
    z.array(z.object({ id: archetypeId, name: z.string(), seats: z.number().int(), people: z.number().int() })),
  ),
  /** Kinds of person by how far they are known. */
  matrix: procedure.output(
    z.object({
      date: civilDate,
      rows: z.array(
        z.object({
          id: archetypeId,
          name: z.string(),
          seats: z.number().int(),
          filled: z.number().int(),
          goals: z.array(goalId),
          cells: z.object({ identified: matrixCell, met: matrixCell, warm: matrixCell, mutual: matrixCell }),
        }),
      ),
      /** Everybody in an archetype, each counted once. */
      people: z.number().int(),
    }),
  ),
  /** What active goals say before one needs it, the soonest first, without those that were put away. */
  strategyHints: procedure.output(
    z.array(z.object({ goal: z.object({ id: goalId, title: z.string() }), neededBy: civilDate, hint: goalHint })),
  ),
}
