import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'

test('S4, S5: a strategy is made, ordered, linked, thrown away and taken back by keys alone', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const outline = async () => {
    const { goals, archetypes } = await client.queries.strategy()
    return goals.map(({ id, title }) => [
      title,
      archetypes.filter((one) => one.goals.includes(id)).map(({ name }) => name),
    ])
  }
  await goTo(page, 's', 'Strategy')
  await press(page, 'n')
  await expect(page.getByRole('textbox', { name: 'New goal' })).toBeFocused()
  await page.keyboard.type('a board seat by March 2027')
  await expect(page.getByRole('status').filter({ hasText: '1 March 2027' })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'a board seat' })).toBeVisible()
  await page.keyboard.type('be known')
  await press(page, 'Enter', 'Escape')
  await expect(page.getByRole('heading', { level: 2, name: 'be known' })).toBeVisible()

  const line = page.getByRole('textbox', { name: 'New type of person for a board seat' })
  await tabTo(page, line, { key: 'Shift+Tab' })
  await page.keyboard.type('CFO')
  await press(page, 'Enter')
  await page.keyboard.type('Chair')
  await press(page, 'Enter')
  await expect(page.getByRole('link', { name: 'Chair' })).toBeVisible()
  await expect.poll(outline).toEqual([
    ['a board seat', ['CFO', 'Chair']],
    ['be known', []],
  ])

  await page.getByRole('main').focus()
  await press(page, 'j', 'j')
  const row = (name: string) => page.locator('li[data-row]').filter({ hasText: name })
  await expect(row('CFO')).toBeFocused()
  await press(page, 'Alt+ArrowDown')
  await expect.poll(outline).toEqual([
    ['a board seat', ['Chair', 'CFO']],
    ['be known', []],
  ])
  await expect(row('CFO')).toBeFocused()
  await press(page, 'Alt+ArrowDown')
  await expect.poll(outline).toEqual([
    ['a board seat', ['Chair']],
    ['be known', ['CFO']],
  ])
  await expect(row('CFO')).toBeFocused()
  await press(page, 'l')
  await tabTo(page, page.getByRole('checkbox', { name: 'a board seat' }))
  await press(page, ' ', 'Escape')
  await expect.poll(outline).toEqual([
    ['a board seat', ['Chair', 'CFO']],
    ['be known', ['CFO']],
  ])
  await expect(row('CFO').last()).toBeFocused()
  await press(page, 'F2')
  await page.keyboard.type(' outside')
  await press(page, 'Enter')
  await expect(page.getByRole('link', { name: 'CFO outside' }).first()).toBeVisible()

  await tabTo(page, page.getByRole('button', { name: 'Open seat of CFO outside: who might know one?' }).first(), {
    key: 'Shift+Tab',
  })
  await press(page, 'Enter')
  await expect(page.getByRole('combobox', { name: 'Who is one?' })).toBeFocused()
  await page.keyboard.type('Ana')
  await expect(page.getByRole('option', { name: 'Ana Ruiz' })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('link', { name: 'Ana Ruiz, not met yet' }).first()).toBeVisible()
  await expectAccessible(page, 'the outline with a strategy')

  await page.getByRole('main').focus()
  await press(page, 'j', 'Delete')
  await expect(page.getByText('a board seat is in the trash.')).toBeVisible()
  await expect.poll(outline).toEqual([['be known', ['CFO outside']]])
  await press(page, 'z')
  await expect.poll(async () => (await outline()).length).toBe(2)
})

test('a line that is dragged lands where it is let go, and its menu does the same', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const [first, second] = [
    (await client.commands.addGoal({ title: 'first' })).id,
    (await client.commands.addGoal({ title: 'second' })).id,
  ]
  for (const name of ['one', 'two']) await client.commands.addArchetype({ name, goals: [first] })
  const under = async (goal: typeof first) =>
    (await client.queries.strategy()).archetypes.filter(({ goals }) => goals.includes(goal)).map(({ name }) => name)
  await goTo(page, 's', 'Strategy')
  const row = (name: string) => page.locator('li[data-row]').filter({ hasText: name })
  await row('two').hover()
  await row('two')
    .locator('[draggable]')
    .dragTo(row('one'), { targetPosition: { x: 40, y: 3 } })
  await expect.poll(() => under(first)).toEqual(['two', 'one'])
  await row('one')
    .locator('[draggable]')
    .dragTo(page.locator(`[data-row="${second}"]`))
  await expect.poll(() => under(second)).toEqual(['one'])
  await row('one').hover()
  await page.getByRole('button', { name: 'What to do with one' }).click()
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  await page.getByRole('radio', { name: 'No goal' }).check({ force: true })
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect.poll(() => under(second)).toEqual([])
  expect((await client.queries.strategy()).archetypes.map(({ name, goals }) => [name, goals.length])).toEqual([
    ['two', 1],
    ['one', 0],
  ])
})
