import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'

test('measures are put in order, given to another goal, thrown away and taken back by keys alone, one undo a step', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const board = await client.commands.addGoal({ title: 'a board seat' })
  const known = await client.commands.addGoal({ title: 'be known' })
  for (const title of ['Talks', 'Seats']) {
    await client.commands.addMeasure({ title, goal: board.id, source: 'own' })
  }
  const order = async () => {
    const { rows } = await client.queries.measures({})
    const under = (goal: string | null) => rows.filter((row) => row.goal === goal).map(({ title }) => title)
    return [under(board.id), under(known.id), under(null)]
  }
  await goTo(page, 's', 'Strategy')
  const row = (title: string) => page.locator('li[data-row]').filter({ hasText: title })
  await expect(row('Talks')).toBeVisible()
  await page.getByRole('main').focus()
  await press(page, 'j', 'j')
  await expect(row('Talks')).toBeFocused()
  await press(page, 'Alt+ArrowDown')
  await expect.poll(order).toEqual([['Seats', 'Talks'], [], []])
  await expect(row('Talks')).toBeFocused()
  await press(page, 'Alt+ArrowDown')
  await expect.poll(order).toEqual([['Seats'], ['Talks'], []])
  await expect(row('Talks')).toBeFocused()
  await press(page, 'Alt+ArrowRight')
  await expect.poll(order).toEqual([['Seats'], [], ['Talks']])
  await expect(row('Talks')).toBeFocused()
  await press(page, 'z')
  await expect.poll(order).toEqual([['Seats'], ['Talks'], []])
  await row('Talks').focus()
  await press(page, 'Delete')
  await expect(row('Talks')).toHaveCount(0)
  await press(page, 'z')
  await expect(row('Talks')).toBeVisible()
  // By pointer, in its menu.
  await row('Seats').hover()
  await row('Seats').getByRole('button', { name: 'What to do with Seats' }).click()
  await expect(page.getByRole('menuitem', { name: 'Move up' })).toBeDisabled()
  await page.getByRole('menuitem', { name: 'Move to the next goal' }).click()
  await expect.poll(order).toEqual([[], ['Talks', 'Seats'], []])
})

test('whatever stands on the canvas is in the outline too, and is changed, linked and taken off there by keys', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const board = await client.commands.addGoal({ title: 'a board seat' })
  const cfo = await client.commands.addArchetype({ name: 'CFO', goals: [board.id] })
  const ana = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await client.commands.placeOnCanvas({ cards: [ana.id] })
  const { ids } = await client.commands.addToCanvas({
    cards: [{ as: 'note', text: 'Ask her sister\nin the second week', x: 2000, y: 0 }],
  })
  const { id: area } = await client.commands.addArea({
    label: 'Outside',
    x: 1980,
    y: -40,
    width: 400,
    height: 400,
    colour: '',
  })
  await client.commands.linkOnCanvas({ from: ids[0] ?? '', to: cfo.id, label: 'knows two' })
  await goTo(page, 's', 'Strategy')
  const beside = page.getByRole('region', { name: 'Also on the canvas' })
  const row = (text: string) => beside.locator('li[data-row]').filter({ hasText: text })
  await expect(row('Ana Ruiz')).toContainText('Person')
  await expect(row('Ask her sister').first()).toContainText('in the second week')
  await expect(row('Ask her sister').first()).toContainText('in Outside')
  await expect(row('around Ask her sister')).toBeVisible()
  await expect(row('Ask her sister knows two CFO')).toBeVisible()
  await expectAccessible(page, 'an outline with what stands on the canvas')

  await row('Note').focus()
  await press(page, 'F2')
  await expect(beside.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Ask her brother')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(row('Ask her brother').first()).toBeVisible()
  await expect(row('Note')).toBeFocused()
  await press(page, 'l')
  await page.getByRole('combobox', { name: 'To' }).fill('Ana')
  await page.getByRole('option', { name: /Ana Ruiz/ }).click()
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  await expect(row('Ask her brother leads to Ana Ruiz')).toBeVisible()
  await row('Ask her brother knows two CFO').focus()
  await press(page, 'Delete')
  await expect(row('Ask her brother knows two CFO')).toHaveCount(0)

  await row('Note').focus()
  await press(page, 'Delete')
  await expect.poll(async () => (await client.queries.strategyCanvas()).notes).toEqual([])
  await press(page, 'z')
  await expect(row('Note')).toBeVisible()

  await beside.getByRole('button', { name: 'New note' }).click()
  await page.keyboard.type('Chairs meet in May')
  await page.keyboard.press('Enter')
  await expect(row('Chairs meet in May')).toBeVisible()
  const { notes, areas } = await client.queries.strategyCanvas()
  expect(areas.map(({ id }) => id)).toEqual([area])
  expect(new Set(notes.map(({ x, y }) => `${x} ${y}`)).size).toBe(2)

  // Whoever is placed leads to their page.
  await row('Ana Ruiz').first().focus()
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
})
