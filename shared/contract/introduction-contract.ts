import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { conversationChannel } from '#shared/model/conversation.ts'
import { instant } from '#shared/model/document.ts'
import { conversationId, entryId, giveId, introductionId, personId } from '#shared/model/id.ts'
import { consentType, introductionSide, introductionStage } from '#shared/model/introduction.ts'
import { participant } from './conversations-contract.ts'
import { introductionConsent } from './journal-errors.ts'
import { done, page, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

const note = z.string().trim().max(2000).default('')
const on = civilDate.optional()

const sideRow = z.object({
  /** Null where that person was forgotten, or is in the trash. */
  person: personLink.nullable(),
  /** `none` where nobody has asked them yet. */
  consent: introductionConsent,
  /** The day of the word that holds; null where there is none. */
  since: civilDate.nullable(),
})

/** Why nothing more is to be done: one side said no, or both turned out to be one person. */
export const closedReason = z.enum(['no', 'same-person', 'forgotten'])
export type ClosedReason = z.infer<typeof closedReason>

export const introductionRow = z.object({
  id: introductionId,
  a: sideRow,
  b: sideRow,
  stage: introductionStage,
  /** Null while it is not closed. */
  closed: closedReason.nullable(),
  /** Whom to ask next; null where nobody is to be asked. */
  nextToAsk: introductionSide.nullable(),
  why: z.string(),
  /** The day of the last thing that happened. */
  day: civilDate,
  introducedOn: civilDate.nullable(),
  outcome: z.string(),
  /** Whether it is time to ask what came of it: once, thirty days after. */
  isOutcomeDue: z.boolean(),
  readOnly: z.boolean(),
})
export type IntroductionRow = z.infer<typeof introductionRow>

export const introductionEventRow = z.object({
  id: entryId,
  side: introductionSide.nullable(),
  type: z.enum([...consentType.options, 'introduced', 'outcome']),
  on: civilDate,
  at: instant,
  note: z.string(),
  /** Whether this is the word of its side that holds. */
  holds: z.boolean(),
})
export type IntroductionEventRow = z.infer<typeof introductionEventRow>

/** What says that two people know each other already. */
export const acquaintance = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), id: conversationId, on: civilDate, channel: conversationChannel }),
  /** `person` was met through the other one. */
  z.object({ kind: z.literal('met-through'), person: personLink }),
  z.object({ kind: z.literal('introduced'), id: introductionId, on: civilDate }),
  z.object({ kind: z.literal('given'), id: giveId, on: civilDate, text: z.string() }),
])
export type Acquaintance = z.infer<typeof acquaintance>

export const introductionPage = introductionRow.extend({
  /** The latest first. */
  events: z.array(introductionEventRow),
  /** The latest first; empty where nothing says that they know each other. */
  acquainted: z.array(acquaintance),
  blurbA: z.string(),
  blurbB: z.string(),
  createdAt: instant,
  deletedAt: instant.nullable(),
})
export type IntroductionPage = z.infer<typeof introductionPage>

/** A letter about an introduction: to one side, asking, or saying that it does not fit; to both, when both have said yes. */
export const introductionLetter = z.enum(['ask-a', 'ask-b', 'introduce', 'decline-a', 'decline-b'])
export type IntroductionLetter = z.infer<typeof introductionLetter>

const addressee = z.object({
  name: z.string(),
  /** By which name a letter begins. */
  given: z.string(),
  family: z.string(),
  /** The e-mail address that they prefer; null where there is none. */
  email: z.string().nullable(),
  /** Their newest role, as everybody may know it. */
  title: z.string(),
  organisation: z.string(),
})

/**
 * What a letter may be made of: names, roles, and the lines that were written to be read by both. Nothing of what is known of
 * either is in it. Of somebody who is not named, every word that would tell who they are is taken out of those lines.
 */
export const letterParts = z.object({
  letter: introductionLetter,
  /** One of them, or (`introduce`) both, `a` first. */
  to: z.array(addressee),
  /** Whom it is about; null where they are not named. */
  other: addressee.nullable(),
  why: z.string(),
  /** What is told of the other; of a letter to both, what B is told of A, and A of B. */
  blurbs: z.array(z.string()),
})
export type LetterParts = z.infer<typeof letterParts>

export const introductionCommands = {
  addIntroduction: procedure
    .input(z.object({ a: participant, b: participant, why: z.string().trim().max(20_000).default('') }))
    .output(done.extend({ id: introductionId, newPeople: z.array(personId) })),
  /** Puts somebody else on a side. Parts left out stay as they are. */
  editIntroduction: procedure
    .input(z.object({ id: introductionId, a: participant.optional(), b: participant.optional() }))
    .output(done.extend({ newPeople: z.array(personId) })),
  /** Writes down what one side was asked or has answered; `on` is today where it is left out. */
  noteConsent: procedure
    .input(z.object({ id: introductionId, side: introductionSide, type: consentType, on, note }))
    .output(done),
  /** They were introduced. Refused before both have said yes. */
  noteIntroduced: procedure.input(z.object({ id: introductionId, on, note })).output(done),
  /** What came of it need not be asked any more. */
  settleOutcome: procedure.input(z.object({ id: introductionId })).output(done),
  /** A letter in parts, from which whoever asks writes it. To both it is refused before both have said yes. Writes nothing. */
  draftIntroduction: procedure
    .input(z.object({ id: introductionId, letter: introductionLetter, named: z.boolean().default(false) }))
    .output(letterParts),
}

export const introductionQueries = {
  /** By stage (what can be done now first), in each the latest first; those with one person where `person` is given. */
  introductions: procedure
    .input(z.object({ stage: introductionStage.optional(), person: personId.optional(), ...page }))
    .output(z.object({ total: z.number().int(), open: z.number().int(), rows: z.array(introductionRow) })),
  introduction: procedure.input(z.object({ id: introductionId })).output(introductionPage),
  /** Where something is to be done: both have said yes, somebody has not answered for a week, or what came of it is to be asked. */
  introductionsWaiting: procedure
    .input(z.object({ ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(introductionRow) })),
}
