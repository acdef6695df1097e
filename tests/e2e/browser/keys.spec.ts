import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { expect, test } from './journal-test.ts'
import { chooseByArrows, focusedElement, goTo, press, tabTo } from './keyboard.ts'
import { openToday } from './screens.ts'

test('G and a letter goes to each screen, and the focus goes along', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  for (const [letter, heading] of [
    ['p', 'People'],
    ['j', 'Journal'],
    ['i', 'Import'],
    ['s', 'Settings'],
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
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  for (const text of ['send the deck', 'book the room', 'call the bank']) {
    await client.commands.scheduleFollowUp({ text, due: '2026-11-23', owedBy: 'me', people: [{ id }] })
  }
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await press(page, 'j')
  await expect(rows.nth(0)).toBeFocused()
  await press(page, 'j', 'j', 'j')
  await expect(rows.nth(2)).toBeFocused()
  await press(page, 'k')
  await expect(rows.nth(1)).toBeFocused()
  const text = await rows.nth(1).getByRole('checkbox').getAttribute('aria-label')
  await press(page, 'h')
  await expect(page.getByRole('menuitem', { name: /Tomorrow/ })).toBeFocused()
  await press(page, 'Enter')
  // The line went to what comes later; the next one in its place has the focus, or it itself where it now stands.
  await expect.poll(async () => (await client.queries.today()).mine.length).toBe(2)
  expect((await client.queries.today()).upcoming.map((one) => `Done: ${one.text}`)).toEqual([text])
  await expect.poll(() => focusedElement(page)).not.toBe('nothing')
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.today()).mine.length).toBe(3)
})

test('E, E, E works through a list, and the focus stays on the screen when nothing is left', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  for (const text of ['one', 'two', 'three']) {
    await client.commands.scheduleFollowUp({ text, due: '2026-11-23', owedBy: 'me', people: [] })
  }
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await press(page, 'j')
  for (const left of [2, 1, 0]) {
    await press(page, 'e')
    await expect(rows).toHaveCount(left)
    if (left > 0) await expect(rows.first()).toBeFocused()
  }
  expect((await client.queries.today()).mine).toEqual([])
  await expect.poll(() => focusedElement(page)).toBe('main')
  // All three come back one by one.
  for (const back of [1, 2, 3]) {
    await press(page, 'z')
    await expect(rows).toHaveCount(back)
  }
})

test('in a session, Z brings back what was done, to be gone through again', async ({ openJournal }) => {
  const { page } = await openJournal('sample')
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
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
  await expect(page.getByRole('link', { name: /^Today/ })).toContainText('3')
  await press(page, 'z', 'z')
  await expect(card).toHaveText(first)
})

test('1 to 5 put people in rings, one after the other or many at once, and Z takes it back', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const ids: PersonId[] = []
  for (const given of ['Ada', 'Ben', 'Cleo', 'Dan']) {
    ids.push((await client.commands.addPerson({ names: { given, family: 'Example' } })).id)
  }
  const ringOf = async (index: number) => (await client.queries.person({ id: ids[index] as PersonId })).ring
  await goTo(page, 'p', 'People')
  const list = page.getByRole('listbox', { name: /People/ })
  await expect(list.getByRole('option')).toHaveCount(4)
  await press(page, 'j')
  await expect(list.getByRole('option', { name: /Ada/ })).toBeFocused()
  await press(page, '1')
  // After one is placed the cursor goes on to the next.
  await expect(list.getByRole('option', { name: /Ben/ })).toBeFocused()
  await press(page, '3')
  await expect(list.getByRole('option', { name: /Cleo/ })).toBeFocused()
  await expect.poll(() => Promise.all([ringOf(0), ringOf(1)])).toEqual(['inner', 'active'])

  await press(page, ' ', 'Shift+ArrowDown')
  await expect(list.getByRole('option', { selected: true })).toHaveCount(2)
  await expect(page.getByRole('toolbar')).toContainText('2 people selected')
  await press(page, '4')
  await expect.poll(() => Promise.all([ringOf(2), ringOf(3)])).toEqual(['wider', 'wider'])
  await expect(list.getByRole('option', { selected: true })).toHaveCount(0)
  await press(page, 'z')
  await expect.poll(() => Promise.all([ringOf(2), ringOf(3)])).toEqual([null, null])

  await press(page, 'Control+a')
  await expect(page.getByRole('toolbar')).toContainText('4 people selected')
  await press(page, 'Delete')
  await expect(page.getByText('4 people are in the trash.')).toBeVisible()
  expect((await client.queries.people({})).total).toBe(0)
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.people({})).total).toBe(4)
})

