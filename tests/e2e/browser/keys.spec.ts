import { expect, test } from './journal-test.ts'
import { focusedElement, goTo, press, tabTo } from './keyboard.ts'
import { openToday } from './screens.ts'

test('G and a letter goes to each screen, and the focus goes along', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  for (const [letter, heading] of [
    ['p', 'People'],
    ['j', 'Journal'],
    ['i', 'Import'],
    ['s', 'Strategy'],
    ['v', 'Giving'],
    ['o', 'Orbit'],
    ['m', 'Mindset'],
    ['b', 'Plan'],
    [',', 'Settings'],
    ['x', 'Trash'],
    ['t', 'Today'],
  ] as const) {
    await goTo(page, letter, heading)
    await expect(page).toHaveTitle(`${heading} — Rapport`)
    await expect.poll(() => focusedElement(page), { message: `focus on ${heading}` }).not.toBe('nothing')
    expect(await page.evaluate(() => document.getElementById('main')?.contains(document.activeElement))).toBe(true)
  }
  await press(page, 'g', 'f')
  await expect(page.getByRole('textbox', { name: 'Words to look for' })).toBeFocused()
})

test('the list of keys opens with ?, names what works here, and gives the focus back', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  await press(page, 'j')
  const before = await focusedElement(page)
  await press(page, '?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  for (const words of ['New conversation', 'Log in one line', 'Put off', 'Next line', 'Undo']) {
    await expect(sheet.getByText(words, { exact: true })).toBeVisible()
  }
  // In a dialog letters do nothing.
  await press(page, 'g', 'p')
  await expect(sheet).toBeVisible()
  await press(page, 'Escape')
  await expect(sheet).toHaveCount(0)
  expect(await focusedElement(page)).toBe(before)
  await expect(page).toHaveTitle('Today — Rapport')
})

test('the palette finds a person, a screen and something to do', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  const palette = page.getByRole('dialog', { name: 'Find or do' })

  await press(page, 'Control+k')
  await expect(palette).toBeVisible()
  await page.keyboard.type('wennem')
  await expect(palette.getByRole('option', { name: /Ilse Wennemars/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ilse Wennemars' })).toBeVisible()
  await expect(palette).toHaveCount(0)

  await press(page, 'Control+k')
  await page.keyboard.type('trash')
  await expect(palette.getByRole('option', { name: /^Trash/ })).toBeVisible()
  await press(page, 'Escape')
  await expect(palette).toHaveCount(0)

  await press(page, 'Control+o')
  await expect(page.getByRole('dialog', { name: 'Go to a person' })).toBeVisible()
  await page.keyboard.type('feddersen')
  await expect(page.getByRole('option', { name: /Jonas Feddersen/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page).toHaveTitle('Jonas Feddersen — Rapport')
})

test('J and K go from line to line, H puts off, and what was put off is due on its day', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  for (const [text, name] of [
    ['send the deck', 'Ana Ruiz'],
    ['book the room', 'Ben Osei'],
    ['call the bank', 'Cleo Marsh'],
  ] as const) {
    await client.commands.scheduleFollowUp({ text, due: '2026-11-23', actor: 'me', people: [{ name }] })
  }
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await press(page, 'j')
  await expect(rows.nth(0)).toBeFocused()
  await press(page, 'j', 'j', 'j')
  await expect(rows.nth(2)).toBeFocused()
  await press(page, 'k')
  await expect(rows.nth(1)).toBeFocused()
  await expect(rows.nth(1)).toContainText('You promised: book the room')
  await press(page, 'h')
  await expect(page.getByRole('menuitem', { name: /Tomorrow/ })).toBeFocused()
  await press(page, 'Enter')
  // The line went to what comes up; the next one in its place has the focus.
  await expect.poll(async () => (await client.queries.today({})).total).toBe(2)
  expect((await client.queries.upcoming({})).rows).toMatchObject([{ reason: { followUp: { text: 'book the room' } } }])
  await expect.poll(() => focusedElement(page)).not.toBe('nothing')
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.today({})).total).toBe(3)
})

test('E, E, E works through a list, and the focus stays on the screen when nothing is left', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  for (const text of ['one', 'two', 'three']) {
    await client.commands.scheduleFollowUp({ text, due: '2026-11-23', actor: 'me', people: [] })
  }
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await press(page, 'j')
  for (const left of [2, 1, 0]) {
    await press(page, 'e')
    await expect(rows).toHaveCount(left)
    if (left > 0) await expect(rows.first()).toBeFocused()
  }
  expect((await client.queries.today({})).total).toBe(0)
  await expect.poll(() => focusedElement(page)).toBe('main')
  // All three come back one by one.
  for (const back of [1, 2, 3]) {
    await press(page, 'z')
    await expect(rows).toHaveCount(back)
  }
})

