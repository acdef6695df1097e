import type { Locator, Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { expectAccessible, expectContrast } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { handOn } from './hand-work.ts'
import { goTo, press, tabTo } from './keyboard.ts'

const card = (page: Page, name: string | RegExp): Locator =>
  page.locator('.react-flow__node').and(page.getByLabel(name))
const canvasOf = (client: JournalClient) => client.queries.strategyCanvas()
const placeOf = async (client: JournalClient, title: string) => {
  const { cards, notes } = await canvasOf(client)
  const found = cards.find((one) => one.title === title) ?? notes.find(({ text }) => text === title)
  return found === undefined ? null : [found.x, found.y]
}

/** As a hand does it, by and by. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('nothing to drag')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
  await page.mouse.up()
}

async function openCanvas(page: Page): Promise<void> {
  await goTo(page, 's', 'Strategy')
  await press(page, 'v')
  await expect(page.locator('.react-flow__viewport')).toBeAttached()
}

test('S4: a strategy is made, linked, put into an area, thrown away and taken back on the canvas by keys alone', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await openCanvas(page)
  await press(page, 'n')
  await expect(page.getByRole('textbox', { name: 'New goal' })).toBeFocused()
  await page.keyboard.type('A board seat')
  await press(page, 'Enter')
  await expect(card(page, 'Goal: A board seat')).toBeFocused()
  // On a goal, a type of person serves it.
  await press(page, 'a')
  await page.keyboard.type('CFO outside')
  await press(page, 'Enter')
  await expect(card(page, 'Type of person: CFO outside, 0 of 1 seat, linked to 1')).toBeFocused()
  await press(page, 'a')
  await page.keyboard.type('Chair')
  await press(page, 'Enter')
  await expect(card(page, /^Type of person: Chair/)).toBeFocused()
  await expect(card(page, 'Goal: A board seat, linked to 2')).toBeVisible()

  // The order of the focus is that of the outline.
  await press(page, 'k', 'k')
  await expect(card(page, /^Goal/)).toBeFocused()
  await press(page, 'Tab')
  await expect(card(page, /CFO outside/)).toBeFocused()
  await press(page, 'Tab')
  await expect(card(page, /Chair/)).toBeFocused()

  // A link of one's own, in words.
  await press(page, 'l')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox', { name: 'To' })).toBeFocused()
  await page.keyboard.type('CFO')
  await press(page, 'Enter', 'Tab')
  await page.keyboard.type('knows')
  await press(page, 'Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByLabel('Chair knows CFO outside')).toBeAttached()
  await expect(card(page, /Chair/)).toBeFocused()

  await press(page, 'r')
  await expect(page.getByRole('textbox', { name: 'Area' })).toBeFocused()
  await page.keyboard.type('Outside')
  await press(page, 'Enter')
  await expect(card(page, 'Area: Outside')).toBeFocused()
  await press(page, 'f')
  await expect(page.getByRole('combobox', { name: 'Find by its words' })).toBeFocused()
  await page.keyboard.type('chair')
  await press(page, 'Enter')
  await expect(card(page, /Chair/)).toBeFocused()
  await press(page, 'm')
  await tabTo(page, page.getByRole('radio', { name: 'Where there is room' }))
  await press(page, 'ArrowUp')
  await expect(page.getByRole('radio', { name: 'Outside' })).toBeChecked()
  await press(page, 'Enter')
  await expect(page.getByText('Chair is in Outside now.')).toBeVisible()
  const { areas } = await canvasOf(client)
  const [x = NaN, y = NaN] = (await placeOf(client, 'Chair')) ?? []
  expect(x > (areas[0]?.x ?? NaN) && y > (areas[0]?.y ?? NaN)).toBe(true)
  await expect(card(page, /Chair/)).toBeFocused()
  await expectAccessible(page, 'the canvas with a strategy')

  await press(page, 'F2')
  await page.keyboard.type('Chair of a board')
  await press(page, 'Enter')
  await expect(card(page, /Chair of a board/)).toBeFocused()
  await press(page, 'Delete')
  await expect(page.getByText('Chair of a board is in the trash.')).toBeVisible()
  await expect(card(page, /Chair/)).toHaveCount(0)
  await press(page, 'z')
  await expect(card(page, /Chair of a board/)).toBeVisible()
  await expect(page.getByLabel('Chair of a board knows CFO outside')).toBeAttached()
})

/** The same strategy is made by keys and by the pointer; what each takes is counted in strokes and ways of a hand. */
test('S4: what is done by keys takes a hand at most twice as long as by the pointer', async ({ openJournal }) => {
  const shape = async (client: JournalClient) => {
    const { cards, areas, links } = await canvasOf(client)
    return [
      ...cards.map(({ kind, title }) => `${kind} ${title}`),
      ...areas.map(({ label }) => label),
      ...links.map(({ label }) => label).filter(Boolean),
    ].toSorted()
  }
  const byKeys = await test.step('by keys', async () => {
    const { page, client } = await openJournal('empty')
    await openCanvas(page)
    const hand = handOn(page)
    const write = async (key: string, words: string) => {
      await hand.press(key)
      await expect(page.getByRole('textbox', { name: /^New|^Area/ })).toBeFocused()
      await hand.type(words)
      await hand.press('Enter')
      await expect(card(page, new RegExp(words))).toBeFocused()
    }
    await write('n', 'A board seat')
    await write('a', 'CFO outside')
    await write('a', 'Chair')
    await hand.press('l')
    await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused()
    await hand.type('CFO')
    await hand.press('Enter', 'Tab')
    await hand.type('knows')
    await hand.press('Enter')
    await expect(page.getByLabel('Chair knows CFO outside')).toBeAttached()
    await write('r', 'Outside')
    await hand.press('f')
    await expect(page.getByRole('combobox', { name: 'Find by its words' })).toBeFocused()
    await hand.type('chair')
    await hand.press('Enter')
    await expect(card(page, /Chair/)).toBeFocused()
    await hand.press('m')
    await hand.tabTo(page.getByRole('radio', { name: 'Where there is room' }))
    await hand.press('ArrowUp', 'Enter')
    await expect(page.getByText('Chair is in Outside now.')).toBeVisible()
    await hand.press('Delete')
    await expect(card(page, /Chair/)).toHaveCount(0)
    await hand.press('z')
    await expect(card(page, /Chair/)).toBeVisible()
    return { seconds: hand.seconds, shape: await shape(client) }
  })
  const byPointer = await test.step('by the pointer', async () => {
    const { page, client } = await openJournal('empty')
    await openCanvas(page)
    const hand = handOn(page)
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const write = async (name: string, words: string) => {
      await hand.click(button(name))
      await expect(page.getByRole('textbox', { name: /^New|^Area/ })).toBeFocused()
      await hand.type(words)
      await hand.press('Enter')
      await expect(card(page, new RegExp(words))).toBeFocused()
    }
    await write('New goal', 'A board seat')
    await write('New type of person', 'CFO outside')
    await write('New type of person', 'Chair')
    await hand.click(button('Link to…'))
    await hand.click(page.getByRole('combobox', { name: 'To' }))
    await hand.type('CFO')
    await hand.click(page.getByRole('option', { name: /CFO/ }))
    await hand.click(page.getByRole('textbox', { name: 'In words' }))
    await hand.type('knows')
    await hand.click(button('Link'))
    await expect(page.getByLabel('Chair knows CFO outside')).toBeAttached()
    await write('New area', 'Outside')
    await hand.click(button('Show everything'))
    await hand.drag(card(page, /Chair/), card(page, 'Area: Outside'))
    await hand.click(button('Take off the canvas'))
    await expect(card(page, /Chair/)).toHaveCount(0)
    await hand.click(page.getByRole('button', { name: /^Undo/ }))
    await expect(card(page, /Chair/)).toBeVisible()
    return { seconds: hand.seconds, shape: await shape(client) }
  })
  expect(byPointer.shape).toEqual(byKeys.shape)
  expect(byKeys.seconds).toBeLessThanOrEqual(2 * byPointer.seconds)
  test.info().annotations.push({
    type: 'hand',
    description: `${byKeys.seconds.toFixed(1)} s by keys, ${byPointer.seconds.toFixed(1)} s by the pointer`,
  })
})

test('arrows go by direction, and with Ctrl a card is moved in one step of undo that is told by its neighbour', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const cards = [
    ['one', 0, 0],
    ['two', 400, 0],
    ['three', 0, 300],
  ] as const
  await client.commands.addToCanvas({ cards: cards.map(([text, x, y]) => ({ as: 'note', id: text, text, x, y })) })
  await openCanvas(page)
  await card(page, 'Note: one').focus()
  await press(page, 'ArrowRight')
  await expect(card(page, 'Note: two')).toBeFocused()
  await press(page, 'ArrowLeft', 'ArrowDown')
  await expect(card(page, 'Note: three')).toBeFocused()
  await press(page, 'ArrowDown')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing below.' })).toBeAttached()
  await page.keyboard.down('Control')
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp')
  await page.keyboard.up('Control')
  await expect(page.getByText('three is below one now.')).toBeVisible()
  await expect.poll(() => placeOf(client, 'three')).toEqual([60, 280])
  await expect(card(page, 'Note: three')).toBeFocused()
  await press(page, 'z')
  await expect.poll(() => placeOf(client, 'three')).toEqual([0, 300])
  // Two chosen by Space, aligned from the palette.
  await press(page, ' ', 'ArrowUp', ' ')
  await press(page, 'ControlOrMeta+k')
  await page.keyboard.type('align upper')
  await press(page, 'Enter')
  await expect.poll(() => placeOf(client, 'three')).toEqual([0, 0])
})

