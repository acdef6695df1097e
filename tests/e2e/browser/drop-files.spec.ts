import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-drop-'))
  mkdirSync(join(folder, 'Notes', 'People'), { recursive: true })
  mkdirSync(join(folder, 'More', 'People'), { recursive: true })
  writeFileSync(join(folder, 'Notes', 'People', 'Ana Ruiz.md'), 'Cello')
  writeFileSync(join(folder, 'More', 'People', 'Ben Lee.md'), 'Chess')
  for (const name of ['Cem Kaya', 'Dora Maar'])
    writeFileSync(join(folder, `${name}.vcf`), `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`)
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Drags files from outside of the window, as the system does it. */
async function dragOver(page: Page, names: readonly string[], at: { x: number; y: number }) {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: names.map((name) => join(folder, name)), dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    session.send('Input.dispatchDragEvent', { type, ...at, data })
  await send('dragEnter')
  await send('dragOver')
  return { drop: () => send('drop'), cancel: () => send('dragCancel') }
}

const overlay = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })
const MIDDLE = { x: 640, y: 500 }

test('a file dropped on any screen is previewed, and the page stays', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  await page.goto(new URL('/people', page.url()).href)
  await page.getByRole('main').waitFor()
  const drag = await dragOver(page, ['Cem Kaya.vcf'], MIDDLE)
  await expect(overlay(page, 'Import this …')).toBeVisible()
  await expectAccessible(page, 'a file over the window')
  await drag.drop()
  await expect(page.getByRole('heading', { level: 1, name: '1 person in it' })).toBeVisible()
  await expect(page.getByText('Cem Kaya').first()).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/import')
})

test('several files are one import; a drag that is given up leaves the screen', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  const drag = await dragOver(page, ['Cem Kaya.vcf', 'Dora Maar.vcf'], MIDDLE)
  await expect(overlay(page, 'Import these 2 …')).toBeVisible()
  await drag.cancel()
  await page.mouse.move(100, 100)
  await expect(overlay(page, 'Import these 2 …')).toHaveCount(0)
  expect(new URL(page.url()).pathname).toBe('/')
  await (await dragOver(page, ['Cem Kaya.vcf', 'Dora Maar.vcf'], MIDDLE)).drop()
  await expect(page.getByText('Dora Maar').first()).toBeVisible()
  await expect(page.getByText('Cem Kaya').first()).toBeVisible()
})

test('folders are one folder of notes', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await (await dragOver(page, ['Notes', 'More'], MIDDLE)).drop()
  await expect(page.getByRole('radio', { name: /^New 2/ })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'All of it is taken in' })).toBeVisible()
  expect((await client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Ben Lee', 'Ana Ruiz'])
})

test('a drop on a text field or the canvas imports nothing, and does not show the file instead of the page', async ({
  openJournal,
}) => {
  const { page } = await openJournal('empty')
  await press(page, 'q')
  const field = page.locator('input:focus, textarea:focus, [contenteditable]:focus')
  await field.waitFor()
  const box = (await field.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const onField = await dragOver(page, ['Cem Kaya.vcf'], { x: box.x + box.width / 2, y: box.y + box.height / 2 })
  await expect(overlay(page, 'Import this …')).toHaveCount(0)
  await onField.drop()
  await expect(field).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/')

  await page.goto(new URL('/strategy', page.url()).href)
  await page.getByRole('heading', { level: 1, name: 'Strategy' }).waitFor()
  await press(page, 'v')
  await expect(page.locator('.react-flow__viewport')).toBeAttached()
  const onCanvas = await dragOver(page, ['Cem Kaya.vcf'], MIDDLE)
  await expect(overlay(page, 'Import this …')).toHaveCount(0)
  await onCanvas.drop()
  await expect(page.locator('.react-flow__viewport')).toBeAttached()
  expect(new URL(page.url()).pathname).toBe('/strategy')
})
