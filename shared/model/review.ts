import { z } from 'zod'
import type { CivilDate } from './civil-date.ts'
import { civilDate } from './civil-date-schema.ts'
import { documentHead, instant } from './document.ts'
import { entryId, personId } from './id.ts'

export const REVIEW_RHYTHMS = ['weekly', 'monthly', 'quarterly', 'yearly', 'other'] as const
export const reviewRhythm = z.enum(REVIEW_RHYTHMS)
export type ReviewRhythm = z.infer<typeof reviewRhythm>

/** What one writes in a review. `expected` is for the next one: it is shown there before anything else. */
export const REVIEW_TEXTS = [
  'expected',
  'happened',
  'learned',
  'surprised',
  'neglected',
  'barriers',
  'decisions',
] as const
export const reviewText = z.enum(REVIEW_TEXTS)
export type ReviewText = z.infer<typeof reviewText>

/** A review as it was when it was finished. Written once and never again. */
export const finishedReview = z.object({
  at: instant,
  /** The day it was where it was finished. */
  on: civilDate,
  /** What was frozen, as canonical JSON: see `frozen-review.ts`. */
  frozen: z.string(),
  /** Of the bytes of `frozen`, in hexadecimal digits. */
  sha256: z.string().max(64),
})
export type FinishedReview = z.infer<typeof finishedReview>

/** Said later to what was expected, which itself stays as it was. */
export const reviewRemark = z.object({ at: instant, on: civilDate, text: z.string().max(20_000) })

/** A period looked back upon. Until it is finished a draft, in which nothing is kept that can be counted. */
export const review = documentHead.extend({
  kind: z.literal('review'),
  rhythm: reviewRhythm,
  from: civilDate,
  to: civilDate,
  expected: z.string().default(''),
  happened: z.string().default(''),
  learned: z.string().default(''),
  surprised: z.string().default(''),
  neglected: z.string().default(''),
  barriers: z.string().default(''),
  decisions: z.string().default(''),
  /** Whom I mean of those who went quiet. */
  chosen: z.record(personId, z.literal(true)).default({}),
  /** One entry for each time that it was finished: more than one where two devices did so apart. */
  finished: z.record(entryId, finishedReview).default({}),
  remarks: z.record(entryId, reviewRemark).default({}),
})
export type Review = z.infer<typeof review>

export interface Finish extends FinishedReview {
  readonly id: string
}

/** How often it was finished, the first in front: that one is compared. Of the same instant by the key of the entry. */
export function finishesOf({ finished }: Pick<Review, 'finished'>): Finish[] {
  return Object.entries(finished)
    .map(([id, one]) => ({ id, ...one }))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** A review by what it is of, as `2026-07-01/2026-09-30`: an interval of ISO 8601, words are made of it where it is shown. */
export function reviewTitle({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }): string {
  return `${from}/${to}`
}