test('everything that is dragged is one step, a person let go on a type of person is seated, and a double click writes a note', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id: goal } = await client.commands.addGoal({ title: 'A board seat' })
  const { id: type } = await client.commands.addArchetype({ name: 'CFO outside', goals: [goal] })
  const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await client.commands.moveOnCanvas({ cards: [{ id: ana, x: 0, y: 300 }] })
  await client.commands.addArea({ id: 'area', label: 'Inside', x: 700, y: 0, width: 300, height: 300 })
  await client.commands.addToCanvas({ cards: [{ as: 'note', id: 'idea', text: 'an idea', x: 740, y: 60 }] })
  await openCanvas(page)

  const person = card(page, /^Person: Ana Ruiz/)
  await drag(page, person, card(page, /CFO outside/))
  await expect(page.getByText('Ana Ruiz and CFO outside are linked.')).toBeVisible()
  expect((await client.queries.archetype({ id: type })).people.map(({ id }) => id)).toEqual([ana])
  expect(await placeOf(client, 'Ana Ruiz')).toEqual([0, 300])

  // An area takes along what lies in it.
  const before = (await placeOf(client, 'an idea')) ?? []
  const label = page.getByText('Inside', { exact: true })
  const box = await label.boundingBox()
  if (box === null) throw new Error('the area has no label')
  await page.mouse.move(box.x + 10, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 80, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await canvasOf(client)).areas[0]?.x).not.toBe(700)
  const { areas } = await canvasOf(client)
  const [dx, dy] = [(areas[0]?.x ?? 0) - 700, areas[0]?.y ?? 0]
  expect(await placeOf(client, 'an idea')).toEqual([(before[0] ?? 0) + dx, (before[1] ?? 0) + dy])
  await press(page, 'z')
  await expect.poll(() => placeOf(client, 'an idea')).toEqual(before)

  await page.locator('.react-flow__pane').dblclick({ position: { x: 20, y: 20 } })
  await expect(page.getByRole('textbox', { name: 'New note' })).toBeFocused()
  await page.keyboard.type('Ask Bea\n')
  await expect(card(page, 'Note: Ask Bea')).toBeFocused()
  await press(page, 'Escape')

  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'first line\n\n second line \nthird line')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByText('3 notes are on the canvas.')).toBeVisible()
  await press(page, 'z')
  await expect
    .poll(async () => (await canvasOf(client)).notes.map(({ text }) => text).toSorted())
    .toEqual(['Ask Bea', 'an idea'])
})

