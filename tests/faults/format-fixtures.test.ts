import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOURNAL_FORMAT } from '#journal/documents/tables.ts'
import { DEFAULT_RING_RULES, type Ring } from '#shared/model/ring.ts'
import { FIXTURE_DATABASE, FIXTURE_EXPECTED, FIXTURES, whatJournalSays } from '#support/fixture-journal.ts'
import { temporaryFolder } from '#support/temporary-store.ts'

/** What was said of rings, with the budgets that the model has today in the place of those that it had. */
function withBudgetsOfNow(said: unknown): unknown {
  return JSON.parse(JSON.stringify(said), (key, value: unknown) => {
    if (key !== 'rings' || typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const rules = Object.entries(value as Record<Ring, object>)
    return Object.fromEntries(
      rules.map(([ring, rule]) => [ring, { ...rule, budget: DEFAULT_RING_RULES[ring as Ring].budget }]),
    )
  })
}

const NAMES = existsSync(FIXTURES) ? readdirSync(FIXTURES) : []

test('there is a journal of the present format', () => {
  expect(NAMES, 'make one: npm run format-fixture').toContain(`format-${JOURNAL_FORMAT}`)
})

test.each(NAMES)('the journal of %s opens, and says what it said when it was made', async (name) => {
  const folder = temporaryFolder()
  cpSync(join(FIXTURES, name, FIXTURE_DATABASE), join(folder, FIXTURE_DATABASE))
  const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name, FIXTURE_EXPECTED), 'utf8'))
  const said: unknown = JSON.parse(JSON.stringify(await whatJournalSays(folder)))
  // A later format may say more, and nothing else. Budgets that nobody set are those of now.
  expect(said).toMatchObject(withBudgetsOfNow(expected) as object)
})
