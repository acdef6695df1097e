import { rmSync, writeFileSync } from 'node:fs'
import { linkedinFile } from '#support/import-file.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

const CROWD = Array.from({ length: 60 }, (_, index) => ({
  name: `Person ${String(index).padStart(2, '0')}`,
  url: `https://www.linkedin.com/in/p${index}`,
  company: index % 3 === 0 ? 'Acme' : 'Globex',
}))

test('of a file of many one says first who is the same, then who comes in, and then who matters, by keyboard', async ({
  openJournal,
}) => {
  test.setTimeout(90_000)
  const { page, client, host } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, organisation: 'Acme', ring: 'close' })
  await client.commands.addPerson({ names: { given: 'Tom', family: 'Lee' } })
  const file = linkedinFile([
    { name: 'Ana Ruiz', company: 'Acme', title: 'Head of Product' },
    { name: 'Tom Lee', company: 'Initech' },
    ...CROWD,
    { name: 'Priya Nair', email: 'priya@example.org', company: 'Acme', title: 'Director of Research' },
    { name: 'Uma Berg', email: 'uma@example.org', company: 'Globex' },
  ])
  await page.goto(`${host.origin}/import`)
  const buffer = Buffer.from(file)
  await page.locator('input[type=file]').setInputFiles({ name: 'Connections.csv', mimeType: 'text/csv', buffer })

  const rows = page.getByRole('list', { name: 'People in the file' }).getByRole('listitem')
  await test.step('what became of each field is said before anything is written, and adds up to what the file has', async () => {
    const said = await page.getByText(/fields in all/).textContent()
    const [, total = '', brought = '', kept = '', left = ''] =
      /(\d+) fields in all: (\d+) brought over, (\d+) kept as text .*, (none|\d+) left out/.exec(said ?? '') ?? []
    const cells = file
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(','))
    expect(Number(total)).toBe(cells.filter((cell) => cell !== '').length)
    expect(Number(brought) + Number(kept) + Number(left.replace('none', '0'))).toBe(Number(total))
  })

  await test.step('who may be the same comes first: chosen where more than the name agrees, asked where not', async () => {
    await expect(page.getByRole('radio', { name: /^Maybe the same 2/ })).toBeChecked()
    await expect(rows.filter({ hasText: 'Ana Ruiz' }).getByRole('radio', { name: 'Same person' })).toBeChecked()
    await expect(rows.filter({ hasText: 'Ana Ruiz' })).toContainText('Same name and employer')
    await expect(rows.filter({ hasText: 'Tom Lee' }).getByRole('radio', { checked: true })).toHaveCount(0)
    await press(page, 'j', 'j')
    await expect(rows.filter({ hasText: 'Tom Lee' })).toBeFocused()
    await press(page, 'n')
    await expect(rows.filter({ hasText: 'Tom Lee' }).getByRole('radio', { name: 'New person' })).toBeChecked()
    await expectAccessible(page, 'import, maybe the same')
  })

  await test.step('new people are ticked by employer, and one by one', async () => {
    await page.getByText(/^New 62/).click()
    await tabTo(page, page.getByRole('combobox', { name: 'Employer' }))
    await page.keyboard.type('glob')
    await press(page, 'Enter')
    await expect(rows.first()).toContainText('Globex')
    await tabTo(page, page.getByRole('button', { name: 'Untick those shown' }))
    await press(page, 'Enter')
    await expect(page.getByRole('button', { name: 'Import 23 people' })).toBeVisible()
    await tabTo(page, page.getByRole('listitem').filter({ hasText: 'Person 01' }))
    await press(page, 'x')
    await expect(page.getByRole('checkbox', { name: 'Bring in Person 01' })).toBeChecked()
    await expect(page.getByRole('button', { name: 'Import 24 people' })).toBeVisible()
    await expectAccessible(page, 'import, new people')
  })

  await test.step('who matters is put in a ring by one key, and the rest is never due', async () => {
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 2, name: /Who matters most/ })).toBeVisible()
    const list = page.getByRole('list', { name: 'Who matters most?' }).getByRole('listitem')
    await expect(list.first()).toContainText('Priya Nair')
    await expect(list.first()).toContainText('1 person of your rings at Acme')
    await expect(list.first()).toContainText('you have their e-mail address')
    await press(page, 'j')
    await expect(list.first()).toBeFocused()
    await press(page, '2')
    await expect(list.first()).toContainText('Close')
    await expect(list.nth(1)).toBeFocused()
    await expectAccessible(page, 'import, who matters')
    const { rows: close } = await client.queries.people({ rings: ['close'] })
    expect(close.map(({ name }) => name).toSorted()).toEqual(['Ana Ruiz', 'Priya Nair'])
    expect((await client.queries.people({ rings: ['none'] })).total).toBe(23)
    // Who is in a ring and has not been spoken with; of the 23 others nobody.
    expect((await client.queries.today({})).total).toBe(2)
    await press(page, 'z')
    await expect(list.first()).not.toContainText('Close')
  })
})

test('a file that is gone when it is read is said to be, in words', async ({ openJournal }, testInfo) => {
  const { page, host } = await openJournal('empty')
  const path = testInfo.outputPath('Connections.csv')
  writeFileSync(path, linkedinFile(CROWD))
  await page.goto(`${host.origin}/import`)
  // Gone between the choice and the first byte that is read.
  await page.exposeFunction('removeFile', () => rmSync(path))
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer
    Blob.prototype.arrayBuffer = async function (this: Blob) {
      Blob.prototype.arrayBuffer = read
      await (globalThis as unknown as { removeFile: () => Promise<void> }).removeFile()
      return read.call(this)
    }
  })
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByText('That could not be read.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('The file is not there any more')
})
