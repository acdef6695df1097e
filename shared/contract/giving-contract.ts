import { z } from 'zod'
import { askStanding } from '#shared/model/ask.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { minutes } from '#shared/model/conversation.ts'
import { FAVOUR_KINDS } from '#shared/model/favours.ts'
import { answeredNeed, giveDirection, giveWhat } from '#shared/model/give.ts'
import { askId, conversationId, documentId, entryId, giveId, personId } from '#shared/model/id.ts'
import { channelEntry } from '#shared/model/person-entries.ts'
import { needState } from '#shared/model/person.ts'
import { ring } from '#shared/model/ring.ts'
import { MAX_PARTICIPANTS, participant } from './conversations-contract.ts'
import { done, page, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

const said = z.string().trim().min(1).max(2000)
const people = z.array(participant).max(MAX_PARTICIPANTS)

/** A need of somebody that is open. */
export const needRow = z.object({
  person: personLink,
  ring: ring.nullable(),
  need: entryId,
  text: z.string(),
  heardOn: civilDate.nullable(),
})
export type NeedRow = z.infer<typeof needRow>

export const giveRow = z.object({
  id: giveId,
  direction: giveDirection,
  what: giveWhat,
  text: z.string(),
  people: z.array(personLink),
  day: civilDate,
  minutes: z.number().nullable(),
  /** The need that it answers, in the words of now; null where there is none, or it is gone. */
  answers: z.object({ person: personLink, text: z.string() }).nullable(),
  origin: conversationId.nullable(),
  outcome: z.string(),
  thanks: z.string(),
  readOnly: z.boolean(),
})
export type GiveRow = z.infer<typeof giveRow>

export const askRow = z.object({
  id: askId,
  text: z.string(),
  people: z.array(personLink),
  openedOn: civilDate,
  standing: askStanding,
  /** Since when it is met, or let go. */
  since: civilDate.nullable(),
  outcome: z.string(),
  readOnly: z.boolean(),
})
export type AskRow = z.infer<typeof askRow>

export const favour = z.object({
  kind: z.enum(FAVOUR_KINDS),
  person: personLink,
  /** How to reach them. */
  channel: channelEntry,
  /** The line that it comes from: what was received, needed, or is cared about; the name of a day. */
  text: z.string(),
  on: civilDate.nullable(),
  source: documentId,
})

export const givingCommands = {
  /** Writes down what was given or received. A need that it answers is met on that day, in the same commit. */
  recordGive: procedure
    .input(
      z.object({
        direction: giveDirection,
        what: giveWhat.default('other'),
        text: said,
        people,
        day: civilDate,
        minutes: minutes.nullable().default(null),
        answers: answeredNeed.nullable().default(null),
        origin: conversationId.nullable().default(null),
      }),
    )
    .output(done.extend({ id: giveId, newPeople: z.array(personId) })),
  /** Parts left out stay as they are; `people` is all of them. What came of it is written in an edit session. */
  editGive: procedure
    .input(
      z.object({
        id: giveId,
        what: giveWhat.optional(),
        text: said.optional(),
        people: people.optional(),
        day: civilDate.optional(),
        minutes: minutes.nullable().optional(),
      }),
    )
    .output(done),
  /** Says whether something that was given helped, behind what is said already; '' asks no more, on any device. */
  tellWhetherItHelped: procedure.input(z.object({ id: giveId, text: z.string().trim().max(20_000) })).output(done),
  addAsk: procedure
    .input(z.object({ text: said, people, origin: conversationId.nullable().default(null) }))
    .output(done.extend({ id: askId, newPeople: z.array(personId) })),
  /** Parts left out stay as they are; `people` is all of them. */
  editAsk: procedure
    .input(
      z.object({
        id: askId,
        text: said.optional(),
        people: people.optional(),
      }),
    )
    .output(done),
  setAskStanding: procedure.input(z.object({ id: askId, standing: askStanding })).output(done),
  /** A need of somebody is met, let go, or open again. */
  setNeedState: procedure.input(z.object({ person: personId, need: entryId, state: needState })).output(done),
}

export const givingQueries = {
  /** Open needs of everybody, those heard last first; those without a day at the end. */
  needsHeard: procedure
    .input(z.object({ ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(needRow) })),
  /** What I asked for: what is open first, then what was met or let go, the latest first; one of them by `id`. */
  asks: procedure
    .input(z.object({ id: askId.optional(), ...page }))
    .output(z.object({ total: z.number().int(), open: z.number().int(), rows: z.array(askRow) })),
  /** What was given and received, the latest first; with one person where `person` is given, one of them by `id`. */
  gives: procedure
    .input(
      z.object({ id: giveId.optional(), direction: giveDirection.optional(), person: personId.optional(), ...page }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(giveRow) })),
  /** The one gift of which it is asked whether it helped: given two weeks to three months ago, and nothing written of it. */
  didItHelp: procedure.output(z.object({ give: giveRow.nullable() })),
  /** Small things that could be done for people in reach today, each out of something written: at most three. */
  favours: procedure.output(z.array(favour)),
  /** Minutes that were given from one day to another, both included, as far as they were written down. */
  givingTime: procedure
    .input(z.object({ from: civilDate, to: civilDate }))
    .output(z.object({ minutes: z.number().int(), gives: z.number().int(), untimed: z.number().int() })),
}
