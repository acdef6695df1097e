import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import type { ReviewId } from '#shared/model/id.ts'
import type { ReviewRhythm } from '#shared/model/review.ts'
import { DEFAULT_REVIEW_DAYS, reviewsOffered } from '#shared/model/review-rhythms.ts'
import { readPreferences } from '#journal/kinds/ring-rules.ts'
import type { QueryContext } from './query-context.ts'

/** The review whose day has come, by what is set: one at a time, until it is finished, put away, or some days have passed. */
export function reviewOffer(
  { sql, today }: QueryContext,
  { weekStart }: QueryRequest<'reviewOffer'>,
): QueryOutput<'reviewOffer'> {
  const preferences = readPreferences(sql)
  for (const { rhythm, from, to } of reviewsOffered(
    preferences?.reviewDays ?? DEFAULT_REVIEW_DAYS,
    today(),
    weekStart,
  )) {
    const begun = reviewOfPeriod(sql, rhythm, from, to)
    if ((preferences?.reviewsPutAway[rhythm] ?? '') >= (begun?.from ?? from)) continue
    // A journal that begins later has nothing to look back upon.
    const isBegun = sql(`SELECT 1 FROM conversations WHERE deleted_at IS NULL AND planned = 0 AND day <= ? LIMIT 1`)
    if (isBegun.get(dayNumber(to)) === undefined) continue
    if (begun === undefined) return { rhythm, from, to, draft: null }
    if (!begun.isFinished) return { rhythm, from: begun.from, to: begun.to, draft: begun.id }
  }
  return null
}

/**
 * The review of a rhythm that shares more than half of these days, the one that shares most of them first, finished ones before drafts:
 * where weeks begin on another day than when it was begun, it is still the review of that week.
 */
function reviewOfPeriod(
  sql: QueryContext['sql'],
  rhythm: ReviewRhythm,
  from: CivilDate,
  to: CivilDate,
): { id: ReviewId; from: CivilDate; to: CivilDate; isFinished: boolean } | undefined {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const found = sql(`SELECT id, from_day, to_day, finished_at IS NOT NULL AS finished,
      min(to_day, @last) - max(from_day, @first) + 1 AS shared FROM reviews
    WHERE deleted_at IS NULL AND rhythm = @rhythm AND from_day <= @last AND to_day >= @first
      AND 2 * shared > @last - @first + 1
    ORDER BY shared DESC, finished_at IS NULL, id LIMIT 1`).get({ rhythm, first, last }) as
    | { id: ReviewId; from_day: number; to_day: number; finished: number }
    | undefined
  return (
    found && {
      id: found.id,
      from: dayNumberToCivilDate(found.from_day),
      to: dayNumberToCivilDate(found.to_day),
      isFinished: found.finished === 1,
    }
  )
}
