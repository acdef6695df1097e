import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

test('what is typed while a screen is on its way is for that screen, and no key of the one before', async ({
  context,
  openJournal,
}) => {
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  await context.route('**/search-screen-*.js', async (route) => {
    await arrived
    await route.continue()
  })
  const { page, client } = await openJournal('sample')
  const before = await client.queries.dayCounts()
  await press(page, 'j')
  await press(page, '/')
  await page.keyboard.type('wennex')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('m')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  arrive()
  await expect(page.getByRole('heading', { level: 1, name: 'Ilse Wennemars' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await client.queries.dayCounts()).toEqual(before)
})
