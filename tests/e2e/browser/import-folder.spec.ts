import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('a folder of notes is chosen, previewed, imported and undone, by keyboard', async ({ openJournal }) => {
  test.setTimeout(90_000)
  const vault = mkdtempSync(join(tmpdir(), 'rapport-notes-'))
  try {
    mkdirSync(join(vault, 'People'))
    writeFileSync(join(vault, 'People', 'Ana Ruiz.md'), '---\nemail: ana@acme.example\n---\nPlays the cello\n')
    for (let at = 0; at < 500; at++) writeFileSync(join(vault, 'People', `Somebody ${at}.md`), `Note ${at}`)
    writeFileSync(join(vault, '2026-11-20.md'), '## Coffee with [[Ana Ruiz]]\n\nAbout Porto.\n')
    writeFileSync(join(vault, 'Recipes.md'), 'Bread')
    const { page, client, host } = await openJournal('empty')
    await page.goto(`${host.origin}/import`)
    await expect(page.getByText('Obsidian, or any folder of Markdown notes')).toBeVisible()
    const chooser = page.waitForEvent('filechooser')
    await tabTo(page, page.getByRole('button', { name: 'Choose a folder of notes' }))
    await press(page, 'Enter')
    await (await chooser).setFiles(vault)
    await expect(page.getByRole('radio', { name: /^New 502/ })).toBeChecked()
    await expect(page.getByText('Left out: 1 note of nobody and of no day with somebody.')).toBeVisible()
    await expectAccessible(page, 'import, folder of notes')
    await page.setViewportSize({ width: 360, height: 740 })
    await expectAccessible(page, 'import, folder of notes, narrow')
    await page.setViewportSize({ width: 1280, height: 800 })
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'All of it is taken in' })).toBeVisible()
    expect((await client.queries.people({ text: 'Ana' })).rows).toMatchObject([{ lastOn: '2026-11-20' }])
    await tabTo(page, page.getByRole('button', { name: 'Undo the whole import' }))
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'The import is undone' })).toBeVisible()
    expect((await client.queries.people({})).total).toBe(0)
  } finally {
    rmSync(vault, { recursive: true })
  }
})