test('two windows see each other’s moves, and a card on the pointer stays there whatever comes from elsewhere', async ({
  openJournal,
}) => {
  const { page: one, client, openTab } = await openJournal('empty')
  await client.commands.addToCanvas({
    cards: [
      { as: 'note', id: 'mine', text: 'mine', x: 0, y: 0 },
      { as: 'note', id: 'other', text: 'other', x: 600, y: 400 },
    ],
  })
  const two = await openTab('/strategy?face=canvas')
  await openCanvas(one)
  const [held, seen] = [card(one, 'Note: mine'), card(two, 'Note: mine')]
  await expect(seen).toBeVisible()
  const box = await held.boundingBox()
  if (box === null) throw new Error('no card')
  await one.mouse.move(box.x + 30, box.y + 20)
  await one.mouse.down()
  await one.mouse.move(box.x + 130, box.y + 120, { steps: 5 })
  const dragged = await held.boundingBox()
  await client.commands.moveOnCanvas({ notes: [{ id: 'other', x: 600, y: 200 }] })
  const other = card(one, 'Note: other')
  await expect(other).toHaveAttribute('style', /translate\(600px, ?200px\)/)
  expect(await held.boundingBox()).toEqual(dragged)
  await one.mouse.up()
  await expect.poll(() => placeOf(client, 'mine')).not.toEqual([0, 0])
  const [x, y] = (await placeOf(client, 'mine')) ?? []
  for (const node of [held, seen])
    await expect(node).toHaveAttribute('style', new RegExp(`translate\\(${x}px, ?${y}px\\)`))
})

