import { expect, test } from 'vitest'
import { checkJournal } from '#journal/check-journal.ts'
import { runFlippedPages } from '#support/flipped-pages.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { openTestEngine } from '#support/test-engine.ts'

test(
  'bits flipped in pages are met with a code that has words, by opening, queries, commands and the doctor',
  { timeout: 600_000 },
  async () => {
    const { failures, figures } = await runFlippedPages({ runs: 30, random: seededRandom(20) })
    expect(failures).toEqual([])
    expect(figures['opened, damage met and named']).toBeGreaterThan(5)
  },
)

test('a table that is dropped while the doctor looks is no problem', async () => {
  const { engine } = openTestEngine()
  engine.store.database.exec('CREATE TABLE zz_swept (one INTEGER PRIMARY KEY)')
  const step = async () => {
    engine.store.database.exec('DROP TABLE IF EXISTS zz_swept')
  }
  const report = await checkJournal(engine, { step, report: () => false, tell: () => undefined })
  expect(report).toMatchObject({ problems: [] })
})
