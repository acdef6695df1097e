import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { offerNote } from '#shared/model/hesitation.ts'
import { instant } from '#shared/model/document.ts'
import { conversationChannel } from '#shared/model/conversation.ts'
import { giveWhat } from '#shared/model/give.ts'
import {
  conversationId,
  entryId,
  followUpId,
  giveId,
  goalId,
  personId,
  reframeId,
  sessionId,
} from '#shared/model/id.ts'
import { channelEntry } from '#shared/model/person-entries.ts'
import { barrier, beliefValue, story } from '#shared/model/reframe.ts'
import { followUpRow, personLink } from './rows.ts'
import { done, procedure } from './procedure.ts'

const cardText = z.string().max(2000)

/**
 * A card: one that is in the journal, or a story that Rapport offers, which becomes a document with what is done to it. Its
 * words are those that the page shows: they are what the document begins with.
 */
const card = z.union([z.object({ id: reframeId }), z.object({ story, from: cardText, to: cardText })])
export type Card = z.infer<typeof card>

export const reframeCard = z.object({
  id: reframeId,
  barrier,
  from: z.string(),
  to: z.string(),
  inMyWords: z.string(),
  /** As they were answered, the one that holds last. */
  beliefs: z.array(z.object({ id: entryId, at: instant, on: civilDate, value: beliefValue })),
  order: z.string(),
  shown: z.boolean(),
  readOnly: z.boolean(),
})
export type ReframeCard = z.infer<typeof reframeCard>

const count = z.number().int().nonnegative()

/** An entry of the journal that a sentence of evidence rests on. */
export const evidenceEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('conversation'),
    id: conversationId,
    date: civilDate,
    channel: conversationChannel,
    topic: z.string(),
    minutes: z.number().nullable(),
    people: z.array(personLink),
    /** When the silence was broken by writing: the conversation that came of it within three weeks. */
    answer: z.object({ id: conversationId, date: civilDate, channel: conversationChannel }).nullable(),
  }),
  z.object({
    kind: z.literal('need'),
    person: personLink,
    text: z.string(),
    heardOn: civilDate.nullable(),
    metOn: civilDate.nullable(),
  }),
  z.object({
    kind: z.literal('follow-up'),
    id: followUpId,
    text: z.string(),
    people: z.array(personLink),
    doneOn: civilDate,
    /** The day of the first conversation with whoever did it. */
    knownSince: civilDate,
  }),
  z.object({
    kind: z.literal('give'),
    id: giveId,
    what: giveWhat,
    text: z.string(),
    people: z.array(personLink),
    date: civilDate,
    /** What was said in thanks. */
    thanks: z.string(),
    /** Of what I got: the day of the first conversation with whom it came from. */
    knownSince: civilDate.nullable(),
  }),
  z.object({
    kind: z.literal('goal'),
    id: goalId,
    title: z.string(),
    neededBy: civilDate,
    /** Who is known furthest of those whom it needs; nobody is warm. */
    nearest: personLink.nullable(),
  }),
  z.object({
    kind: z.literal('session'),
    id: sessionId,
    date: civilDate,
    minutes: count,
    /** What its block is for; '' without one. */
    title: z.string(),
  }),
])
export type EvidenceEntry = z.infer<typeof evidenceEntry>

const entries = z.array(evidenceEntry).min(1)

