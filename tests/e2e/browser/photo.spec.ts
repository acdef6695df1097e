import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

/** A picture as a camera makes it, larger than what is kept. */
async function pictureFile(page: Page, type: string, width = 900, height = 600): Promise<Buffer> {
  const bytes = await page.evaluate(
    async ([kind, w, h]) => {
      const canvas = new OffscreenCanvas(w, h)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('no canvas')
      for (let x = 0; x < w; x += 10) {
        pen.fillStyle = `hsl(${x} 60% 50%)`
        pen.fillRect(x, 0, 10, h)
      }
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: kind })).arrayBuffer())]
    },
    [type, width, height] as const,
  )
  return Buffer.from(bytes)
}

const isShown = (face: Locator) =>
  face.locator('img').evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  })

test('a photo is chosen by keyboard, small and square, shown in the lists, removed and put back', async ({
  openJournal,
}) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner' })
  await client.commands.addPerson({ names: { given: 'Bo', family: 'Lee' } })
  await page.goto(`${host.origin}/person/${id}`)
  const face = page.getByRole('button', { name: 'Photo', exact: true })
  const shown = face.locator('..')
  await tabTo(page, face)
  await press(page, 'Enter')
  const chooser = page.waitForEvent('filechooser')
  await expect(page.getByRole('menuitem', { name: 'Choose a photo…' })).toBeFocused()
  await press(page, 'Enter')
  await (
    await chooser
  ).setFiles({
    name: 'ana.png',
    mimeType: 'image/png',
    buffer: await pictureFile(page, 'image/png'),
  })
  await expect(page.getByText('The photo of Ana Ruiz is kept.')).toBeVisible()
  expect(await isShown(shown)).toEqual([192, 192])
  const { photo } = await client.queries.photo({ id })
  expect(Buffer.from(photo ?? '', 'base64').length).toBeLessThanOrEqual(20 * 1024)
  await expectAccessible(page, 'a person with a photo')

  await page.goto(`${host.origin}/people`)
  const row = page.getByRole('option', { name: /Ana Ruiz/ })
  expect(await isShown(row)).toEqual([192, 192])
  await expect(page.getByRole('option', { name: /Bo Lee/ }).locator('img')).toHaveCount(0)

  await page.goto(`${host.origin}/person/${id}`)
  await face.click()
  await page.getByRole('menuitem', { name: 'Remove the photo' }).click()
  await expect(shown.locator('img')).toHaveCount(0)
  await expect(shown).toHaveText('AR')
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await isShown(shown)).toEqual([192, 192])
  expect(await client.queries.photo({ id })).toEqual({ photo })
})

test('one is dropped on it or pasted; SVG, what is no picture, and gigabytes in a few bytes change nothing', async ({
  openJournal,
}) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await page.goto(`${host.origin}/person/${id}`)
  const face = page.getByRole('button', { name: 'Photo', exact: true })
  const shown = face.locator('..')
  await expect(face).toBeVisible()
  const give = (how: 'drop' | 'paste', type: string, bytes: Buffer) =>
    page.evaluate(
      ([kind, mime, numbers, label]) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(numbers)], 'file', { type: mime }))
        const target = document.querySelector(`button[aria-label="${label}"]`)
        if (kind === 'drop') target?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
        else document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
      },
      [how, type, [...bytes], 'Photo'] as const,
    )
  const bomb = await pictureFile(page, 'image/png', 10, 10)
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
  )
  const unreadable = page.getByText('The file is no JPEG, PNG or WebP picture that can be read. Nothing was changed.')
  for (const [how, type, bytes, said] of [
    ['drop', 'image/svg+xml', svg, unreadable],
    ['paste', 'image/png', svg, unreadable],
    ['drop', 'image/jpeg', Buffer.from('no picture'), unreadable],
    ['drop', 'image/png', bomb, page.getByText('The picture is too large to be read. Nothing was changed.')],
  ] as const) {
    await give(how, type, bytes)
    await expect(said).toBeVisible()
    await page.reload()
    await expect(shown).toHaveText('AR')
  }
  expect(await client.queries.photo({ id })).toEqual({ photo: null })

  await give('drop', 'image/jpeg', await pictureFile(page, 'image/jpeg', 120, 300))
  expect(await isShown(shown)).toEqual([120, 120])
  const dropped = await client.queries.photo({ id })
  await give('paste', 'image/webp', await pictureFile(page, 'image/webp'))
  await expect.poll(async () => (await client.queries.photo({ id })).photo).not.toBe(dropped.photo)
  expect(await isShown(shown)).toEqual([192, 192])
})