test('what is on the canvas is in the outline too, and is placed from there', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addArchetype({ name: 'CFO outside' })
  await client.commands.addArea({ id: 'area', label: 'Inside', x: 700, y: 0, width: 300, height: 300 })
  await goTo(page, 's', 'Strategy')
  await page.locator('li[data-row]').filter({ hasText: 'CFO outside' }).hover()
  await page.getByRole('button', { name: 'What to do with CFO outside' }).click()
  await page.getByRole('menuitem', { name: 'Place on the canvas…' }).click()
  await page.getByRole('radio', { name: 'Inside' }).check({ force: true })
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect.poll(() => placeOf(client, 'CFO outside')).toEqual([720, 40])
})

test('a canvas file is taken in with a report, and the faces are remembered', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await openCanvas(page)
  const file = {
    nodes: [
      { id: 'a', type: 'text', x: 0, y: 0, width: 200, height: 120, text: 'From elsewhere' },
      { id: 'b', type: 'link', x: 300, y: 0, width: 400, height: 300, url: 'https://example.org' },
      { id: 'c', type: 'video', x: 0, y: 0, width: 1, height: 1 },
    ],
    edges: [{ id: 'e', fromNode: 'a', toNode: 'b', toSide: 'left' }],
  }
  await page
    .getByLabel('A canvas file')
    .setInputFiles({ name: 'plan.canvas', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) })
  const report = page.getByRole('dialog', { name: 'What was taken in' })
  await expect(report).toContainText('2 notes, 1 link')
  await expect(report).toContainText('1 × an address, as a note')
  await expect(report).toContainText('1 × left out: no card of a kind that is known')
  await expectAccessible(page, 'the report of a canvas file')
  await press(page, 'Escape')
  await expect(card(page, 'Note: From elsewhere, linked to 1')).toBeVisible()
  await goTo(page, 't', 'Today')
  await goTo(page, 's', 'Strategy')
  await expect(card(page, 'Note: From elsewhere, linked to 1')).toBeVisible()
  await page
    .getByLabel('A canvas file')
    .setInputFiles({ name: 'x.canvas', mimeType: 'application/json', buffer: Buffer.from('nothing') })
  await expect(page.getByText('x.canvas cannot be read: it is no JSON. Nothing was taken in.')).toBeVisible()
  const large = Buffer.from(JSON.stringify({ nodes: [{ text: 'x'.repeat(4_000_000) }] }))
  await page
    .getByLabel('A canvas file')
    .setInputFiles({ name: 'large.canvas', mimeType: 'application/json', buffer: large })
  await expect(page.getByText('large.canvas is too large for a canvas. Nothing was taken in.')).toBeVisible()
  expect((await canvasOf(client)).notes).toHaveLength(2)
})

test('the small map has a frame around what is seen, and a press on it goes there', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const cards = Array.from({ length: 60 }, (_, at) => ({
    as: 'note' as const,
    text: `Note ${at}`,
    x: (at % 10) * 400,
    y: Math.floor(at / 10) * 400,
  }))
  await client.commands.addToCanvas({ cards })
  await openCanvas(page)
  // So many are not seen at a glance: the map is there by itself.
  const map = page.getByRole('img', { name: 'The canvas, small' })
  await expect(map.locator('rect')).toHaveCount(60)
  await expectAccessible(page, 'a canvas with its map')
  for (let at = 0; at < 6; at++) await press(page, '+')
  const frame = map.locator('> div')
  const placeOfFrame = () => frame.evaluate((element) => element.style.transform)
  const first = await placeOfFrame()
  const board = await page.locator('.react-flow').boundingBox()
  if (board === null) throw new Error('no canvas is shown')
  await page.mouse.move(board.x + board.width / 2, board.y + board.height / 2)
  await page.mouse.wheel(300, 200)
  await expect.poll(placeOfFrame).not.toBe(first)
  // The lower right corner of the map is the last note, the upper left one the first.
  const inView = (name: string) =>
    card(page, name).evaluate((element) => {
      const { x, y } = element.getBoundingClientRect()
      const seen = document.querySelector('.react-flow')?.getBoundingClientRect()
      return seen !== undefined && x > seen.left && x < seen.right && y > seen.top && y < seen.bottom
    })
  const size = await map.boundingBox()
  if (size === null) throw new Error('no map is shown')
  await map.click({ position: { x: size.width - 12, y: size.height - 10 } })
  await expect.poll(() => inView('Note: Note 59')).toBe(true)
  expect(await inView('Note: Note 0')).toBe(false)
  await map.click({ position: { x: 12, y: 10 } })
  await expect.poll(() => inView('Note: Note 0')).toBe(true)
})

