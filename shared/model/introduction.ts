import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { documentHead, instant } from './document.ts'
import { entryId, personId } from './id.ts'

/** `a` is whom the introduction is for, `b` the one whose time is asked for. */
export const introductionSide = z.enum(['a', 'b'])
export type IntroductionSide = z.infer<typeof introductionSide>
export const INTRODUCTION_SIDES = introductionSide.options

/** What one of both was asked or has answered. */
export const consentType = z.enum(['asked', 'agreed', 'declined', 'withdrawn'])
export type ConsentType = z.infer<typeof consentType>

const told = { at: instant, on: civilDate, note: z.string().max(2000).default('') }

/** Something that happened, an entry each time: with one side, or (`side` null) with both. `on` is its day, `at` when it was written down. */
export const introductionEvent = z.discriminatedUnion('type', [
  /** `person` is whom it was: of somebody else on that side later it says nothing. Null once they were forgotten. */
  z.object({ side: introductionSide, person: personId.nullable(), type: consentType, ...told }),
  z.object({ side: z.null(), type: z.literal('introduced'), ...told }),
  /** It was asked whether anything came of it, and needs no asking any more. */
  z.object({ side: z.null(), type: z.literal('outcome'), ...told }),
])
export type IntroductionEvent = z.infer<typeof introductionEvent>

/** Two people who may want to know each other, each asked on their own. */
export const introduction = documentHead.extend({
  kind: z.literal('introduction'),
  /** Null once that person was forgotten. */
  a: personId.nullable(),
  b: personId.nullable(),
  /** Why they should know each other, in words that both may read. */
  why: z.string().default(''),
  /** What each is told of the other. */
  blurbA: z.string().default(''),
  blurbB: z.string().default(''),
  events: z.record(entryId, introductionEvent).default({}),
  outcome: z.string().default(''),
})
export type Introduction = z.infer<typeof introduction>
export const INTRODUCTION_TEXTS = ['why', 'blurbA', 'blurbB', 'outcome'] as const

/** Days after which it is asked, once, whether anything came of an introduction. */
export const OUTCOME_AFTER_DAYS = 30

/** `asking` from the first word to either; `closed` once either has said no; `came` where something is written of what came of it. */
export const introductionStage = z.enum(['idea', 'asking', 'agreed', 'introduced', 'came', 'closed'])
export type IntroductionStage = z.infer<typeof introductionStage>