test('Z pressed while something is still being done takes that back, not what was done before it', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  // Enough to keep the journal busy for longer than it takes to press a key.
  for (let part = 0; part < 6; part++) {
    const people = Array.from({ length: 200 }, (_, index) => ({ name: `Person ${1000 + part * 200 + index}` }))
    await client.commands.logConversation({ date: '2026-11-20' as CivilDate, channel: 'event', people })
  }
  await goTo(page, 'p', 'People')
  await expect(page.getByRole('option').first()).toBeVisible()
  await press(page, 'j')
  await expect(page.getByRole('option').first()).toBeFocused()
  await press(page, '1')
  const inner = async () => (await client.queries.people({ rings: ['inner'] })).total
  await expect.poll(inner).toBe(1)
  await press(page, 'Control+a')
  await expect(page.getByRole('toolbar')).toContainText(/1,?200 people selected/)
  await press(page, 'Delete', 'z')
  await expect(page.getByText('Undone.')).toBeVisible()
  expect((await client.queries.people({})).total).toBe(1200)
  expect(await inner()).toBe(1)
})

test('filters and order live in the address, stay through a reload, and are kept under a name', async ({
  openJournal,
}) => {
  const { page } = await openJournal('sample')
  await goTo(page, 'p', 'People')
  const options = page.getByRole('listbox', { name: /People/ }).getByRole('option')
  await expect(options.first()).toBeVisible()
  const everybody = await options.first().getAttribute('aria-setsize')

  await press(page, 'f')
  await chooseByArrows(
    page,
    page.getByRole('menuitem', { name: 'Inner' }).or(page.getByRole('menuitemcheckbox', { name: 'Inner' })),
  )
  await expect(page).toHaveURL(/ring=inner/)
  await expect(options.first()).not.toHaveAttribute('aria-setsize', everybody ?? '')
  const narrowed = await options.first().getAttribute('aria-setsize')

  await page.reload()
  await expect(options.first()).toHaveAttribute('aria-setsize', narrowed ?? '')
  await expect(page).toHaveURL(/ring=inner/)

  await tabTo(page, page.getByRole('button', { name: 'Keep this view' }))
  await press(page, 'Enter')
  await expect(
    page.getByRole('dialog', { name: 'Keep this view' }).getByRole('textbox', { name: 'Name' }),
  ).toBeFocused()
  await page.keyboard.type('My closest')
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await goTo(page, 't', 'Today')
  await goTo(page, 'p', 'People')
  await expect(options.first()).toHaveAttribute('aria-setsize', everybody ?? '')
  await tabTo(page, page.getByRole('button', { name: 'My closest', exact: true }))
  await press(page, 'Enter')
  await expect(options.first()).toHaveAttribute('aria-setsize', narrowed ?? '')
  await expect(page).toHaveURL(/ring=inner/)
})

