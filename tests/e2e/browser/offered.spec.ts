import type { Page } from '@playwright/test'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'

test('a follow-up made of a task leaves everything that was written since', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Jonas', family: 'Feddersen' } })
  await press(page, 'c')
  const notes = page.getByRole('textbox', { name: 'Notes' })
  await notes.click()
  await page.keyboard.type('- [ ] Send the deck')
  await expect(page.getByRole('button', { name: 'Make follow-up' })).toBeVisible()
  // The button stands there already while all this is written.
  await withField(page).click()
  await page.keyboard.type('jon')
  await expect(page.getByRole('option', { name: /Feddersen/ })).toBeVisible()
  await press(page, 'Enter')
  await page.getByRole('textbox', { name: 'About' }).fill('pricing')
  await notes.click()
  await press(page, 'Control+Home')
  await page.keyboard.type('Agreed.\n\n')
  await page.getByRole('button', { name: 'Make follow-up' }).click()
  await expect(page.getByRole('textbox', { name: 'What is to be done' })).toHaveValue('Send the deck')
  await expect(page.getByRole('textbox', { name: 'About' })).toHaveValue('pricing')
  await expect(page.getByRole('button', { name: 'Without Jonas Feddersen' })).toBeVisible()
  await expect(notes).toContainText('Agreed.')
  await press(page, 'Control+Enter')
  await expect.poll(async () => (await client.queries.journal({})).rows).toHaveLength(1)
  const [row] = (await client.queries.journal({})).rows
  expect(row).toMatchObject({ topic: 'pricing', people: [{ name: 'Jonas Feddersen' }] })
})

test('Enter takes the person who is offered, comma and leaving too, and somebody new is chosen on purpose', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  for (const given of ['Ilse', 'Jonas', 'Mara']) await client.commands.addPerson({ names: { given, family: 'Brandt' } })
  await press(page, 'c')
  await expect(withField(page)).toBeFocused()
  // Quicker than the answer is here.
  await page.keyboard.type('ils')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Without Ilse Brandt' })).toBeVisible()
  await page.keyboard.type('jon,')
  await expect(page.getByRole('button', { name: 'Without Jonas Brandt' })).toBeVisible()
  await page.keyboard.type('mar')
  await expect(page.getByRole('option', { name: /Mara Brandt/ })).toBeVisible()
  await expect(page.getByRole('option').first()).toHaveAttribute('data-focused', 'true')
  await press(page, 'ArrowDown', 'Enter')
  await expect(page.getByRole('button', { name: 'Without mar', exact: true })).toBeVisible()
  await page.keyboard.type('Zoe Nobody')
  await press(page, 'Tab')
  await expect(page.getByRole('button', { name: 'Without Zoe Nobody' })).toBeVisible()
  await press(page, 'Control+Enter')
  await expect.poll(async () => (await client.queries.people({})).total).toBe(5)
})

test('whoever types on slowly names somebody new, although the first letters offer somebody', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Zeynep', family: 'Aksoy' } })
  // The field is there twice: with the first its parts come, and the second has them at once.
  for (const name of ['Zaphod', 'Zoltan']) {
    await goTo(page, 't', 'Today')
    await press(page, 'c')
    await expect(withField(page)).toBeFocused()
    for (const letter of name) {
      await page.keyboard.type(letter)
      await expect(page.getByRole('option', { name: /New person/ })).toBeVisible()
      if (letter === 'Z') await expect(page.getByRole('option').first()).toHaveAttribute('data-focused', 'true')
    }
    await expect(withField(page)).toHaveValue(name)
    await press(page, 'Tab')
    await expect(page.getByRole('button', { name: `Without ${name}` })).toBeVisible()
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'New conversation' })).toHaveCount(0)
  }
  expect((await client.queries.people({})).rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Zaphod', 'Zoltan', 'Zeynep Aksoy']),
  )
})

test('one Enter names the organisation that is known, and a second adds the person: none is made beside it', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana' }, organisation: 'Acme' })
  await press(page, 'p')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().waitFor()
  await page.keyboard.type('Bo Lind')
  await dialog.getByRole('combobox', { name: 'Organisation' }).focus()
  await page.keyboard.type('Ac')
  await press(page, 'Enter')
  await expect(dialog.getByRole('combobox', { name: 'Organisation' })).toHaveValue('Acme')
  // Somebody through whom one met who is not in the journal is neither dropped nor made in silence.
  const through = dialog.getByRole('combobox', { name: 'Met through' })
  await through.focus()
  await page.keyboard.type('Nobody Known')
  await press(page, 'Enter', 'Enter')
  await expect(dialog).toBeVisible()
  await expect(through).toHaveValue('Nobody Known')
  await expect(dialog.getByText('Nobody by that name. Choose somebody')).toBeVisible()
  await expect(through).toBeFocused()
  await press(page, 'Control+a')
  await page.keyboard.type('an')
  await expect(page.getByRole('option', { name: /Ana/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(through).toHaveValue('Ana')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Bo Lind' })).toBeVisible()
  expect((await client.queries.organisations({})).map(({ name }) => name)).toEqual(['Acme'])
  const bo = (await client.queries.peopleNamed({ text: 'bo' }))[0]
  expect(bo).toMatchObject({ organisation: 'Acme' })
})

test('Enter merges with the person who is offered', async ({ openJournal }) => {
  const { client, openTab } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana' } })
  await client.commands.addPerson({ names: { given: 'Anna', family: 'Ruiz' } })
  const page = await openTab(`/person/${id}`)
  await page.getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: /Merge/ }).click()
  await page.keyboard.type('rui')
  await press(page, 'Enter')
  const merge = page.getByRole('dialog').getByRole('button', { name: 'Merge' })
  await tabTo(page, merge)
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Ruiz' })).toBeVisible()
})

function withField(page: Page) {
  return page.getByRole('combobox', { name: 'With' })
}