test('of cards only those are cut off that are too full, and links go from the middle of their sides', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const long = 'People who have led a team of engineers through more than one change of ownership, and stayed. '.repeat(
    3,
  )
  const { ids } = await client.commands.addToCanvas({
    cards: [
      { as: 'goal', text: 'A board seat', x: 0, y: 0 },
      { as: 'archetype', text: 'CFO outside', goal: null, x: 400, y: 0 },
      { as: 'archetype', text: long, goal: null, x: 400, y: 200 },
      { as: 'note', text: 'Ask her.', x: 0, y: 200 },
      { as: 'note', text: `${long}\n`.repeat(4), x: 0, y: 400 },
    ],
  })
  const [goal, cfo] = ids as [string, string]
  await client.commands.linkOnCanvas({ from: goal, to: cfo, label: '' })
  await openCanvas(page)
  const clipped = (text: string) =>
    page.locator('.react-flow__node').filter({ hasText: text }).locator('[data-clipped]')
  await expect(clipped('People who have led').last()).toHaveCSS('overflow', 'hidden')
  await expect(page.locator('.react-flow__node:has([data-clipped])')).toHaveCount(2)
  for (const short of ['A board seat', 'CFO outside', 'Ask her.']) await expect(clipped(short)).toHaveCount(0)
  const middles = await page.evaluate(
    (both) => {
      const boxes = both.map((id) =>
        document.querySelector(`.react-flow__node[data-id="${id}"]`)?.getBoundingClientRect(),
      )
      const line = document.querySelector<SVGPathElement>('.react-flow__edge-path')
      const [from, to, at] = [boxes[0], boxes[1], line?.getScreenCTM()]
      if (from === undefined || to === undefined || line === null || at === null || at === undefined) return null
      const ends = [line.getPointAtLength(0), line.getPointAtLength(line.getTotalLength())]
      const [start, end] = ends.map(({ x, y }) => new DOMPoint(x, y).matrixTransform(at)) as [DOMPoint, DOMPoint]
      // A type of person serves a goal.
      return [
        start.x - to.left,
        start.y - (to.top + to.height / 2),
        end.x - from.right,
        end.y - (from.top + from.height / 2),
      ]
    },
    ids.slice(0, 2),
  )
  // A handle is twelve pixels wide, and a link goes to its edge.
  for (const distance of middles ?? [Number.NaN]) expect(Math.abs(distance)).toBeLessThan(8)

  // What passes below the pointer while one pans gets no handles; what it comes to rest on has them as soon as it moves.
  const handles = page.locator('.react-flow__handle')
  const box = await card(page, /^Goal/).boundingBox()
  if (box === null) throw new Error('no card')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(at.x, at.y + box.height)
  await expect(handles).toHaveCount(0)
  await page.evaluate(() => {
    const board = document.querySelector('.react-flow')?.parentElement
    const seen: boolean[] = []
    Object.assign(window, { handlesSeen: seen })
    const look = () => {
      if (board?.matches('[data-panning]') === true) seen.push(board.querySelector('.react-flow__handle') !== null)
    }
    if (board) new MutationObserver(look).observe(board, { attributes: true, childList: true, subtree: true })
  })
  // A turn of the wheel moves it half as far.
  await page.mouse.wheel(0, -2 * box.height)
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'handlesSeen') as boolean[])).toContain(false)
  await expect(page.locator('[data-panning]')).toHaveCount(0)
  expect(await page.evaluate(() => Reflect.get(window, 'handlesSeen') as boolean[])).not.toContain(true)
  await page.mouse.move(at.x + 5, at.y + box.height + 5)
  await expect(handles).toHaveCount(4)
})

test('the canvas of the sample is clean for axe, dark and light, wide and narrow', async ({ openJournal }) => {
  const { page, client } = await openJournal('sample')
  await openCanvas(page)
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  // Every link is drawn, whatever was measured since.
  await expect(page.locator('.react-flow__edge')).toHaveCount((await canvasOf(client)).links.length)
  await expectAccessible(page, 'the canvas of the sample')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page, 'the canvas in the dark')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page, 'the canvas on a narrow page')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  const add = page.getByRole('button', { name: 'Add', exact: true })
  await tabTo(page, add, { most: 200, key: 'Shift+Tab' })
  await press(page, 'Enter')
  await expect(page.getByRole('menuitem', { name: 'New note' })).toBeVisible()
})