/** What the journal itself says to a story: numbers, and exactly the entries that they rest on. Words are the page's. */
export const evidence = z.discriminatedUnion('kind', [
  /** Times that I wrote after a long silence, how many of them were answered within three weeks, and usually after how long. */
  z.object({
    kind: z.literal('reached-out'),
    times: count,
    answered: count,
    usualDays: count,
    /** The latest of more. */
    isCut: z.boolean(),
    entries,
  }),
  /** Conversations whose length is known, and how many were short. */
  z.object({
    kind: z.literal('short-talks'),
    since: civilDate,
    talks: count,
    short: count,
    minutesAWeek: count,
    entries,
  }),
  z.object({ kind: z.literal('needs'), since: civilDate, heard: count, met: count, entries }),
  /** Promises to me that were kept, and for how long we had known each other by then. */
  z.object({ kind: z.literal('helped'), times: count, usualDaysKnown: count, entries }),
  /** What others gave me, and for how long we had known each other by then. */
  z.object({ kind: z.literal('received'), times: count, usualDaysKnown: count, entries }),
  /** Goals whose people are needed by a day, and nobody there is warm yet: the first of them in so many days. */
  z.object({ kind: z.literal('goals-ahead'), goals: count, daysLeft: count, entries }),
  z.object({ kind: z.literal('begun-by-them'), since: civilDate, times: count, entries }),
  z.object({ kind: z.literal('needs-met'), since: civilDate, times: count, entries }),
  /** What I gave, and was thanked for. */
  z.object({ kind: z.literal('thanked'), since: civilDate, times: count, entries }),
  /** Whom I spoke with for the first time, by month; months without anybody are not told. */
  z.object({
    kind: z.literal('first-talks'),
    since: civilDate,
    people: count,
    months: z.array(z.object({ month: z.string(), people: count })),
    entries,
  }),
  /** Times that I sat down for it, by month; months without one are not told. */
  z.object({
    kind: z.literal('sessions'),
    since: civilDate,
    times: count,
    months: z.array(z.object({ month: z.string(), times: count })),
    entries,
  }),
  /** Conversations after more than half a year of silence. */
  z.object({ kind: z.literal('spoke-again'), times: count, entries }),
])
export type Evidence = z.infer<typeof evidence>

export const reachablePerson = personLink.extend({
  /** What one calls them. */
  given: z.string(),
  /** How to reach them, what they prefer first. */
  channels: z.array(channelEntry),
  /** What was noted to ask next; '' where nothing was. */
  askNext: z.string(),
})
export type ReachablePerson = z.infer<typeof reachablePerson>

export const mindsetCommands = {
  /** Makes the document of a story, so that it can be written on. Nothing to be undone: it says what was shown before. */
  openCard: procedure.input(z.object({ card })).output(z.object({ id: reframeId })),
  /** A card about a story of one's own. */
  addCard: procedure
    .input(z.object({ from: cardText.trim().min(1), to: cardText.trim().default('') }))
    .output(done.extend({ id: reframeId })),
  /** How much I believe the better story, now. */
  answerBelief: procedure.input(z.object({ card, value: beliefValue })).output(done.extend({ id: reframeId })),
  /** This machine has asked about that today; `closed`: and was answered. Nothing to be undone. */
  noteOffer: procedure.input(offerNote.omit({ on: true })).output(z.object({})),
  /** Whether Today asks what holds one back, on every machine. */
  askWhatHoldsBack: procedure.input(z.object({ asks: z.boolean() })).output(done),
  /** Puts a card right behind another one, which is named by its story, or by its id where it is one of one's own; null: in front. */
  moveCard: procedure
    .input(z.object({ card, after: z.union([story, reframeId]).nullable() }))
    .output(done.extend({ id: reframeId })),
  /** Puts a card away, or takes it out again. */
  showCard: procedure.input(z.object({ card, shown: z.boolean() })).output(done.extend({ id: reframeId })),
}

export const mindsetQueries = {
  /** Over what I hesitate, to be asked about in its place; null where there is nothing to ask, or not now. */
  hesitation: procedure.output(
    z
      .discriminatedUnion('kind', [
        /** Something of mine that was put off again and again. How often is nobody's business. */
        z.object({ kind: z.literal('put-off'), subject: z.string(), followUp: followUpRow }),
        /** Somebody near with whom one has not spoken for long, and who was passed over again and again. */
        z.object({ kind: z.literal('passed-over'), subject: z.string(), person: personLink }),
        /** A line that was begun, and left. */
        z.object({ kind: z.literal('draft'), subject: z.string() }),
      ])
      .nullable(),
  ),
  /** With whom to begin, at most three, and the hard thing behind them; null where there is none, or it is done. */
  warmUp: procedure
    .input(
      z.object({
        followUp: followUpId.nullable().default(null),
        /** Without a follow-up: whom it is hard to write to. */
        person: personId.nullable().default(null),
      }),
    )
    .output(
      z.object({
        warm: z.array(reachablePerson),
        hard: z.object({ followUp: followUpRow.nullable(), people: z.array(reachablePerson) }).nullable(),
      }),
    ),
  /** What the journal says to a story, nothing where it has nothing. */
  evidence: procedure.input(z.object({ story })).output(z.array(evidence)),
  /** The cards that are in the journal. The stories that nobody has written on are not among them. */
  cards: procedure.output(z.array(reframeCard)),
}
