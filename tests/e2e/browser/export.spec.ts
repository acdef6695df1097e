import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('a vault and a table go out from the settings, by keyboard', async ({ openJournal }) => {
  test.setTimeout(90_000)
  const { page, client, host } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const home = mkdtempSync(join(tmpdir(), 'rapport-export-'))
  try {
    await page.goto(`${host.origin}/settings?find=obsidian`)
    const what = page.getByRole('button', { name: /What to export/ })
    await test.step('a folder of notes, which goes on from where it was', async () => {
      await tabTo(page, what)
      await press(page, 'Enter')
      await page.getByRole('option', { name: /Markdown notes/ }).press('Enter')
      await tabTo(page, page.getByRole('textbox', { name: 'Into the folder' }))
      await page.keyboard.type(join(home, 'vault'))
      await expectAccessible(page, 'export of a vault')
      await tabTo(page, page.getByRole('button', { name: 'Export', exact: true }))
      await press(page, 'Enter')
      await expect(page.getByText(/files written, 0 as before/)).toBeVisible()
      expect(existsSync(join(home, 'vault', 'People', 'Ana Ruiz.md'))).toBe(true)
      await press(page, 'Enter')
      await expect(page.getByText(/Nothing had changed, \d+ as before/)).toBeVisible()
    })
    await test.step('a folder that cannot be one says so', async () => {
      await tabTo(page, page.getByRole('textbox', { name: 'Into the folder' }))
      await page.keyboard.press('Control+a')
      await page.keyboard.type('no-whole-path')
      await tabTo(page, page.getByRole('button', { name: 'Export', exact: true }))
      await press(page, 'Enter')
      await expect(page.getByText(/no-whole-path/).last()).toBeVisible()
    })
    await test.step('a table is downloaded', async () => {
      await page.setViewportSize({ width: 360, height: 740 })
      await tabTo(page, what)
      await press(page, 'Enter')
      await page.getByRole('option', { name: /spreadsheet/ }).press('Enter')
      await expectAccessible(page, 'export of a table, narrow')
      const downloading = page.waitForEvent('download')
      await tabTo(page, page.getByRole('button', { name: 'Export', exact: true }))
      await press(page, 'Enter')
      const download = await downloading
      expect(download.suggestedFilename()).toMatch(/^rapport-.*\.csv$/)
      expect(readFileSync(await download.path(), 'utf8')).toContain('Ana,Ruiz')
      await expect(page.getByText('1 entry is in the file among your downloads.')).toBeVisible()
    })
    await test.step('and once more with names hidden', async () => {
      await tabTo(page, page.getByRole('checkbox', { name: 'With names hidden' }))
      await press(page, 'Space')
      await expect(page.getByText(/Everybody stands by letters/)).toBeVisible()
      await expectAccessible(page, 'export with names hidden, narrow')
      const downloading = page.waitForEvent('download')
      await tabTo(page, page.getByRole('button', { name: 'Export', exact: true }))
      await press(page, 'Enter')
      const text = readFileSync(await (await downloading).path(), 'utf8')
      expect(text).toMatch(/Person [A-Z]{6}/)
      expect(text).not.toMatch(/Ana|Ruiz/)
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
