import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { minutes } from './conversation.ts'
import { documentHead } from './document.ts'
import { GIVE_DIRECTIONS, GIVE_WHATS } from './give-what.ts'
import { conversationId, entryId, personId } from './id.ts'

export const giveDirection = z.enum(GIVE_DIRECTIONS)
export const giveWhat = z.enum(GIVE_WHATS)

/** About a hundred hours a year, beyond which giving wears out (A. Grant, Give and Take, 2013): a brake, and no goal. */
export const GIVING_MINUTES_A_WEEK = 120

/** The need of somebody that a give answers: both are written together. */
export const answeredNeed = z.object({ person: personId, need: entryId })
export type AnsweredNeed = z.infer<typeof answeredNeed>

/** Something given or received: a story with its day, never an amount. */
export const give = documentHead.extend({
  kind: z.literal('give'),
  direction: giveDirection,
  what: giveWhat.default('other'),
  text: z.string().max(2000),
  people: z.record(personId, z.literal(true)).default({}),
  day: civilDate,
  minutes: minutes.nullable().default(null),
  answers: answeredNeed.nullable().default(null),
  origin: conversationId.nullable().default(null),
  /** Whether it helped, and how it went on. */
  outcome: z.string().default(''),
  /** The day on which it was said that nobody will ask any more whether it helped. */
  helpPutAside: civilDate.nullable().default(null),
  /** What was said in thanks. */
  thanks: z.string().default(''),
})

/** So many days after something was given it is asked, once, whether it helped. */
export const DAYS_UNTIL_HELP_IS_ASKED = 14
/** Whoever did not say by then will not be asked. */
export const DAYS_HELP_IS_ASKED = 90
