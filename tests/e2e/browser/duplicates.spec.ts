import type { JournalClient } from '#shared/contract/contract.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

async function add({ commands }: JournalClient, given: string, family: string, email: string, organisation = '') {
  const { id } = await commands.addPerson({ names: { given, family }, organisation })
  await commands.putEntry({
    id,
    entryId: null,
    entry: { collection: 'channels', value: { kind: 'email', value: email } },
  })
  return id
}

test('pairs are merged either way, told apart, left for later and taken back by keys', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const bob = await add(client, 'Bob', 'Stone', 'rs@example.org', 'Acme')
  const robert = await add(client, 'Robert', 'Stone', 'rs@example.org', 'Acme, Inc.')
  await client.commands.putInRing({ ids: [robert], ring: 'close' })
  for (const email of ['ana@example.org', 'ANA@example.org']) await add(client, 'Ana', 'Ruiz', email)
  for (const given of ['Ida', 'Ida Maria']) await add(client, given, 'Schneider', 'ida@example.org')

  await press(page, 'g', 'l')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Duplicates')
  const main = page.getByRole('main')
  const names = main.getByRole('article')
  await expect(main).toContainText('3 pairs that may be one person')
  await expect(main).toContainText('Surely one person')
  await expect(names.first()).toContainText('Ana Ruiz')
  await expectAccessible(page, 'duplicates')

  await press(page, 'j')
  await expect(main).toContainText('2 of 3')
  await expect(names).toHaveText([/Robert Stone/, /Bob Stone/])
  await expect(main).toContainText('nickname')
  await press(page, '1')
  await expect(main).toContainText('2 pairs that may be one person')
  await expect(page.getByText('Bob Stone is now part of Robert Stone.')).toBeVisible()
  await press(page, 'z')
  await expect(main).toContainText('3 pairs that may be one person')
  expect((await client.queries.people({})).total).toBe(6)

  await expect(names).toHaveText([/Robert Stone/, /Bob Stone/])
  await press(page, '2')
  await expect(main).toContainText('2 pairs that may be one person')
  expect((await client.queries.person({ id: bob })).ring).toBe('close')

  await press(page, 'n')
  await expect(main).toContainText('1 pair that may be one person')
  await expect(page.getByText(/are two people/)).toBeVisible()
  await page.reload()
  await expect(main).toContainText('1 pair that may be one person')
  await press(page, 'n')
  await expect(main).toContainText('Nobody seems to be here twice')
  await press(page, 'z')
  await expect(main).toContainText('1 pair that may be one person')
  await expectAccessible(page, 'duplicates, one pair')

  // The pair that was told apart before is below, and is taken back by keys.
  await main.getByText('Said to be two: 1').focus()
  await page.keyboard.press('Enter')
  await expectAccessible(page, 'duplicates, said to be two')
  await main.getByRole('button', { name: /^Take back:/ }).focus()
  await page.keyboard.press('Enter')
  await expect(main).toContainText('2 pairs that may be one person')
  await expect(main.getByText(/^Said to be two/)).toHaveCount(0)
  await press(page, 'z')
  await expect(main.getByText('Said to be two: 1')).toBeVisible()
})

test('two windows see one list of pairs', async ({ openJournal }) => {
  const { page, client, openTab } = await openJournal('empty')
  for (const email of ['ana@example.org', 'ANA@example.org']) await add(client, 'Ana', 'Ruiz', email)
  const other = await openTab()
  for (const one of [page, other]) {
    await press(one, 'g', 'l')
    await expect(one.getByRole('main')).toContainText('1 pair that may be one person')
  }
  await press(page, '1')
  for (const one of [page, other]) {
    await expect(one.getByRole('main')).toContainText('Nobody seems to be here twice')
  }
})

for (const { what, width, height } of [
  { what: '360 pixels', width: 360, height: 740 },
  { what: '200 % zoom', width: 640, height: 400 },
]) {
  test(`five hundred pairs at ${what} fit, are counted and gone through`, async ({ openJournal }) => {
    test.setTimeout(240_000)
    const { page, client } = await openJournal('empty')
    await page.setViewportSize({ width, height })
    const letters = (index: number) =>
      [Math.floor(index / 26) % 26, index % 26].map((at) => String.fromCodePoint(97 + at)).join('')
    for (let index = 0; index < 500; index++) {
      for (const part of ['one', 'two']) {
        await add(
          client,
          'Marie-Claire',
          `Von${letters(index)}berg-Lichterfelde`,
          `${part === 'one' ? 'm' : 'M'}${index}@example.org`,
        )
      }
    }
    await press(page, 'g', 'l')
    const main = page.getByRole('main')
    await expect(main).toContainText('500 pairs that may be one person')
    await press(page, 'k')
    await expect(main).toContainText('500 of 500')
    await expect(main.getByRole('article')).toHaveCount(2)
    await press(page, 'j', 'n')
    await expect(main).toContainText('1 of 499')
    await expect(main.getByRole('article').first()).toContainText('berg-Lichterfelde')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await expectAccessible(page, `duplicates at ${what}`)
  })
}
