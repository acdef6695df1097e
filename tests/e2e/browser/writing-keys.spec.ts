import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'
import { openToday } from './screens.ts'

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
    [page.getByRole('textbox', { name: 'When' }), 2],
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

  await page.getByRole('textbox', { name: 'When' }).focus()
  await press(page, 'Control+Enter')
  await expect(about).toHaveCount(0)
  await expect(page.getByText('the long story')).toBeVisible()
  await press(page, 'l')
  await expect(about).toHaveValue('')
})
