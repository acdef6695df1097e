import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

test('a chip is corrected by arrows, Esc keeps the line, Shift+Enter goes on in the full entry', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  for (const [family, date] of [
    ['Ruiz', '2026-09-01'],
    ['Gomez', '2026-10-01'],
    ['Zeller', null],
  ] as const) {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family } })
    if (date !== null) await client.commands.logConversation({ channel: 'call', date, people: [{ id }] })
  }
  const line = page.getByRole('textbox', { name: 'Quick log' })
  const about = page.getByRole('textbox', { name: 'About' })

  await test.step('those an ambiguous name may mean, last spoken to first', async () => {
    await press(page, 'q')
    await expect(line).toBeFocused()
    await page.keyboard.type('coffee with Ana about pricing, follow up in 2 weeks')
    await expect(page.getByRole('button', { name: 'With Ana Gomez, which one?' })).toBeVisible()
    await press(page, 'Tab')
    await expect(page.getByRole('button', { name: 'With Ana Gomez, which one?' })).toBeFocused()
    await press(page, 'ArrowDown')
    await expect(page.getByRole('option')).toContainText([
      /^Ana Gomez/,
      /^Ana Ruiz/,
      /^Ana Zeller/,
      'Somebody new: Ana',
      'Back into the note',
    ])
    await press(page, 'ArrowDown', 'Enter')
    await expect(page.getByRole('button', { name: 'With Ana Ruiz' })).toBeFocused()
  })

  await test.step('Esc keeps the line and what was corrected', async () => {
    await press(page, 'Escape')
    await expect(line).not.toBeFocused()
    await press(page, 'q')
    await expect(line).toBeFocused()
    await expect(line).toHaveValue('coffee with Ana about pricing, follow up in 2 weeks')
    await expect(page.getByRole('button', { name: 'With Ana Ruiz' })).toBeVisible()
  })

  await test.step('the full entry begins with what was corrected, and is kept', async () => {
    await press(page, 'Shift+Enter')
    await expect(page.getByRole('group', { name: 'With' })).toContainText('Ana Ruiz')
    await expect(about).toHaveValue('pricing')
    await press(page, 'g', 't')
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await press(page, 'c')
    await expect(about).toHaveValue('pricing')
  })

  await test.step('another line goes first, and saved by its key at once, gives way to the entry before', async () => {
    await press(page, 'g', 't', 'q')
    await page.keyboard.type('lunch with Bob re support')
    await press(page, 'Shift+Enter')
    await expect(about).toHaveValue('support')
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'support' })).toBeVisible()
    await press(page, 'c')
    await expect(about).toHaveValue('pricing')
    await page.getByRole('textbox', { name: 'Notes' }).focus()
    await page.keyboard.type('She thinks it over')
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'pricing' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('She thinks it over')
  })
})

test('a line is logged once although the page is loaded again right after Enter', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const line = page.getByRole('textbox', { name: 'Quick log' })
  await press(page, 'q')
  await expect(line).toBeFocused()
  await page.keyboard.type('coffee with Dana about pears')
  await expect
    .poll(async () => (await client.queries.draft({ name: 'quick-log' })).text)
    .toBe('coffee with Dana about pears')
  await page.keyboard.press('Enter')
  await page.reload()
  await press(page, 'q')
  await expect(line).toBeFocused()
  // It was sent before the page went, and is gone together with its draft; or it is here to be sent again.
  const isLogged = async () => (await client.queries.journal({})).total === 1
  await expect.poll(async () => (await isLogged()) || (await line.inputValue()) !== '').toBe(true)
  if ((await line.inputValue()) !== '') await page.keyboard.press('Enter')
  await expect.poll(async () => (await client.queries.draft({ name: 'quick-log' })).text).toBe('')
  expect((await client.queries.journal({})).rows.map(({ topic }) => topic)).toEqual(['pears'])
  expect((await client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Dana'])
})

test('what one line plans is taken back with one undo', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await press(page, 'q')
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toBeFocused()
  await page.keyboard.type('remind me to ask Dana for the list tomorrow; remind me to send Dana the deck on Friday')
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 follow-ups kept.')).toBeVisible()
  expect((await client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Dana'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await client.queries.followUps({})).total).toBe(0)
  expect((await client.queries.people({})).total).toBe(0)
})

test('where somebody works and a day of theirs are chips, kept with the line', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Sam', family: 'Reed' } })
  await press(page, 'q')
  await page.keyboard.type("coffee with Sam (Acme); Sam's birthday is 3 May")
  await expect(page.getByRole('button', { name: 'Sam Reed works at Acme' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Birthday: 3 May' })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toHaveValue('')
  await expect.poll(async () => (await client.queries.person({ id })).roles.length).toBe(1)
  expect(await client.queries.person({ id })).toMatchObject({
    roles: [{ value: { organisationName: 'Acme' } }],
    dates: [{ value: { label: 'Birthday', date: { m: 5, d: 3 } } }],
  })
})

test('below the line stands what the keys do where the focus is', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  const place = page.locator('#log-line')
  const keys = place.locator('p').filter({ has: page.locator('kbd') })
  const expectKeys = async (there: readonly string[], notThere: readonly string[]) => {
    for (const words of there) await expect(keys).toContainText(words)
    for (const words of notThere) await expect(keys).not.toContainText(words)
  }
  await press(page, 'q')
  await page.keyboard.type('coffee with Ana about pricing')
  await expectKeys(['save', 'correct', 'full entry', 'keep for later'], ['choose', 'next'])
  await press(page, 'ArrowDown')
  await expectKeys(['what else it may mean', 'next', 'back into the note', 'save'], ['correct', 'full entry'])
  await press(page, 'ArrowRight', 'ArrowDown')
  await expectKeys(['choose', 'back'], ['save', 'keep for later'])
  await press(page, 'Escape')
  await expectKeys(['what else it may mean'], ['choose'])
  // And they do it.
  await press(page, 'Delete')
  await expect(place.getByRole('button', { name: 'How: Coffee' })).toHaveCount(0)
})

test('the next conversation is offered the channel of the last line that said one', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const line = page.getByRole('textbox', { name: 'Quick log' })
  for (const [written, conversations] of [
    ['walk with Bo Larsen about boats', 1],
    ['Bo Larsen again about sails', 2],
  ] as const) {
    await press(page, 'q')
    await expect(line).toBeFocused()
    await page.keyboard.type(written)
    await press(page, 'Enter')
    await expect.poll(async () => (await client.queries.journalInfo()).conversations).toBe(conversations)
    await expect(line).toHaveValue('')
    await press(page, 'Escape')
  }
  await press(page, 'c')
  await expect(page.getByRole('button', { name: /How/ })).toContainText('Walk')
})