test('going back from somebody comes to the line one left', async ({ page, sampleHost }) => {
  await openToday(page, sampleHost)
  await goTo(page, 'p', 'People')
  const options = page.getByRole('listbox', { name: /People/ }).getByRole('option')
  await expect(options.first()).toBeVisible()
  await press(page, 'j', 'j', 'j', 'j')
  const name = await focusedElement(page)
  await press(page, 'Enter')
  await expect(page).not.toHaveTitle('People — Rapport')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await expect(options.first()).toBeVisible()
  await expect.poll(() => focusedElement(page)).toBe(name)

  await goTo(page, 't', 'Today')
  await press(page, 'j', 'j', 'j')
  const line = await focusedElement(page)
  await press(page, 'Enter')
  await expect(page).not.toHaveTitle('Today — Rapport')
  await page.goBack()
  await expect.poll(() => focusedElement(page)).toBe(line)
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

test('F and L open forms that can be seen, however far down they stand; Escape leaves them', async ({
  page,
  sampleHost,
}) => {
  await openToday(page, sampleHost)
  await press(page, 'ControlOrMeta+o')
  await page.keyboard.type('Ilse')
  await expect(
    page.getByRole('option', { name: /Ilse/ }).or(page.getByRole('menuitem', { name: /Ilse/ })),
  ).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ilse Wennemars' })).toBeVisible()
  for (const [key, name] of [
    ['f', 'What is to be done'],
    ['l', 'About'],
  ] as const) {
    await press(page, key)
    const field = page.getByRole('textbox', { name, exact: true })
    await expect(field).toBeFocused()
    await expect(field).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: /^Save/ })).toBeInViewport({ ratio: 1 })
    await press(page, 'Escape')
    await expect(field).toHaveCount(0)
  }
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
    await client.commands.scheduleFollowUp({ text, due, owedBy: 'me', people: [{ id }] })
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

test('a draft that was discarded comes back with Undo', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  await goTo(page, 't', 'Today')
  await press(page, 'c')
  const people = page.getByRole('combobox', { name: 'With' })
  await expect(people).toBeFocused()
  await page.keyboard.type('Ana Ruiz,')
  const about = page.getByRole('textbox', { name: 'About' })
  await about.fill('platform org')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(about).toHaveValue('')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(about).toHaveValue('platform org')
  await expect(page.getByRole('main').getByText('Ana Ruiz')).toBeVisible()
  await expect(people).toBeFocused()

  // Also from another screen, to which one went meanwhile.
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('link', { name: 'Today' }).click()
  await press(page, 'z')
  await expect(about).toHaveValue('platform org')
})

test('Ctrl+Enter saves from every field of the full entry, a day and a list of choices as well', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  for (const [field, count] of [
    [page.getByRole('button', { name: /How$/ }), 1],
    [page.getByRole('spinbutton', { name: /^day/ }), 2],
    [page.getByRole('textbox', { name: 'About' }), 3],
  ] as const) {
    await goTo(page, 't', 'Today')
    await press(page, 'c')
    const people = page.getByRole('combobox', { name: 'With' })
    await expect(people).toBeFocused()
    await page.keyboard.type('Ana Ruiz,')
    await field.focus()
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'New conversation' })).toHaveCount(0)
    expect((await client.queries.journal({})).rows).toHaveLength(count)
  }
})

test('a button that starts something long keeps the focus while it runs and when it is done', async ({
  openJournal,
}) => {
  const { page } = await openJournal('empty')
  await goTo(page, 's', 'Settings')
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

test('what is written about a conversation is still there after Escape, until it is saved', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await page.goto(new URL(`/person/${id}`, page.url()).href)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
  const about = page.getByRole('textbox', { name: 'About' })
  await press(page, 'l')
  await about.fill('the long story')
  await press(page, 'Escape')
  await expect(about).toHaveCount(0)
  await press(page, 'l')
  await expect(about).toHaveValue('the long story')

  await page.getByRole('spinbutton', { name: /^day/ }).focus()
  await press(page, 'Control+Enter')
  await expect(about).toHaveCount(0)
  await expect(page.getByText('the long story')).toBeVisible()
  await press(page, 'l')
  await expect(about).toHaveValue('')
})
