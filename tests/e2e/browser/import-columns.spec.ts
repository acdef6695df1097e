import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

const FILE = 'Wer;Schreib mir;Seit\nana ruiz;ana@example.org;Lisbon\ntom oka;tom@example.org;Porto\n'

test('what the columns of any table are is said by keyboard, once for all files of its header', async ({
  openJournal,
}) => {
  const { page, host } = await openJournal('empty')
  await page.goto(`${host.origin}/import`)
  const choose = (name: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(FILE) })
  await choose('list.csv')

  await test.step('each column has what it is taken for, and some of its values', async () => {
    await expect(page.getByRole('heading', { name: 'What is in the columns?' })).toBeVisible()
    await expect(page.getByText('ana ruiz · tom oka')).toBeVisible()
    await expect(page.getByRole('button', { name: /What “Schreib mir” is/ })).toContainText('Email')
    await expectAccessible(page, 'import, columns')
  })

  await test.step('a column becomes a name', async () => {
    await tabTo(page, page.getByRole('button', { name: /What “Wer” is/ }))
    await press(page, 'Enter')
    await page.keyboard.type('Whole')
    await press(page, 'Enter')
    await expect(page.getByRole('button', { name: /What “Wer” is/ })).toContainText('Whole name')
    await press(page, 'ControlOrMeta+Enter')
    await expect(page.getByRole('heading', { name: '2 people in it' })).toBeVisible()
  })

  await test.step('the next file of this header goes straight to its people, and back to its columns', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Choose other files' }))
    await press(page, 'Enter')
    await choose('again.csv')
    await expect(page.getByRole('heading', { name: '2 people in it' })).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Columns' }))
    await press(page, 'Enter')
    await expect(page.getByRole('button', { name: /What “Wer” is/ })).toContainText('Whole name')
    await page.setViewportSize({ width: 360, height: 700 })
    await expect(page.getByRole('button', { name: /What “Wer” is/ })).toBeInViewport()
    await expectAccessible(page, 'import, columns, narrow')
  })
})
