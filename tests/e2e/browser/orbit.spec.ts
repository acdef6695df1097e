import type { Page } from '@playwright/test'
import type { PersonId } from '#shared/model/id.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'

/** Where the mark of somebody is: the pointer is over it when the cursor becomes a hand. */
async function findMark(page: Page): Promise<{ x: number; y: number }> {
  const canvas = page.locator('canvas')
  await expect(canvas).toBeVisible()
  const box = await canvas.boundingBox()
  if (box === null) throw new Error('there is no map')
  for (let y = box.y + 20; y < box.y + box.height - 20; y += 12) {
    for (let x = box.x + 20; x < box.x + box.width - 20; x += 12) {
      await page.mouse.move(x, y)
      if ((await canvas.evaluate((element) => element.style.cursor)) === 'pointer') return { x, y }
    }
  }
  throw new Error('nobody is on the map')
}

test('O4: somebody is moved to another ring by dragging, by the menu and by a key, in the same words; Escape gives up a drag', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'close' })
  const ring = async () => (await client.queries.person({ id: id as PersonId })).ring
  await goTo(page, 'o', 'Orbit')
  const mark = await findMark(page)
  const canvas = await page.locator('canvas').boundingBox()
  if (canvas === null) throw new Error('there is no map')
  const centre = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 }
  // Half as far again from the centre: from the middle of the close ring into the active one.
  const outwards = { x: centre.x + (mark.x - centre.x) * 1.6, y: centre.y + (mark.y - centre.y) * 1.6 }

  await page.mouse.move(mark.x, mark.y)
  await page.mouse.down()
  await page.mouse.move(outwards.x, outwards.y, { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await ring()).toBe('close')

  await page.mouse.move(mark.x, mark.y)
  await page.mouse.down()
  await page.mouse.move(outwards.x, outwards.y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(ring).toBe('active')
  await expect(page.getByText('Ana Ruiz is now: Active ring.', { exact: true })).toBeVisible()
  await press(page, 'z')
  await expect.poll(ring).toBe('close')

  await page.getByRole('button', { name: /^Ring: Close ring/ }).click()
  await page.getByRole('menuitem', { name: 'Active ring' }).click()
  await expect.poll(ring).toBe('active')
  await expect(page.getByText('Ana Ruiz is now: Active ring.', { exact: true })).toBeVisible()
  await press(page, 'z')
  await expect.poll(ring).toBe('close')

  // Where she is already nobody is put: the page has to have heard of the undo.
  await expect(page.getByRole('button', { name: /^Ring: Close ring/ })).toBeVisible()
  await press(page, 'j', 'j')
  await expect(page.getByRole('listitem').filter({ hasText: /^Ana Ruiz$/ })).toBeFocused()
  await press(page, '3')
  await expect.poll(ring).toBe('active')
  await expect(page.getByText('Ana Ruiz is now: Active ring.', { exact: true })).toBeVisible()
})

test('O5: with any filter the list has a line for everybody on the map, and names can be hidden', async ({
  page,
  sampleHost,
}) => {
  const { client } = sampleHost.test
  const { people, sectors } = await client.queries.orbit({ by: 'circle' })
  await page.goto(sampleHost.newAddress())
  await goTo(page, 'o', 'Orbit')
  await expect(page.getByText(`${people.length} people around you.`)).toBeVisible()
  const list = page.getByRole('list', { name: /The map as a list/ })
  await expect(list).toHaveAccessibleName(`The map as a list, ${people.length}`)
  expect(sectors.length).toBeGreaterThan(3)

  const [someone] = people
  if (someone === undefined) throw new Error('the sample has nobody in a ring')
  await page.getByRole('textbox', { name: 'Find by name' }).fill(someone.name)
  await expect(list).toHaveAccessibleName('The map as a list, 1')
  await expect(list.getByText(someone.name)).toBeVisible()
  await page.getByRole('switch', { name: 'Hide names' }).press(' ')
  await expect(page.getByRole('main').getByText(someone.name)).toHaveCount(0)
  await expect(list.getByText('Name hidden')).toBeVisible()
})

