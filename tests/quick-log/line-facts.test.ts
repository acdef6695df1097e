import { expect, test } from 'vitest'
import { factLines, scoreOf } from './line-facts.ts'

/** What is asked of the language, by what it is about: the files of `tests/fixtures/lines`. */
const CORPORA = ['heads', 'times', 'days', 'people', 'follow-ups'] as const

test.each(CORPORA.flatMap((file) => factLines(file).map((entry) => [file, entry.line, entry] as const)))(
  '%s: %s',
  (_file, _line, entry) => {
    expect(scoreOf(entry)).toMatchObject({ missed: [], unasked: [], lost: [] })
  },
)

test('each file has lines', () => {
  for (const file of CORPORA) expect(factLines(file).length).toBeGreaterThan(9)
})
