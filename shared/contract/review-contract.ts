import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { instant } from '#shared/model/document.ts'
import { frozenReview, periodMoves, periodNumber } from '#shared/model/frozen-review.ts'
import { entryId, personId, reviewId } from '#shared/model/id.ts'
import { isDayOf, MAX_DAYS_FROM_TURN, regularRhythm } from '#shared/model/review-rhythms.ts'
import { reviewRhythm } from '#shared/model/review.ts'
import { done, page, procedure } from './procedure.ts'
import { followUpRow, personLink, personRow } from './rows.ts'

/** Both days belong to it. */
const period = { from: civilDate, to: civilDate }
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to

const count = z.number().int().nonnegative()

export const reviewRow = z.object({
  id: reviewId,
  rhythm: reviewRhythm,
  ...period,
  finishedOn: civilDate.nullable(),
  /** More than one where two devices finished it apart. */
  finishes: count,
  /** The first words of what was learned, decided or expected; '' where nothing is written. */
  excerpt: z.string(),
})
export type ReviewRow = z.infer<typeof reviewRow>

export const reviewFinish = z.object({
  id: entryId,
  at: instant,
  on: civilDate,
  /** null where it cannot be read: of a newer Rapport, or tampered with. */
  frozen: frozenReview.nullable(),
  /** Whether it is what it was when it was finished, by its checksum. */
  isWhole: z.boolean(),
  sha256: z.string(),
})
export type ReviewFinish = z.infer<typeof reviewFinish>

const texts = frozenReview.shape.texts

export const reviewPage = z.object({
  id: reviewId,
  rhythm: reviewRhythm,
  ...period,
  /** As they are in the draft; what is finished is in `finishes`. */
  texts,
  chosen: z.array(personLink),
  /** What the review before expects of this time, word for word. */
  expectation: z
    .object({
      review: reviewId,
      ...period,
      text: z.string(),
      remarks: z.array(z.object({ id: entryId, on: civilDate, text: z.string() })),
    })
    .nullable(),
  /** The first is the one that is compared. Empty: a draft. */
  finishes: z.array(reviewFinish),
  /** Conversations of the period that were written down, or taken away, since it was finished; null of a draft. */
  since: z.object({ more: count, fewer: count }).nullable(),
  remarks: z.array(z.object({ id: entryId, on: civilDate, text: z.string() })),
  followUps: z.array(followUpRow),
  deletedAt: instant.nullable(),
  readOnly: z.boolean(),
})
export type ReviewPage = z.infer<typeof reviewPage>

export const quietPerson = personRow.extend({
  /** Longer silent than the cadence allows. */
  isOverdue: z.boolean(),
  /** The usual gap of those who used to speak more often than now; null for others. */
  gapDays: z.number().nullable(),
  silentDays: count,
})
export type QuietPerson = z.infer<typeof quietPerson>

export const periodFacts = z.object({
  numbers: z.array(periodNumber),
  days: frozenReview.shape.days,
  moved: periodMoves,
})
export type PeriodFacts = z.infer<typeof periodFacts>

export const reviewCommands = {
  /** The review of that period: the one that is there, or a new draft. Two devices begin the same one. */
  beginReview: procedure
    .input(z.object({ rhythm: reviewRhythm, ...period }).refine(inOrder))
    .output(done.extend({ id: reviewId })),
  /** Other days for a draft. */
  editReview: procedure.input(z.object({ id: reviewId, rhythm: reviewRhythm, ...period }).refine(inOrder)).output(done),
  /** Whom I mean of those who went quiet. */
  choosePeople: procedure
    .input(z.object({ id: reviewId, people: z.array(personId).min(1).max(500), chosen: z.boolean() }))
    .output(done),
  /** Freezes numbers, names and texts as they are now. */
  finishReview: procedure.input(z.object({ id: reviewId })).output(done),
  /** Says something later to what was expected. */
  remarkOnReview: procedure.input(z.object({ id: reviewId, text: z.string().trim().min(1).max(20_000) })).output(done),
  /** On which day Today offers a review; null: it does not. Days are those of `reviewDays`. */
  setReviewDay: procedure
    .input(
      z
        .object({
          rhythm: regularRhythm,
          on: z.number().int().min(-MAX_DAYS_FROM_TURN).max(MAX_DAYS_FROM_TURN).nullable(),
        })
        .refine(({ rhythm, on }) => on !== 0 && isDayOf(rhythm, on)),
    )
    .output(done),
  /** Does not want the review that Today offers: neither it nor one of earlier days of that rhythm is offered again. */
  putAwayReview: procedure.input(z.object({ rhythm: regularRhythm, from: civilDate })).output(done),
  /** Today was opened on this machine; `isWelcomed` puts the welcome after an absence away. */
  noteVisit: procedure.input(z.object({ isWelcomed: z.boolean().default(false) })).output(z.object({})),
}

export const reviewQueries = {
  /** Reviews and drafts, the latest period first. */
  reviews: procedure
    .input(z.object({ finished: z.boolean().optional(), ...page }))
    .output(z.object({ total: count, rows: z.array(reviewRow) })),
  review: procedure.input(z.object({ id: reviewId })).output(reviewPage),
  /** The review whose day has come; null for none. `draft` is the one that was begun. Weeks begin on `weekStart`, 1 Monday. */
  reviewOffer: procedure
    .input(z.object({ weekStart: z.literal([1, 2, 3, 4, 5, 6, 7]) }))
    .output(z.object({ rhythm: regularRhythm, ...period, draft: reviewId.nullable() }).nullable()),
  /** Since when one was away, after three weeks and more; `isNoted`: that Today was opened today is noted. */
  welcomeBack: procedure.output(z.object({ since: civilDate.nullable(), isNoted: z.boolean() })),
  /**
   * What was written in the reviews of a year that are finished, the earliest first; those that say nothing are left out. With
   * `hideNames` `SOMEBODY` stands in place of every name. `years` are those that have finished reviews, the latest first.
   */
  yearInWords: procedure
    .input(z.object({ year: z.number().int().min(1).max(9999), hideNames: z.boolean().default(false) }))
    .output(
      z.object({
        reviews: z.array(
          z.object({
            id: reviewId,
            rhythm: reviewRhythm,
            ...period,
            expected: z.string(),
            learned: z.string(),
            decisions: z.string(),
            /** What the follow-ups said that were made of it. */
            decided: z.array(z.string()),
          }),
        ),
        years: z.array(z.number().int()),
      }),
    ),
  /** What can be counted of a period, as the journal has it now. */
  periodFacts: procedure.input(z.object(period).refine(inOrder)).output(periodFacts),
  /** Who went quiet by the end of a day: by cadence, or by their own rhythm. By ring and name. */
  wentQuiet: procedure.input(z.object({ on: civilDate })).output(z.object({ people: z.array(quietPerson) })),
}
