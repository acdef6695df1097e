import { checksumOf } from './documents/checksum.ts'
import type { Plain } from './documents/document-store.ts'
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

/**
 * One step for each review of the sample, the earliest first: each begins with what the one before expected, and is frozen on
 * the day after its period, with what the sample has of it.
 * @param personOf whom a key of the sample names
 */
export function sampleReviews(
  { store, commands, queries }: Engine,
  reviews: SampleJournal['reviews'],
  personOf: (key: string) => PersonId,
): (() => void)[] {
  const today = commands.today()
  const message = { command: 'addSample', device: commands.device }
  return reviews
    .map(({ rhythm, ago, chosen, ...texts }) => ({ rhythm, chosen, texts, ...periodBefore(rhythm, today, ago) }))
    .toSorted((one, other) => (one.to < other.to ? -1 : 1))
    .map(({ rhythm, from, to, chosen, texts }) => () => {
      const whom = Object.fromEntries(chosen.map((key) => [personOf(key), true as const]))
      const { result: id } = store.commit(message, (write) =>
        write.create('review', { rhythm, from, to, ...texts, chosen: whom, sample: true }),
      )
      const on = addDays(to, 1)
      const frozen = canonicalJson(frozenNow(queries, reviewId.parse(id)))
      const at = Math.max(0, instantOfClock({ date: on, time: '17:30' as CivilTime }, queries.timeZone()))
      const finish = { at, on, frozen, sha256: checksumOf(frozen) }
      store.commit(message, (write) => write.set(id, ['finished', commands.newEntryId()], finish as Plain))
    })
}

/** The week or quarter so many before the present one. */
function periodBefore(rhythm: 'weekly' | 'quarterly', today: CivilDate, ago: number): Period {
  let period = periodAround(rhythm, today, MONDAY)
  for (let step = 0; step < ago; step++) period = periodAround(rhythm, addDays(period.from, -1), MONDAY)
  return period
}
