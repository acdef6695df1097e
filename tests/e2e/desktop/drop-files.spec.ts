import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './desktop-test.ts'

test('a file dropped on the window is previewed, and the page stays', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-drop-'))
  try {
    const file = join(folder, 'Cem Kaya.vcf')
    writeFileSync(file, 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cem Kaya\r\nEND:VCARD\r\n')
    const { main } = await launch()
    // The first app of a run starts slowly: a press may come before the page hears it.
    const skip = main.getByRole('button', { name: 'Skip the questions' })
    await expect(async () => {
      if (await skip.isVisible()) await skip.click({ timeout: 2000 })
      await expect(main.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 3000 })
    }).toPass()
    const session = await main.context().newCDPSession(main)
    const data = { items: [], files: [file], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data })
    await expect(main.getByRole('status').filter({ hasText: 'Import this …' })).toBeVisible()
    await session.send('Input.dispatchDragEvent', { type: 'drop', x: 500, y: 400, data })
    await expect(main.getByRole('heading', { level: 1, name: '1 person in it' })).toBeVisible()
    await expect(main.getByText('Cem Kaya').first()).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
