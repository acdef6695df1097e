import type { Page } from '@playwright/test'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'
import { linkedinFile } from '#support/import-file.ts'

// A telephone, and a window of 1280 × 800 at 200 %: to the page it is half as wide.
for (const { what, width, height } of [
  { what: '360 pixels', width: 360, height: 740 },
  { what: '200 % zoom', width: 640, height: 400 },
]) {
  test(`at ${what} the day is written and worked through, and the bar along the edge leads on`, async ({
    openJournal,
  }) => {
    const { page, client } = await openJournal('empty')
    await page.setViewportSize({ width, height })
    for (const [name, text] of [
      ['Marie-Claire von Hohenstein-Lichterfelde', 'send the plans of the boat house before anybody asks again'],
      ['Ana Ruiz', 'her address'],
    ] as const) {
      await client.commands.scheduleFollowUp({ text, actor: 'me', due: '2026-11-23', people: [{ name }] })
    }
    const rows = page.getByRole('list', { name: 'People of today' }).locator('> li')
    await expect(rows).toHaveCount(2)
    await expectFits(page)

    await press(page, 'q')
    await page.keyboard.type('coffee with Tom about the regatta')
    await expect(page.getByRole('button', { name: 'With Tom, new' })).toBeVisible()
    await expectFits(page)
    await press(page, 'Enter')
    await expect(page.getByRole('textbox', { name: 'Quick log' })).toHaveValue('')
    await press(page, 'Escape', 'j')
    await expect(rows.first()).toBeFocused()
    // The whole name, also while the row has the focus.
    const name = rows.first().getByRole('link', { name: 'Marie-Claire von Hohenstein-Lichterfelde' })
    await expect(name).toBeInViewport({ ratio: 1 })
    expect(await name.evaluate(isSeen)).toBe(true)
    await press(page, 'Enter')
    await expect(rows.first().getByRole('checkbox')).toBeVisible()
    await expectFits(page)
    await expectAccessible(page, `Today at ${what}`)
    await press(page, 'e')
    await expect(rows).toHaveCount(1)

    const bar = page.getByRole('navigation', { name: 'Screens' })
    const box = await bar.boundingBox()
    expect(box).toMatchObject({ x: 0, width })
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(height)
    for (const screen of ['People', 'Journal', 'Settings', 'Today']) {
      await bar.getByRole('link', { name: new RegExp(`^${screen}`) }).click()
      await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
    }
  })
}

test('at 360 pixels one sees whom a list is about: people, one of them, and who may be the same in a file', async ({
  openJournal,
}) => {
  const { page, host } = await openJournal('sample')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${host.origin}/people?text=ilse`)
  const line = page.getByRole('option', { name: /Ilse Wennemars/ })
  await expect(line).toHaveCount(1)
  const name = line.getByText('Ilse Wennemars', { exact: true })
  await expect(name).toBeInViewport({ ratio: 1 })
  expect(await name.evaluate(isWhole)).toBe(true)
  await expectFits(page)

  await line.dblclick()
  const title = page.getByRole('heading', { level: 1, name: 'Ilse Wennemars' })
  // No name is broken inside of a word.
  await expect.poll(async () => (await title.boundingBox())?.height ?? Infinity).toBeLessThanOrEqual(2 * 36)
  await expectFits(page)

  await page.goto(`${host.origin}/import`)
  const buffer = Buffer.from(linkedinFile([{ name: 'Ilse Wennemars', company: 'Elsewhere' }]))
  await page.locator('input[type=file]').setInputFiles({ name: 'Connections.csv', mimeType: 'text/csv', buffer })
  await page.getByText(/^Maybe the same/).click()
  const maybe = page.getByText('Ilse Wennemars').first()
  await expect(maybe).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('radio', { name: 'Leave out' })).toBeVisible()
  await expectFits(page)
})

test('at 360 pixels no screen is made wider by words of sixty letters, in either direction of writing', async ({
  openJournal,
}) => {
  const { page, client, host } = await openJournal('empty')
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbaubeamte'
  const words = [
    { given: 'Hubert', family: word, rest: word },
    {
      given: 'عبد الرحمن بن محمد',
      family: 'الزهراني القحطاني',
      rest: 'مستشفىالملكفيصلالتخصصيومركزالأبحاثبالرياضوجدةوالمدينةالمنورة',
    },
  ]
  const { id: circle } = await client.commands.addCircle({ name: word })
  const ids = []
  for (const { given, family, rest } of words) {
    const { id } = await client.commands.addPerson({ names: { given, family }, title: rest, organisation: rest })
    ids.push(id)
    await client.commands.putEntry({
      id,
      entryId: null,
      entry: { collection: 'needs', value: { text: rest, heardOn: '2026-11-20' as CivilDate, state: 'open' } },
    })
    await client.commands.putEntry({
      id,
      entryId: null,
      entry: { collection: 'channels', value: { kind: 'email', value: `${word}@example.org` } },
    })
    await client.commands.putInCircle({ ids: [id], circle, member: true })
    await client.commands.scheduleFollowUp({
      text: rest,
      people: [{ id }],
      due: '2026-11-23' as CivilDate,
      actor: 'me',
    })
    await client.commands.logConversation({
      channel: 'call',
      date: '2026-11-20' as CivilDate,
      people: [{ id }],
      topic: rest,
      tags: [rest],
      notes: rest,
    })
  }
  await page.setViewportSize({ width: 360, height: 740 })
  const screens = [
    '/',
    '/today',
    '/people',
    '/groups',
    '/journal',
    '/giving',
    '/search?text=Donau',
    '/timeline',
    '/duplicates',
  ]
  for (const path of [...screens, ...ids.map((id) => `/person/${id}`)]) {
    await page.goto(host.origin + path)
    await expect(page.getByRole('main')).toContainText(path.startsWith('/person') ? /Hubert|الرحمن/ : /\p{L}/u)
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await test.step(path.replace(/\/[0-9a-f-]{36}$/, ''), () => expectFits(page))
  }
})

function isWhole(element: Element): boolean {
  return element.scrollWidth <= element.clientWidth
}

/** Nothing is cut off to the right, nor wants to be scrolled sideways. */
async function expectFits(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() =>
    ['html', 'main'].filter((selector) => {
      const element = document.querySelector(selector)
      return element !== null && element.scrollWidth > element.clientWidth
    }),
  )
  expect(tooWide).toEqual([])
}

/** Whether the middle of an element is what one sees there. */
function isSeen(element: Element): boolean {
  return [...element.getClientRects()].every(({ left, right, top, bottom }) => {
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return seen !== null && (element.contains(seen) || seen.contains(element))
  })
}