test('in a session, Z brings back what was done, to be gone through again', async ({ openJournal }) => {
  const { page, client } = await openJournal('sample')
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  const before = await client.queries.dueCount()
  await press(page, 's')
  await page.getByRole('menuitem').first().press('Enter')
  const card = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(card).toBeVisible()
  const first = await card.innerText()
  await press(page, 'e')
  await expect(card).not.toHaveText(first)
  const second = await card.innerText()
  await press(page, 'e')
  await expect(card).not.toHaveText(second)
  await expect.poll(async () => (await client.queries.dueCount()).mine).toBe(before.mine - 2)
  await press(page, 'z', 'z')
  await expect(card).toHaveText(first)
})

test('the arrow down and Enter wait for the answer to what was typed just before', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  await goTo(page, 'p', 'People')
  const focused = page.locator('[role="option"]:focus')
  await press(page, 'ArrowDown')
  await expect(focused).toHaveAttribute('aria-posinset', '1')
  await press(page, '/')
  await page.keyboard.type('wennem')
  await press(page, 'ArrowDown')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(focused).toContainText('Ilse Wennemars')

  await goTo(page, 't', 'Today')
  await press(page, '/')
  await page.keyboard.type('wennem')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ilse Wennemars' })).toBeVisible()
})

test('letters are letters while one types, and everywhere when single keys are off', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Zoe', family: 'Example' } })
  await goTo(page, 'p', 'People')
  await press(page, '/')
  const field = page.getByRole('textbox', { name: /Narrow by/ })
  await expect(field).toBeFocused()
  await page.keyboard.type('cpqzge?1')
  await expect(field).toHaveValue('cpqzge?1')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveTitle('People — Rapport')

  await goToSettings()
  const keys = page.getByRole('switch', { name: 'Single keys' })
  await tabTo(page, keys)
  await press(page, ' ')
  await expect(keys).not.toBeChecked()
  await expect.poll(async () => (await client.queries.settings()).singleKeys).toBe(false)
  await press(page, 'g', 'p')
  await press(page, 'q')
  await press(page, '?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveTitle('Settings — Rapport')
  // Keys with Ctrl still work.
  await press(page, 'Control+k')
  await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible()

  async function goToSettings(): Promise<void> {
    await press(page, 'Control+,')
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  }
})

test('P adds a person and opens their page; Escape gives the focus back', async ({ openJournal }) => {
  const { page } = await openJournal('sample')
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  await press(page, 'j')
  const before = await focusedElement(page)
  await press(page, 'p')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => focusedElement(page)).toBe(before)

  await press(page, 'p')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await page.keyboard.type('Nadia Example')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Nadia Example' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what opens and goes on the page of a person leaves the focus where it was, or on the next line', async ({
  openJournal,
}) => {
  const { page, client, openTab } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  for (const [text, due] of [
    ['one', '2026-11-24'],
    ['two', '2026-11-25'],
  ] as const) {
    await client.commands.scheduleFollowUp({ text, due, actor: 'me', people: [{ id }] })
  }
  await page.close()
  const person = await openTab(`/person/${id}`)
  const rows = person.getByRole('list', { name: 'Open follow-ups' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await press(person, 'j')
  await expect(rows.first()).toBeFocused()
  await press(person, 'f')
  await expect(person.getByRole('textbox', { name: 'What is to be done' })).toBeFocused()
  await press(person, 'Escape')
  await expect(rows.first()).toBeFocused()
  await press(person, 'e')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toBeFocused()
  await press(person, 'e')
  await expect(rows).toHaveCount(0)
  await expect.poll(() => focusedElement(person)).toBe('main')
})

test('a button that starts something long keeps the focus while it runs and when it is done', async ({
  openJournal,
}) => {
  const { page } = await openJournal('empty')
  await goTo(page, ',', 'Settings')
  for (const [name, said] of [
    ['Back up now', 'The journal is backed up.'],
    ['Check the journal', /^All is well/],
    ['Rebuild lists and search', /^Rebuilt from/],
  ] as const) {
    const button = page.getByRole('button', { name })
    await button.focus()
    await press(page, 'Enter')
    await expect(page.getByRole('main').getByText(said)).toBeVisible()
    await expect(button).toBeFocused()
  }
})

test('G waits for its letter where one sees it, and says what may follow', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  const waiting = page.getByRole('status').filter({ hasText: 'Strategy' })
  await press(page, 'g')
  await expect(waiting).toContainText(/P\s*People/)
  await expect(waiting).toContainText(/Y\s*Timeline/)
  await press(page, 'Escape', 'g', 'y')
  await expect(page.getByRole('heading', { level: 1, name: 'Timeline' })).toBeVisible()
  await expect(waiting).toHaveCount(0)

  // Any other key ends it, and is only itself; in a field it is a letter.
  await press(page, 'g')
  await expect(waiting).toBeVisible()
  await press(page, 'q')
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toBeFocused()
  await expect(waiting).toHaveCount(0)
  // What another test of this journal left in it.
  await page.getByRole('textbox', { name: 'Quick log' }).fill('')
  await page.keyboard.type('g')
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toHaveValue('g')
  await page.waitForTimeout(600)
  await expect(waiting).toHaveCount(0)
  await page.keyboard.press('Backspace')
})
