import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import type { ReviewId } from '#shared/model/id.ts'
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
    if ((preferences?.reviewsPutAway[rhythm] ?? '') >= from) continue
    // A journal that begins later has nothing to look back upon.
    const isBegun = sql(`SELECT 1 FROM conversations WHERE deleted_at IS NULL AND planned = 0 AND day <= ? LIMIT 1`)
    if (isBegun.get(dayNumber(to)) === undefined) continue
    const found = sql(`SELECT id, finished_at IS NOT NULL AS finished FROM reviews
      WHERE deleted_at IS NULL AND rhythm = ? AND from_day = ? AND to_day = ? ORDER BY finished_at IS NULL, id LIMIT 1`)
    const review = found.get(rhythm, dayNumber(from), dayNumber(to)) as { id: ReviewId; finished: number } | undefined
    if (review?.finished === 1) continue
    return { rhythm, from, to, draft: review?.id ?? null }
  }
  return null
}
