import { expect } from 'vitest'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { test } from '#support/journal-test.ts'

test('a journal that never changed its budgets follows the defaults, and one that did is left alone', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const budgets = async () => (await queries.rings()).rings.map(({ budget }) => budget)
  // 150 people in all: Dunbar's layers hold those inside them.
  expect(await budgets()).toEqual([5, 10, 35, 100])
  const { rings } = await queries.preferences()
  // Another cadence with the budget as it is leaves the budget to the defaults.
  await commands.setRingRule({ ring: 'close', rule: { cadence: { idealDays: 20, maxDays: 40 }, budget: 10 } })
  await commands.setRingRule({ ring: 'wider', rule: { ...rings.wider, budget: 150 } })
  const written = (await queries.history({ id: PREFERENCES_ID })).flatMap(({ changed }) =>
    changed.flatMap(({ path, after }) =>
      path[0] === 'rings' && path.length > 1 ? [[path.slice(1).join('.'), after]] : [],
    ),
  )
  expect(written).toEqual([
    ['wider.budget', '150'],
    ['close.cadence', '{"idealDays":20,"maxDays":40}'],
  ])
  await journal.reopen()
  expect((await journal.client.queries.rings()).rings.map(({ budget }) => budget)).toEqual([5, 10, 35, 150])
})
