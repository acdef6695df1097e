import { checksumOf } from './documents/checksum.ts'
import type { DocumentWriter, Plain } from './documents/document-store.ts'
import type { SampleJournal } from './commands/sample-journal.ts'
import type { Engine } from './engine.ts'
import { frozenNow } from './queries/reviews.ts'
import { canonicalJson } from '#shared/model/canonical-json.ts'
import { addDays, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { reviewId, type PersonId } from '#shared/model/id.ts'
import { periodAround } from '#shared/model/review-period.ts'
import type { Period } from '#shared/model/time-bins.ts'
import { instantOfClock } from '#shared/model/zoned-time.ts'

const MONDAY = 1

type Step = (write: DocumentWriter) => void

export interface SampleReviews {
  /** One for each, to be written with the rest of the sample. */
  readonly drafts: readonly Step[]
  /** Freezes one after the other, when the drafts and all that they count are there; each gives what is to be written. */
  readonly finishes: readonly (() => Step)[]
}

/**
 * The reviews of the sample, the earliest first: each begins with what the one before expected, and is frozen on the day after its
 * period, with what the sample has of it.
 * @param personOf whom a key of the sample names
 */
export function sampleReviews(
  { commands, queries, newId }: Engine,
  reviews: SampleJournal['reviews'],
  personOf: (key: string) => PersonId,
): SampleReviews {
  const today = commands.today()
  const all = reviews
    .map(({ rhythm, ago, chosen, ...texts }) => ({
      id: newId(),
      rhythm,
      chosen,
      texts,
      ...periodBefore(rhythm, today, ago),
    }))
    .toSorted((one, other) => (one.to < other.to ? -1 : 1))
  return {
    drafts: all.map(({ id, rhythm, from, to, chosen, texts }) => (write) => {
      const whom = Object.fromEntries(chosen.map((key) => [personOf(key), true as const]))
      write.create('review', { rhythm, from, to, ...texts, chosen: whom, sample: true }, id)
    }),
    finishes: all.map(({ id, rhythm, to }, at) => () => {
      // All are finished with one commit: what the one before expected is taken from the sample, as no draft tells it.
      const earlier = all.slice(0, at).filter((one) => one.to < to)
      const before = earlier.findLast((one) => one.rhythm === rhythm) ?? earlier.at(-1)
      const expectation = before ? { from: before.from, to: before.to, text: before.texts.expected } : null
      const on = addDays(to, 1)
      const frozen = canonicalJson({ ...frozenNow(queries, reviewId.parse(id)), expectation })
      const instant = Math.max(0, instantOfClock({ date: on, time: '17:30' as CivilTime }, queries.timeZone()))
      const finish = { at: instant, on, frozen, sha256: checksumOf(frozen) }
      const entry = commands.newEntryId()
      return (write) => write.set(id, ['finished', entry], finish as Plain)
    }),
  }
}

/** The week or quarter so many before the present one. */
function periodBefore(rhythm: 'weekly' | 'quarterly', today: CivilDate, ago: number): Period {
  let period = periodAround(rhythm, today, MONDAY)
  for (let step = 0; step < ago; step++) period = periodAround(rhythm, addDays(period.from, -1), MONDAY)
  return period
}
