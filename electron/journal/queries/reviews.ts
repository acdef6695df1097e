import { notFound } from '#journal/documents/journal-error.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { ReviewFinish, ReviewPage, ReviewRow } from '#shared/contract/review-contract.ts'
import { dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { namedIn, readFrozen, redactReview, type FrozenReview } from '#shared/model/frozen-review.ts'
import type { ReviewId } from '#shared/model/id.ts'
import { REVIEW_TEXTS, review, type Review, type ReviewRhythm, type ReviewText } from '#shared/model/review.ts'
import { civilOrNull } from './civil-or-null.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import { daysOf, periodFacts } from './period-facts.ts'
import { personLink } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

interface Columns {
  readonly n: number
  readonly id: ReviewId
  readonly rhythm: ReviewRhythm
  readonly from_day: number
  readonly to_day: number
  readonly finishes: number
  readonly finished_day: number | null
  readonly excerpt: string | null
  readonly content: string
  readonly deleted_at: number | null
  readonly read_only: number
}

/** The first words that say most of a review. */
const EXCERPT = `substr(coalesce(${(['learned', 'decisions', 'expected', 'happened'] as const satisfies ReviewText[])
  .map((field) => `nullif(trim(content ->> '${field}'), '')`)
  .join(', ')}), 1, 200) AS excerpt`

/** Reviews and drafts, the latest period first. */
export function reviews({ sql }: QueryContext, input: QueryRequest<'reviews'>): QueryOutput<'reviews'> {
  const which = input.finished === undefined ? '' : `AND finished_at IS ${input.finished ? 'NOT ' : ''}NULL`
  const condition = `deleted_at IS NULL ${which}`
  const total = sql(`SELECT count(*) FROM reviews WHERE ${condition}`).pluck().get() as number
  const rows = sql(`SELECT id, rhythm, from_day, to_day, finishes, ${EXCERPT}, (SELECT on_day FROM review_finishes AS f
      WHERE f.n = reviews.n ORDER BY at, entry LIMIT 1) AS finished_day FROM reviews WHERE ${condition}
    ORDER BY to_day DESC, from_day DESC, id LIMIT ? OFFSET ?`).all(input.limit, input.offset) as Columns[]
  return {
    total,
    rows: rows.map((row): ReviewRow => {
      return {
        id: row.id,
        rhythm: row.rhythm,
        from: dayNumberToCivilDate(row.from_day),
        to: dayNumberToCivilDate(row.to_day),
        finishedOn: civilOrNull(row.finished_day),
        finishes: row.finishes,
        excerpt: row.excerpt ?? '',
      }
    }),
  }
}

/** All that the page of a review shows, but what is counted anew. */
export function reviewPage(context: QueryContext, { id }: QueryRequest<'review'>): QueryOutput<'review'> {
  const { sql } = context
  const row = sql('SELECT * FROM reviews WHERE id = ?').get(id) as Columns | undefined
  if (row === undefined) throw notFound(id)
  const content = contentOf(row)
  const period = { rhythm: row.rhythm, from: dayNumberToCivilDate(row.from_day), to: dayNumberToCivilDate(row.to_day) }
  const finishes = readFinishes(sql, row.n)
  const followUps = sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM follow_ups AS f WHERE f.origin_id = ? AND f.deleted_at IS NULL
    ORDER BY f.n`).all(id)
  const texts = Object.fromEntries(REVIEW_TEXTS.map((field) => [field, content[field]])) as ReviewPage['texts']
  return {
    id,
    ...period,
    texts,
    chosen: chosenPeople(sql, content),
    expectation: expectationFor(sql, { id, ...period }),
    finishes,
    since: writtenSince(sql, finishes[0]?.frozen ?? null),
    remarks: remarksOf(content),
    followUps: toFollowUpRows(context, followUps),
    deletedAt: row.deleted_at,
    readOnly: row.read_only === 1,
  }
}

/** What a draft is frozen as, if it is finished now: what was written, who is named, and what can be counted. */
export function frozenNow(context: QueryContext, id: ReviewId): FrozenReview {
  const { rhythm, from, to, texts, expectation, chosen } = reviewPage(context, { id })
  const decided = context
    .sql('SELECT text, due_day AS due FROM follow_ups WHERE origin_id = ? AND deleted_at IS NULL ORDER BY n')
    .all(id) as { text: string; due: number | null }[]
  return frozenOf(context, {
    rhythm,
    from,
    to,
    texts,
    expectation: expectation && { from: expectation.from, to: expectation.to, text: expectation.text },
    chosen,
    decided: decided.map(({ text, due }) => ({ text, due: civilOrNull(due) })),
  })
}

type Said = Pick<FrozenReview, 'rhythm' | 'from' | 'to' | 'texts' | 'expectation' | 'chosen' | 'decided'>

/** What was said of a period with what can be counted of it now. */
export function frozenOf(context: QueryContext, said: Said): FrozenReview {
  return { version: 1, ...said, ...periodFacts(context, said), redacted: 0 }
}

/** Those who were chosen and are still there, under the names that they have now. */
export function chosenPeople(sql: Sql, { chosen }: Pick<Review, 'chosen'>): ReviewPage['chosen'] {
  const links = Object.keys(chosen).flatMap((id) => personLink(sql, id) ?? [])
  return [...new Map(links.map((link) => [link.id, link])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** What the last review before expects of the time of this one: of the same rhythm where there is one, else of any. */
function expectationFor(
  sql: Sql,
  { id, rhythm, to }: { readonly id: ReviewId; readonly rhythm: ReviewRhythm; readonly to: CivilDate },
): ReviewPage['expectation'] {
  const before = sql(`SELECT n, id, content FROM reviews
    WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND id <> ? AND to_day < ?
    ORDER BY rhythm = ? DESC, to_day DESC, from_day DESC, id LIMIT 1`).get(id, dayNumber(to), rhythm) as
    | Columns
    | undefined
  if (before === undefined) return null
  const content = contentOf(before)
  const frozen = readFinishes(sql, before.n)[0]?.frozen
  if (frozen === undefined || frozen === null) return null
  return {
    review: before.id,
    from: frozen.from,
    to: frozen.to,
    text: frozen.texts.expected,
    remarks: remarksOf(content),
  }
}

/** A review as it was finished first: what is compared and told. */
export function firstFinish(sql: Sql, n: number): ReviewFinish | undefined {
  return readFinishes(sql, n)[0]
}

/**
 * Each time that a review was finished, the first in front: that one is compared. Of the same instant by the key of the entry.
 * Without the names of those who were forgotten since, also on another device.
 */
function readFinishes(sql: Sql, n: number): ReviewFinish[] {
  const rows = sql('SELECT * FROM review_finishes WHERE n = ? ORDER BY at, entry').all(n) as FinishColumns[]
  return rows.map(({ entry, at, on_day, frozen, sha256, is_whole }) => {
    const read = readFrozen(frozen)
    return {
      id: entry,
      at,
      on: dayNumberToCivilDate(on_day),
      sha256,
      isWhole: is_whole === 1,
      frozen: read && withoutForgotten(sql, read),
    }
  })
}

interface FinishColumns {
  readonly entry: string
  readonly at: number
  readonly on_day: number
  readonly frozen: string
  readonly sha256: string
  readonly is_whole: number
}

function withoutForgotten(sql: Sql, frozen: FrozenReview): FrozenReview {
  const named = JSON.stringify([...namedIn(frozen)])
  const gone = sql(`SELECT t.id FROM json_each(?) AS named JOIN tombstones AS t ON t.id = named.value
    WHERE t.forgotten = 1 AND t.id NOT IN (SELECT id FROM documents)`)
    .pluck()
    .all(named) as string[]
  return gone.length === 0 ? frozen : (redactReview(frozen, new Set(gone), []) ?? frozen)
}

/** By how many conversations the days of a frozen review have more, and fewer, by now. */
function writtenSince(sql: Sql, frozen: FrozenReview | null): ReviewPage['since'] {
  if (frozen === null) return null
  const now = daysOf({ sql }, frozen)
  const then: Readonly<Record<string, number>> = frozen.days
  let [more, fewer] = [0, 0]
  for (const day of new Set([...Object.keys(now), ...Object.keys(then)])) {
    const difference = (now[day as CivilDate] ?? 0) - (then[day] ?? 0)
    if (difference > 0) more += difference
    else fewer -= difference
  }
  return { more, fewer }
}

function remarksOf({ remarks }: Review): ReviewPage['remarks'] {
  return Object.entries(remarks)
    .toSorted(([one, a], [other, b]) => a.at - b.at || (one < other ? -1 : 1))
    .map(([id, { on, text }]) => ({ id, on, text }))
}

function contentOf({ content }: Pick<Columns, 'content'>): Review {
  return review.parse(JSON.parse(content))
}