test('O6: with reduced motion nothing on the map moves by itself: zooming is drawn at once', async ({
  openJournal,
}) => {
  const { page } = await openJournal('sample')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await goTo(page, 'o', 'Orbit')
  const map = page.locator('main canvas')
  await expect(map).toBeVisible()
  /** Ten frames from now on, each as it is drawn. */
  const frames = () =>
    map.evaluate(async (canvas: HTMLCanvasElement) => {
      const seen: string[] = []
      for (let at = 0; at < 10; at++) {
        await new Promise(requestAnimationFrame)
        seen.push(canvas.toDataURL())
      }
      return { pictures: new Set(seen).size, last: seen.at(-1), animations: document.getAnimations().length }
    })
  // As it was, and as it is: a machine that is busy draws the new one some frames later.
  const AT_MOST = 2
  for (const key of ['+', '-']) {
    const before = await map.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
    await press(page, key)
    const { pictures, animations } = await frames()
    expect(pictures, `after ${key}`).toBeLessThanOrEqual(AT_MOST)
    expect(animations).toBe(0)
    await expect.poll(async () => (await frames()).last === before, `${key} is drawn`).toBe(false)
  }
})

test('with forced colours the map is drawn in those alone', async ({ openJournal }) => {
  const { page } = await openJournal('sample')
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await goTo(page, 'o', 'Orbit')
  const map = page.locator('main canvas')
  await expect(map).toBeVisible()
  const isGrey = () =>
    map.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      let drawn = 0
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = [data[at], data[at + 1], data[at + 2], data[at + 3]]
        if (alpha > 0) drawn += 1
        if (alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > 8) return false
      }
      return drawn > 1000
    })
  // Nobody is focused, so that nothing is highlighted: text is white, and what lies behind it black.
  await expect.poll(isGrey).toBe(true)
})

test('O2, O3: each open seat is a line of its own, and what moved is told in sentences', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const { commands } = client
  const talk = async (name: string, date: string) =>
    (await commands.logConversation({ date: date as never, channel: 'call', people: [{ name }] })).newPeople
  const [ana] = await talk('Ana Ruiz', '2026-11-20')
  const [ben] = await talk('Ben Ode', '2024-01-10')
  if (ana === undefined || ben === undefined) throw new Error('nobody was made')
  await commands.putInRing({ ids: [ana, ben], ring: 'close' })
  await commands.addArchetype({ name: 'CFO outside', seats: 3, people: [ben] })
  await goTo(page, 'o', 'Orbit')
  const list = page.getByRole('list', { name: /The map as a list/ })
  await expect(list).toContainText('CFO outside')
  await expect(list).toContainText('1 of 3')
  const open = list.getByText('An open seat. Who might know one?')
  await expect(open).toHaveCount(2)
  // Under the cursor it says who might know one: whoever is one already, and others by what is written of them.
  await page.getByRole('main').focus()
  await tabTo(page, list.getByRole('listitem').filter({ hasText: 'An open seat' }).first(), { key: 'j' })
  const ideas = page.getByRole('region', { name: 'Who might know one?' })
  await expect(ideas.getByRole('listitem')).toContainText(['Ben Ode'])
  await expect(ideas).toContainText('is one already')
  await tabTo(page, ideas.getByRole('button', { name: 'Note down to ask Ben Ode' }), { key: 'Shift+Tab' })
  await press(page, 'Enter')
  await expect
    .poll(async () => (await client.queries.followUps({})).rows.map(({ text }) => text))
    .toEqual(['Ask whether they know a CFO outside'])
  const moved = page.getByRole('region', { name: 'What moved' })
  await expect(moved).toContainText('1 person met for the first time')
  await expect(moved).not.toContainText(/[%+]|score/)
  await expectAccessible(page, 'an orbit with open seats')
})
