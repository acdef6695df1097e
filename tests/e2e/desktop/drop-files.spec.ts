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
    // Until the welcome has come the heading of Today is there as well, and its questions are fields, on which a drop imports nothing.
    const skip = main.getByRole('button', { name: 'Skip the questions' })
    await skip.waitFor()
    // The first app of a run starts slowly: a press may come before the page hears it.
    await expect(async () => {
      if (await skip.isVisible()) await skip.click({ timeout: 2000 })
      await expect(skip).toHaveCount(0, { timeout: 3000 })
    }).toPass()
    const heading = main.getByRole('heading', { level: 1, name: 'Today' })
    await heading.waitFor()
    const { x = 0, y = 0 } = (await heading.boundingBox()) ?? {}
    const at = { x: x + 5, y: y + 5 }
    const session = await main.context().newCDPSession(main)
    const data = { items: [], files: [file], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at, data })
    await expect(main.getByRole('status').filter({ hasText: 'Import this …' })).toBeVisible()
    await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data })
    await expect(main.getByRole('heading', { level: 1, name: '1 person in it' })).toBeVisible()
    await expect(main.getByText('Cem Kaya').first()).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
