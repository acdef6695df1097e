import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import type { ImportedRecord } from './imported-record.ts'
import { whoMatters } from './who-matters.ts'

const day = (text: string) => text as CivilDate
const options = { today: day('2026-11-23'), inRings: new Map([['acme', 2]]) }

function record(given: string, more: Partial<ImportedRecord> = {}): ImportedRecord {
  return {
    line: 1,
    ref: null,
    names: personNames.parse({ given }),
    channels: [],
    organisation: '',
    title: '',
    metOn: null,
    lines: {},
    places: [],
    dates: [],
    notes: '',
    circles: [],
    ...more,
  }
}

test('of equals the one connected last is first, and whose connection is old has no reason by it', () => {
  const records = [
    record('Old', { metOn: day('2012-01-01') }),
    record('Older', { metOn: day('2025-01-01') }),
    record('Newer', { metOn: day('2026-01-01') }),
    record('Ahead', { metOn: day('2027-01-01') }),
  ]
  expect(whoMatters(records, options).map(({ index }) => index)).toEqual([2, 1])
})

test('at most twenty are named, and nobody of whom the file says nothing', () => {
  const email = { kind: 'email', label: '', value: 'a@example.org', preferred: false } as const
  const records = Array.from({ length: 60 }, (_, index) => record(`P${index}`, index % 2 ? { channels: [email] } : {}))
  const found = whoMatters(records, options)
  expect(found).toHaveLength(20)
  expect(found.every(({ index }) => index % 2 === 1)).toBe(true)
})

test('a title leads by a whole word, in English and in German', () => {
  const titled = (title: string) => whoMatters([record('A', { title })], options)[0]?.reasons[0]?.code ?? null
  for (const title of ['Co-Founder', 'VP, Sales', 'Geschäftsführerin', 'Head of Data'])
    expect(titled(title)).toBe('leads')
  for (const title of ['Headhunter', 'Software Engineer', '']) expect(titled(title)).toBe(null)
})
