import type { Page } from '@playwright/test'
import { expect, test } from './journal-test.ts'
import { focusedElement, press } from './keyboard.ts'
import { conversationWithNotes, writeAtEnd } from './notes.ts'

for (const { what, width, height } of [
  { what: 'a window', width: 1280, height: 800 },
  { what: '360 pixels', width: 360, height: 740 },
]) {
  test(`in ${what} one notice is shown at a time, and stands over no control`, async ({ openJournal }) => {
    const { page, host, client } = await openJournal('sample')
    await page.setViewportSize({ width, height })
    const people = await client.queries.people({ limit: 1 })
    for (const path of ['/', '/people', '/journal', `/person/${people.rows[0]?.id}`]) {
      await page.goto(host.origin + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      // What can be undone, twice: the second takes the place of the first.
      // The first key after loading may come before the screen hears keys.
      await expect(async () => {
        await press(page, 'p')
        await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2000 })
      }).toPass()
      await page.keyboard.type('Marie-Claire von Hohenstein-Lichterfelde')
      await press(page, 'Enter')
      const notice = page.getByRole('region', { name: /notice/ }).getByRole('listitem')
      await expect(notice).toHaveCount(1)
      await press(page, 'z')
      await expect(notice).toHaveText(/Undone|no longer|left/)
      await expect(notice).toHaveCount(1)
      await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 1e6))
      expect(await page.evaluate(coveredControls), path).toEqual([])
      await notice.getByRole('button', { name: 'Dismiss' }).click()
      await expect(notice).toHaveCount(0)
    }
  })
}

/** The controls of the page of which a notice covers a part. */
function coveredControls(): string[] {
  const notice = document.querySelector('[data-react-aria-top-layer] section')?.getBoundingClientRect()
  if (notice === undefined) return ['there is no notice']
  const scroller = document.querySelector('main')?.getBoundingClientRect()
  return [...document.querySelectorAll('main :is(a, button, input, [role=option], [tabindex]), nav a, nav button')]
    .filter((control) => {
      const box = control.getBoundingClientRect()
      const isInMain = control.closest('main') !== null
      const bottom = isInMain ? Math.min(box.bottom, scroller?.bottom ?? Infinity) : box.bottom
      const top = isInMain ? Math.max(box.top, scroller?.top ?? 0) : box.top
      const isOver = bottom > notice.top && top < notice.bottom && box.right > notice.left && box.left < notice.right
      return box.width > 0 && bottom > top && isOver
    })
    .map((control) => control.outerHTML.slice(0, 120))
}

test('Escape leaves the notes, whose text is saved, and the keys of the screen go on', async ({ openJournal }) => {
  const { client, openTab } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'We spoke.')
  const page = await openTab(path)
  await writeAtEnd(page)
  await page.keyboard.type(' More.')
  await press(page, 'Escape')
  await expect.poll(() => focusedElement(page)).toBe('main')
  await expect.poll(async () => (await client.queries.conversation({ id })).notes).toBe('We spoke. More.')
  await press(page, 'g', 'p')
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
})

test('H asks until when, on the page of a person and of a conversation as on Today', async ({ openJournal }) => {
  const { client, page, host } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'We spoke.')
  const { people } = await client.queries.conversation({ id })
  for (const place of [path, `/person/${people[0]?.id}`]) {
    await client.commands.scheduleFollowUp({
      text: `send the list ${place.slice(1, 7)}`,
      actor: 'me',
      people: people.map((one) => ({ id: one.id })),
      origin: id,
    })
    await page.goto(host.origin + place)
    await page.getByRole('checkbox').first().waitFor()
    await press(page, 'j', 'h')
    await expect(page.getByRole('menuitem', { name: /Tomorrow/ })).toBeFocused()
    await press(page, 'Escape')
    await expect(page.getByRole('menuitem')).toHaveCount(0)
  }
})

test('Ctrl+Enter answers the questions of the first run', async ({ openJournal }) => {
  const { page, client } = await openJournal('new')
  await expect(page.getByRole('textbox', { name: 'What do you want from your network?' })).toBeFocused()
  await page.keyboard.type('To learn')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('button', { name: 'Bring people in' })).toBeFocused()
  expect((await client.queries.preferences()).intent).toMatchObject({ goal: 'To learn' })
})

test('people are sorted by family name in every script, and the family name leads the eye', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  for (const names of [
    { display: '山田太郎' },
    { given: 'Zoe', family: 'Adler' },
    { display: 'Dr. Ana Ruiz' },
    { given: 'Лев', family: 'Толстой' },
    { given: 'Ana', family: 'Zeller' },
    { given: 'ليلى', family: 'حداد' },
  ])
    await client.commands.addPerson({ names })
  await press(page, 'g', 'p')
  await expect(page.getByRole('button', { name: /By family name/ })).toBeVisible()
  const options = page.getByRole('option')
  await expect(options).toHaveCount(6)
  await expect(options).toContainText([
    'Zoe Adler',
    'Dr. Ana Ruiz',
    'Ana Zeller',
    'Лев Толстой',
    'ليلى حداد',
    '山田太郎',
  ])
  const zoe = page.getByRole('option', { name: /Zoe/ })
  const weightOf = (text: string) =>
    zoe.getByText(text, { exact: true }).evaluate((element) => Number(getComputedStyle(element).fontWeight))
  expect(await weightOf('Zoe Adler')).toBeGreaterThan(await weightOf('Zoe'))
})

test('no ring of the focus is cut off, wherever the Tab key leads', async ({ page, sampleHost }) => {
  test.setTimeout(240_000)
  const client = sampleHost.test.client
  const { rows } = await client.queries.people({ limit: 5 })
  const talks = await client.queries.journal({ limit: 1 })
  await page.goto(sampleHost.newAddress())
  await page.getByRole('heading', { level: 1 }).waitFor()
  const paths = ['/', '/people', '/journal', `/person/${rows[2]?.id}`, `/journal/${talks.rows[0]?.id}`]
  const walk = async (path: string) => {
    await page.goto(sampleHost.origin + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await cutRings(page), path).toEqual([])
  }
  for (const path of [...paths, '/settings', '/search?text=umbrella', '/import', '/upcoming']) await walk(path)
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of paths.slice(0, 4)) await walk(path)
})

/** Those that the Tab key reaches on a screen and whose ring is outside of what can be seen of it. */
async function cutRings(page: Page): Promise<string[]> {
  const cut = new Set<string>()
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return null
      // The ring of a radio button or a switch is drawn around its words.
      if (element.matches('input:is([type=radio], [type=checkbox])')) return null
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element)
      if (outlineStyle === 'none') return null
      const reach = Math.max(0, Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset))
      const box = element.getBoundingClientRect()
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around)
        const edge = around.getBoundingClientRect()
        const isCutX =
          overflowX !== 'visible' && (box.left - reach < edge.left - 0.5 || box.right + reach > edge.right + 0.5)
        const isCutY =
          overflowY === 'hidden' && (box.top - reach < edge.top - 0.5 || box.bottom + reach > edge.bottom + 0.5)
        if ((isCutX && box.width < edge.width * 1.5) || isCutY)
          return `${element.outerHTML.slice(0, 140)} in ${around.className.slice(0, 60)}`
      }
      return null
    })
    if (found !== null) cut.add(found)
  }
  return [...cut]
}
