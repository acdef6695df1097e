import { expect, test } from 'vitest'
import { factLines, scoreOf } from './line-facts.ts'

/** What is asked of the language, by what it is about: the files of `tests/fixtures/lines`. */
const CORPORA = ['heads', 'times', 'days', 'people', 'follow-ups', 'mixed', 'second'] as const

/** What is not understood as it was meant, and stays so: what is missed, and what is taken for something else. */
const MISSED: Readonly<Record<string, { readonly missed: readonly string[]; readonly unasked: readonly string[] }>> = {
  'met with the client team and Robert Fox at their office yesterday afternoon need to prepare the slides for Monday': {
    missed: ['who Robert Fox', 'when 2026-11-22', 'me 2026-11-30 prepare the slides'],
    unasked: [],
  },
  'Yesterday 7pm dinner Ana+Tom, Bar Raval': { missed: ['note Bar Raval'], unasked: ['who Bar Raval'] },
  'Tel conf w/ Opposing counsel Mark Reed 11:00-11:40, settlement offer 2.5m, expires 15 December': {
    missed: ['who Mark Reed'],
    unasked: ['who Opposing'],
  },
  'Demo for Jake @ Initech yesterday 2pm, liked it, budget frozen until Q3, circle back in June': {
    missed: ['who Jake (Initech)', 'when 2026-11-22', 'at 14:00'],
    unasked: [],
  },
  'Call w/ procurement at Umbrella, need PO number by the 5th': { missed: ['me 2026-12-05 PO number'], unasked: [] },
  'Kim 1:1 Fri 30m': { missed: ['who Kim'], unasked: [] },
}

test.each(CORPORA.flatMap((file) => factLines(file).map((entry) => [file, entry.line, entry] as const)))(
  '%s: %s',
  (_file, _line, entry) => {
    const { missed, unasked } = MISSED[entry.line] ?? { missed: [], unasked: [] }
    expect(scoreOf(entry)).toMatchObject({ missed, unasked, lost: [] })
  },
)

test('each file has lines', () => {
  for (const file of CORPORA) expect(factLines(file).length).toBeGreaterThan(9)
})
