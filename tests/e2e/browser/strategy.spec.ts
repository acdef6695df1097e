import type { CivilDate } from '#shared/model/civil-date.ts'
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

test('S1, S3: the matrix opens its people and is remembered; Today says once what is needed early', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('sample')
  const hint = page.getByRole('complementary', { name: 'Before you need it' })
  await expect(hint).toContainText('98 days left, nobody warm yet. The nearest: Étienne')
  await hint.getByRole('button', { name: 'Put away from Today' }).click()
  await expect(hint).toHaveCount(0)
  await goTo(page, 's', 'Strategy')
  await expect(page.getByText('98 days left, nobody warm yet.')).toBeVisible()
  await press(page, 'x')
  const table = page.getByRole('table')
  await expect(table.getByRole('row', { name: /CFO outside my industry/ })).toContainText('1 of 3 seats')
  await expectAccessible(page, 'the matrix')
  await goTo(page, 't', 'Today')
  await expect(hint).toHaveCount(0)
  await goTo(page, 's', 'Strategy')
  await table.getByRole('link', { name: /^Head of engineering who has done it twice, Warm: 2/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'People, warm 2' })).toBeVisible()
  await expect(page.locator('[data-row]')).toHaveCount(2)
  await expectAccessible(page, 'the page of a type of person')
  expect(await client.queries.strategyHints()).toEqual([])
})

test('people are seated from their own page, and many at once, and are found by it', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const ids = []
  for (const given of ['Ana', 'Bob', 'Cy']) ids.push((await client.commands.addPerson({ names: { given } })).id)
  await client.commands.addArchetype({ name: 'Mentor' })
  await page.goto(new URL(`/person/${ids[0]}`, page.url()).href)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana' })).toBeVisible()
  await press(page, 'a')
  await page.keyboard.type('type of')
  await press(page, 'Enter')
  await expect(page.getByRole('combobox', { name: 'Type of person' })).toBeFocused()
  await page.keyboard.type('ment')
  await expect(page.getByRole('option', { name: /Mentor/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('link', { name: 'Mentor' })).toBeVisible()
  // The focus is back in the line that adds, for the next thing: letters are written there.
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(3)
  await press(page, 'j')
  await press(page, 'Control+a')
  await page.getByRole('toolbar').getByRole('button', { name: 'Seat' }).click()
  await page.getByRole('menuitem', { name: 'Mentor' }).first().click()
  await expect(page.getByText('3 people are seated as Mentor now.')).toBeVisible()
  const [mentor] = await client.queries.archetypes()
  expect(mentor).toMatchObject({ name: 'Mentor', people: 3 })
  await client.commands.seatPeople({ ids: [ids[2] as never], archetype: mentor?.id as never, seated: false })
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitem', { name: 'Mentor' }).click()
  await expect(page.getByRole('option')).toHaveCount(2)
})

test('S8: what was answered at the first run is a strategy to begin with, shown first and undone at once', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('new')
  await page.getByRole('textbox', { name: 'What do you want from your network?' }).fill('A board seat by March 2027')
  await page.getByRole('textbox', { name: /Which types of people/ }).fill('CFOs outside my industry. A mentor.')
  await page.getByRole('radio', { name: 'Half an hour' }).check({ force: true })
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Your strategy first' }).click()
  await expect(page.getByRole('textbox', { name: 'A goal' })).toHaveValue('A board seat')
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3)
  await expectAccessible(page, 'a strategy to begin with')
  expect((await client.queries.strategy()).goals).toEqual([])
  await page.getByRole('button', { name: 'Begin with this' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'A board seat' })).toBeVisible()
  const { goals, archetypes } = await client.queries.strategy()
  expect(goals).toMatchObject([{ title: 'A board seat', neededBy: '2027-03-01' }])
  expect(archetypes.map(({ name }) => name)).toEqual([
    'CFOs outside my industry',
    'A mentor',
    'Somebody who knows what I do not',
  ])
  await page.getByRole('main').focus()
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.strategy()).archetypes).toEqual([])
  expect((await client.queries.strategy()).goals).toEqual([])
})

test('a measure is made with T, shows its number and what it counted, and one’s own numbers are written down', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id: goal } = await client.commands.addGoal({ title: 'a board seat' })
  const date = '2026-11-23' as CivilDate
  await client.commands.logConversation({
    date,
    channel: 'call',
    topic: 'works councils',
    people: [{ name: 'Ana Ruiz' }],
  })
  await goTo(page, 's', 'Strategy')
  await press(page, 'j', 't')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('What shall be looked at?')
  await dialog.getByRole('button', { name: /What is counted/ }).press('Enter')
  await page.getByRole('option', { name: 'First conversations' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Wanted' }).fill('some')
  await expect(dialog).toContainText('A number, or “at least” or “at most” before it.')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Wanted' }).fill('2')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  const line = page.getByRole('list', { name: 'Measures of a board seat' }).getByRole('listitem')
  await expect(line).toContainText('First conversations')
  await expect(line).toContainText('1 this week')
  await expect(line).toContainText('at least 2 wanted')
  expect((await client.queries.measures({})).rows).toMatchObject([{ goal, source: 'first', per: 'week', value: 1 }])

  await press(page, 'j')
  await expect(line).toBeFocused()
  await press(page, 'Enter')
  const counted = page.getByRole('list', { name: 'What it counted' })
  await expect(counted.getByRole('link', { name: 'Ana Ruiz' })).toBeVisible()
  await expectAccessible(page, 'a measure and what it counted')
  await page.reload()
  await expect(counted.getByRole('link', { name: 'Ana Ruiz' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const { id } = await client.commands.addMeasure({ source: 'own', title: 'Talks given', goal })
  const own = page.getByRole('listitem').filter({ hasText: 'Talks given' })
  await expect(own).toContainText('none yet')
  await own.getByRole('button', { name: 'Talks given', exact: true }).click()
  await page.getByRole('textbox', { name: 'Number' }).fill('2,5')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Numbers written down' })).toContainText('2.5')
  await page.keyboard.press('Escape')
  await expect(own).toContainText('2.5 this week')
  await press(page, 'z')
  await expect(own).toContainText('none yet')
  expect((await client.queries.measure({ id })).value).toBe(null)
})
