import { checksumOf } from './documents/checksum.ts'
import type { DocumentWriter } from './documents/document-store.ts'
import type { SampleJournal } from './commands/sample-journal.ts'
import type { Engine } from './engine.ts'
import { chosenPeople, frozenOf } from './queries/reviews.ts'
import { canonicalJson } from '#shared/model/canonical-json.ts'
import { addDays, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { periodAround } from '#shared/model/review-period.ts'
import type { Period } from '#shared/model/time-bins.ts'
import { instantOfClock } from '#shared/model/zoned-time.ts'

const MONDAY = 1

/**
 * One step for each review of the sample, the earliest first: each begins with what the one before expected, and is frozen on the day
 * after its period, with what the sample has of it, which must be there. A step gives what writes it.
 * @param personOf whom a key of the sample names
 */
export function sampleReviews(
  { commands, queries, newId }: Engine,
  reviews: SampleJournal['reviews'],
  personOf: (key: string) => PersonId,
): (() => (write: DocumentWriter) => void)[] {
  const today = commands.today()
  const all = reviews
    .map(({ rhythm, ago, chosen, ...texts }) => ({ rhythm, chosen, texts, ...periodBefore(rhythm, today, ago) }))
    .toSorted((one, other) => (one.to < other.to ? -1 : 1))
  return all.map(({ rhythm, from, to, chosen: keys, texts }, at) => () => {
    const earlier = all.slice(0, at).filter((one) => one.to < to)
    const before = earlier.findLast((one) => one.rhythm === rhythm) ?? earlier.at(-1)
    const chosen = Object.fromEntries(keys.map((key) => [personOf(key), true as const]))
    const frozen = canonicalJson(
      frozenOf(queries, {
        rhythm,
        from,
        to,
        texts,
        expectation: before ? { from: before.from, to: before.to, text: before.texts.expected } : null,
        chosen: chosenPeople(queries.sql, { chosen }),
        decided: [],
      }),
    )
    const on = addDays(to, 1)
    const instant = Math.max(0, instantOfClock({ date: on, time: '17:30' as CivilTime }, queries.timeZone()))
    const finished = { [commands.newEntryId()]: { at: instant, on, frozen, sha256: checksumOf(frozen) } }
    const id = newId()
    return (write) => write.create('review', { rhythm, from, to, ...texts, chosen, finished, sample: true }, id)
  })
}

/** The week or quarter so many before the present one. */
function periodBefore(rhythm: 'weekly' | 'quarterly', today: CivilDate, ago: number): Period {
  let period = periodAround(rhythm, today, MONDAY)
  for (let step = 0; step < ago; step++) period = periodAround(rhythm, addDays(period.from, -1), MONDAY)
  return period
}
