import { expect, test } from 'vitest'
import { runImportMutations } from '#support/import-mutations.ts'
import { runIntrusions } from '#support/intrusions.ts'
import { runKills } from '#support/kill-runs.ts'
import { runHostileDocuments } from '#support/random-hostile-documents.ts'
import { seededRandom } from '#support/seeded-random.ts'

// A share of what `npm run campaign` does with more runs.

test('whatever documents say, the journal opens and every list and page is shown', { timeout: 900_000 }, async () => {
  const { failures, figures } = await runHostileDocuments({ runs: 60, random: seededRandom(21) })
  expect(failures).toEqual([])
  expect(figures['DOCUMENT_SET_ASIDE']).toBeGreaterThan(5)
  expect(figures['documents shown']).toBeGreaterThan(3)
})

test('mutated files of every format are read or refused, and what is read is valid', { timeout: 600_000 }, async () => {
  const { failures, figures } = await runImportMutations({ runs: 600, random: seededRandom(22) })
  expect(failures).toEqual([])
  for (const format of ['linkedin', 'google', 'outlook', 'vcard'])
    expect(Object.keys(figures).some((what) => what.startsWith(`read as ${format}`))).toBe(true)
})

test(
  'what was answered is there after a kill of the process, each host and the command line, and what was forgotten is not',
  { timeout: 600_000 },
  async () => {
    const { failures, figures } = await runKills({ runs: 10, killsAJournal: 2, random: seededRandom(23) })
    expect(failures).toEqual([])
    expect(figures['commands acknowledged']).toBeGreaterThan(10)
    for (const way of ['browser', 'serve', 'desktop']) {
      expect(figures[`kills of the host: ${way}`]).toBe(2)
      expect(figures[`documents behind the host: ${way}`]).toBeGreaterThan(2)
    }
    expect(figures['forgotten documents looked for in the file']).toBeGreaterThan(2)
    // How many of so few kills fall into the moment of forgetting is chance; the campaign counts them.
    expect(Object.keys(figures).filter((what) => what.includes('command line')).length).toBeGreaterThan(0)
  },
)

test('attempts on the browser host get nothing out of it and nothing in', { timeout: 600_000 }, async () => {
  const { failures, figures } = await runIntrusions({ runs: 80, random: seededRandom(24) })
  expect(failures).toEqual([])
  expect(Object.keys(figures).filter((what) => what.startsWith('stolen')).length).toBeGreaterThan(1)
  expect(Object.keys(figures).length).toBeGreaterThan(4)
})
