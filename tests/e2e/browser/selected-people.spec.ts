import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

test('two who are selected are merged by M, and the addresses of a selection are copied', async ({
  openJournal,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page, client } = await openJournal('empty')
  const add = async (given: string, email?: string, ring: 'close' | null = null) => {
    const { id } = await client.commands.addPerson({ names: { given, family: 'Ruiz' }, ring })
    const value = { kind: 'email', value: email ?? '' } as const
    if (email !== undefined)
      await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value } })
  }
  await add('Ana', 'ana@example.org', 'close')
  await add('Anna', 'anna@example.org')
  await add('Tom')
  await press(page, 'g', 'p')
  await expect(page.getByRole('option')).toHaveCount(3)
  await press(page, 'j', 'Control+a')
  await page.getByRole('button', { name: 'Copy e-mails' }).click()
  await expect(page.getByRole('region', { name: /notice/ })).toContainText(
    '2 e-mail addresses are copied. 1 person has none.',
  )
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('ana@example.org, anna@example.org')

  await page.getByRole('option', { name: /Ana Ruiz/ }).focus()
  await press(page, 'Escape', 'Space', 'j', 'Space', 'm')
  const dialog = page.getByRole('dialog', { name: 'Merge two people' })
  await expect(dialog.getByRole('radio', { name: /^Ana Ruiz/ })).toBeChecked()
  await expect(dialog.getByRole('button', { name: 'Merge' })).toBeFocused()
  await expectAccessible(page, 'merging two people')
  await press(page, 'Enter')
  await expect(page.getByRole('option')).toHaveCount(2)
  const { rows } = await client.queries.people({})
  expect(rows).toMatchObject([{ name: 'Ana Ruiz', ring: 'close' }, { name: 'Tom Ruiz' }])
  await press(page, 'z')
  await expect(page.getByRole('option')).toHaveCount(3)
})

test('with those selected one conversation is logged by L, and one is planned by H', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  for (const given of ['Ana', 'Ben', 'Cleo']) await client.commands.addPerson({ names: { given } })
  await press(page, 'g', 'p')
  await expect(page.getByRole('option')).toHaveCount(3)
  await press(page, 'j', 'Control+a')
  await expect(page.getByRole('toolbar')).toContainText('3 people selected')
  await press(page, 'l')
  const dialog = page.getByRole('dialog', { name: 'Conversation with 3 people' })
  await expect(dialog.getByRole('textbox', { name: 'About' })).toBeFocused()
  await expectAccessible(page, 'a conversation with those selected')
  await page.keyboard.type('the summer party')
  await press(page, 'Enter')
  await expect(dialog).toHaveCount(0)
  const { rows } = await client.queries.journal({})
  expect(rows.map(({ topic, planned, people }) => [topic, planned, people.length])).toEqual([
    ['the summer party', false, 3],
  ])
  await press(page, 'z')
  await expect.poll(async () => (await client.queries.journal({})).total).toBe(0)

  await press(page, 'j', 'Control+a')
  await expect(page.getByRole('toolbar')).toContainText('3 people selected')
  await press(page, 'h')
  await expect(dialog.getByRole('textbox', { name: 'About' })).toBeFocused()
  await page.keyboard.type('the plan')
  await press(page, 'Enter')
  await expect(dialog).toHaveCount(0)
  expect((await client.queries.journal({})).rows.map(({ date, planned }) => [date, planned])).toEqual([
    ['2026-11-24', true],
  ])
})

test('circles and seats of a selection stand in one list each, with all, some or none in them, and are changed by keys', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const ids = []
  for (const given of ['Ana', 'Ben', 'Cleo']) ids.push((await client.commands.addPerson({ names: { given } })).id)
  const { id: sailors } = await client.commands.addCircle({ name: 'Sailors' })
  const { id: readers } = await client.commands.addCircle({ name: 'Readers' })
  await client.commands.addCircle({ name: 'Cooks' })
  await client.commands.putInCircle({ ids, circle: sailors, member: true })
  await client.commands.putInCircle({ ids: ids.slice(1), circle: readers, member: true })
  const { id: mentor } = await client.commands.addArchetype({ name: 'Mentor' })
  await client.commands.seatPeople({ ids: ids.slice(0, 1), archetype: mentor, seated: true })
  const counted = async () =>
    Object.fromEntries((await client.queries.circles()).map(({ name, people }) => [name, people]))

  await press(page, 'g', 'p')
  await expect(page.getByRole('option')).toHaveCount(3)
  await press(page, 'j', 'Control+a')
  const bar = page.getByRole('toolbar', { name: 'With those selected' })
  await expect(bar).toContainText('3 people selected')
  const entry = (name: string) => page.getByRole('menu').getByRole('menuitem', { name })
  await bar.getByRole('button', { name: 'Circle' }).click()
  await expect(page.getByRole('menuitem')).toHaveText([
    'Cooks',
    'Readers2 of 3',
    'Sailorsall who are selected',
    'A new circle…',
  ])
  await expectAccessible(page, 'the circles of those selected')
  await entry('Readers').press('Enter')
  await expect.poll(counted).toEqual({ Cooks: 0, Readers: 3, Sailors: 3 })

  await bar.getByRole('button', { name: 'Circle' }).click()
  await expect(entry('Readers')).toContainText('all who are selected')
  await entry('Sailors').press('Enter')
  await expect.poll(counted).toEqual({ Cooks: 0, Readers: 3, Sailors: 0 })

  await bar.getByRole('button', { name: 'Seat' }).click()
  await expect(entry('Mentor')).toContainText('1 of 3')
  await entry('Mentor').press('Enter')
  await expect.poll(async () => (await client.queries.archetypes()).map(({ people }) => people)).toEqual([3])
})
