import { z } from 'zod'
import { blockRule } from '#shared/model/block-rule.ts'
import { civilDate, civilTime } from '#shared/model/civil-date-schema.ts'
import { instant } from '#shared/model/document.ts'
import { documentId, entryId, personId, sessionId, timeBlockId } from '#shared/model/id.ts'
import { calendarTitle } from '#shared/model/preferences.ts'
import { cadence, ring } from '#shared/model/ring.ts'
import { blockException, blockQueue, MAX_PURPOSE, MAX_ACT } from '#shared/model/time-block.ts'
import { blockProblem } from './journal-errors.ts'
import { done, page, procedure } from './procedure.ts'

/** One time that a block comes, by the clock of its zone. */
export const blockOccurrence = z.object({
  /** The day on which its rule has it: what commands name it by. */
  day: civilDate,
  date: civilDate,
  time: civilTime,
  startsAt: instant,
  isMoved: z.boolean(),
  isOff: z.boolean(),
  /** The clock leaves its own time out on that day. */
  isShifted: z.boolean(),
})
export type BlockOccurrence = z.infer<typeof blockOccurrence>

const blockText = { purpose: z.string().max(MAX_PURPOSE), act: z.string().max(MAX_ACT) }

export const blockRow = z.object({
  id: timeBlockId,
  ...blockText,
  rule: blockRule,
  queue: blockQueue,
  /** Why nothing is known of when it comes; null where it is. */
  problem: blockProblem.nullable(),
  /** The next ones, those that are off among them. */
  upcoming: z.array(blockOccurrence),
  readOnly: z.boolean(),
})
export type BlockRow = z.infer<typeof blockRow>

export const sessionRow = z.object({
  id: sessionId,
  day: civilDate,
  /** When it began, by this machine's clock; null where that is not written (yet). */
  time: civilTime.nullable(),
  /** Of all stretches together. */
  minutes: z.number().int(),
  done: z.number().int(),
  note: z.string(),
  /** What its block is called; '' without one. */
  title: z.string(),
})

const offeredBlock = z.object({
  id: timeBlockId,
  ...blockText,
  queue: blockQueue,
  minutes: z.number().int(),
  day: civilDate,
  time: civilTime,
})

export const planCommands = {
  /** BLOCK_RULE where the rule or its zone is not understood, or has no day. Its start becomes its first day. */
  addBlock: procedure
    .input(z.object({ ...blockText, rule: blockRule, queue: blockQueue.default('anything') }))
    .output(done.extend({ id: timeBlockId })),
  /** Parts left out stay as they are. What was moved or off stays so on days that another rule has as well. */
  editBlock: procedure
    .input(
      z.object({
        id: timeBlockId,
        purpose: blockText.purpose.optional(),
        act: blockText.act.optional(),
        rule: blockRule.optional(),
        queue: blockQueue.optional(),
      }),
    )
    .output(done),
  /** Moves one occurrence, or leaves it out; null is as the rule has it. NO_OCCURRENCE where the rule has none that day. */
  setBlockDay: procedure
    .input(z.object({ id: timeBlockId, day: civilDate, exception: blockException.nullable() }))
    .output(done),
  setCalendarTitle: procedure.input(z.object({ title: calendarTitle })).output(done),
  /** Begins to work, or goes on with the session of the same block and day. Leaves nothing to undo. */
  beginSession: procedure
    .input(
      z.object({
        id: sessionId.nullable().default(null),
        block: z.object({ id: timeBlockId, day: civilDate }).nullable().default(null),
        minutes: z.number().int().min(1).max(1440),
      }),
    )
    .output(z.object({ id: sessionId, span: entryId })),
  /**
   * Says how far a session is: what is written survives a kill. `ended` closes its stretch, `now` or where it was last said to
   * be; one in which nothing was done, within its first minute, goes to the trash. Leaves nothing to undo.
   */
  continueSession: procedure
    .input(
      z.object({
        id: sessionId,
        span: entryId,
        done: z.array(documentId).max(500).default([]),
        undone: z.array(documentId).max(500).default([]),
        /** Whom one passed over. */
        skipped: z.array(personId).max(500).default([]),
        ended: z.enum(['no', 'now', 'as-written']).default('no'),
      }),
    )
    .output(z.object({})),
}

export const planQueries = {
  /** Every block, in the order in which they were made. */
  blocks: procedure.output(z.object({ today: civilDate, zone: z.string(), rows: z.array(blockRow) })),
  /** When a rule would come. */
  previewBlock: procedure
    .input(z.object({ rule: blockRule }))
    .output(z.object({ problem: blockProblem.nullable(), upcoming: z.array(blockOccurrence) })),
  /** What Today offers now: a session that did not end, and a block whose time has come. */
  planNow: procedure.output(
    z.object({
      running: z
        .object({
          id: sessionId,
          span: entryId,
          block: offeredBlock.nullable(),
          /** How long it was meant to be, and how long it was so far. */
          wanted: z.number().int().nullable(),
          minutes: z.number().int(),
          done: z.number().int(),
        })
        .nullable(),
      offer: offeredBlock.nullable(),
      /** When to ask again, in milliseconds since 1970; null where nothing is known to come. */
      next: instant.nullable(),
    }),
  ),
  /** What the rings ask for against what the blocks hold, in conversations a week. */
  capacity: procedure.output(
    z.object({
      wanted: z.number(),
      held: z.number(),
      minutesAWeek: z.number(),
      blocks: z.number().int(),
      length: z.object({ minutes: z.number(), isGuess: z.boolean() }),
      /** Of the last eight weeks. */
      actual: z.number(),
      ways: z.object({
        longerCadence: z.object({ ring, cadence, budget: z.number().int(), wanted: z.number() }).nullable(),
        moreTime: z.object({ minutes: z.number().int(), held: z.number() }).nullable(),
        fewerPeople: z.object({ ring, people: z.number().int(), wanted: z.number() }).nullable(),
      }),
    }),
  ),
  /** The newest first. */
  sessions: procedure
    .input(z.object({ ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(sessionRow) })),
  /** Blocks of a span whose time has come, how many of them were used, and how many were moved. Those that were off are not among them. */
  blockUse: procedure.input(z.object({ from: civilDate, to: civilDate })).output(
    z.object({
      blocks: z.number().int(),
      used: z.number().int(),
      moved: z.number().int(),
      /** Of sessions of blocks, what two devices did at once counted once. */
      minutes: z.number().int(),
    }),
  ),
  /** All blocks as an iCalendar file that names nobody. */
  blocksCalendar: procedure.output(z.object({ text: z.string(), title: calendarTitle, blocks: z.number().int() })),
}
