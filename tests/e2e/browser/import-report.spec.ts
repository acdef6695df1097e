import { importFile, vcardFile } from '#support/import-file.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

const MANY = Array.from({ length: 120 }, (_, index) => [`FN:Person ${index}`, `EMAIL:no address ${index}`])

test('what an import said is opened from the settings, read, reloaded and printed whole', async ({ openJournal }) => {
  const { page, client, host } = await openJournal('empty')
  const { undo } = await importFile(client, 'people.vcf', vcardFile(['FN:Ana Ruiz', 'X-SHOE:42'], ...MANY))
  await page.goto(`${host.origin}/settings?find=merges`)
  const report = page.getByRole('button', { name: /^Report: Imported 121 people: vCards/ })
  await tabTo(page, report)
  await press(page, 'Enter')
  await expect(page).toHaveURL(new RegExp(`/import/report/${undo}$`))
  const main = page.getByRole('main')
  const isWhole = async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import: vCards')
    await expect(main).toContainText('people.vcf')
    await expect(main).toContainText('“no address 119” is no email address; it was left out.')
    await expect(main).toContainText('X-SHOE (1)')
  }
  await isWhole()
  await expectAccessible(page, 'report of an import')
  await page.reload()
  await isWhole()

  await test.step('on paper every line is there, and no button', async () => {
    const lines = main.getByRole('list', { name: 'Problems' })
    const isCut = () => lines.evaluate((list) => list.scrollHeight > list.clientHeight + 1)
    expect(await isCut()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await isCut()).toBe(false)
    await expect(main.getByRole('button', { name: 'Print…' })).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('on a narrow screen it is no wider than that', async () => {
    await page.setViewportSize({ width: 360, height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectAccessible(page, 'report of an import, narrow')
  })

  await test.step('one that is not kept is said kindly', async () => {
    await page.goto(`${host.origin}/import/report/kept-none`)
    await expect(main).toContainText('No report of it is kept.')
    await tabTo(page, page.getByRole('button', { name: 'All imports and merges' }))
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { name: 'Imports and merges' })).toBeVisible()
  })
})
