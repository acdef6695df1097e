import type { CivilDate } from '#shared/model/civil-date.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'

const day = (text: string) => text as CivilDate

test('R7: from years to a day by keys, with a table that has the same counts', async ({ openJournal }) => {
  test.setTimeout(90_000)
  const { page, client } = await openJournal('sample')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await goTo(page, 'y', 'Timeline')
  const slider = page.getByRole('slider', { name: 'Time' })
  await press(page, 'l')
  await expect(slider).toBeFocused()
  await expect(slider).toHaveAttribute('aria-valuetext', /^23 – 29 Nov 2026: 1 conversation/)
  await press(page, 'ArrowLeft')
  await expect(slider).toHaveAttribute('aria-valuetext', /^16 – 22 Nov 2026: 7 conversations/)
  await press(page, 't')
  const table = page.getByRole('table')
  const row = table.getByRole('row').filter({ hasText: '16 – 22 Nov 2026' })
  await expect(row.getByRole('cell').first()).toHaveText('7')
  await expectAccessible(page, 'the timeline with its table')
  await press(page, 't', 'l')
  for (let times = 0; times < 9; times++) await press(page, '+')
  await expect(slider).toHaveAttribute('aria-valuetext', /^\w+,? \d+ November 2026: /)
  await press(page, 'Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /2023: 1 conversation/)
  await press(page, 'Enter')
  const items = page.getByRole('region', { name: /2023$/ })
  await expect(items.getByRole('listitem')).toHaveCount(1)
  await expect(items).toContainText('A year and no meetings')
  await press(page, 'Escape')
  await expect(slider).toBeFocused()
  // A month as one says it.
  await press(page, 'd')
  await page.keyboard.type('march 2025')
  await press(page, 'Enter')
  await expect(slider).toBeFocused()
  await expect(slider).toHaveAttribute('aria-valuetext', /1 March 2025/)
  const { bins } = await client.queries.timeline({ from: day('2025-03-01'), to: day('2025-03-31'), unit: 'month' })
  for (let times = 0; times < 7; times++) await press(page, '-')
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^March 2025: ${bins[0]?.counts[0]} conversations`))
})

test('what the keys stand on stays in sight from all years down to a day, and back', async ({ openJournal }) => {
  const { page } = await openJournal('sample')
  await goTo(page, 'y', 'Timeline')
  const slider = page.getByRole('slider', { name: 'Time' })
  await page.getByRole('button', { name: 'All years' }).click()
  await press(page, 'l', 'End')
  const isInSight = () =>
    slider.evaluate((stage) => {
      const [all, cursor] = [stage.getBoundingClientRect(), stage.querySelector('rect')?.getBoundingClientRect()]
      return cursor !== undefined && cursor.left >= all.left - 1 && cursor.right <= all.right + 1
    })
  for (const key of ['+', '+', '+', '+', '+', '+', '+', '+', '+', '-', '-', '-', '-', '-']) {
    await press(page, key)
    await expect.poll(isInSight).toBe(true)
  }
})

test('the timeline of one person, of a tag, and what there was on this day', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const people = [{ name: 'Ana Ruiz' }]
  await client.commands.logConversation({
    date: day('2025-11-23'),
    channel: 'call',
    people,
    topic: 'The plan',
    tags: ['garden'],
  })
  await client.commands.logConversation({ date: day('2026-11-23'), channel: 'call', people: [{ name: 'Bob Lee' }] })
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await goTo(page, 'y', 'Timeline')
  await expect(page.getByRole('list', { name: 'On this day' })).toContainText('The plan')
  const slider = page.getByRole('slider', { name: 'Time' })
  await expect(slider).toHaveAttribute('aria-valuetext', /1 conversation/)
  await tabTo(page, page.getByRole('combobox', { name: 'Person' }))
  await page.keyboard.type('Ana')
  await expect(page.getByRole('option', { name: 'Ana Ruiz' })).toBeVisible()
  await press(page, 'Enter')
  await expect(slider).toHaveAttribute('aria-valuetext', /nothing written down/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Only Ana Ruiz' })).toBeVisible()
  await expect(slider).toHaveAttribute('aria-valuetext', /nothing written down/)
  await press(page, 'l', 'Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /1 conversation/)
  await page.getByRole('button', { name: 'Only Ana Ruiz' }).click()
  await expect(slider).toBeFocused()
  await press(page, 'End')
  await expect(slider).toHaveAttribute('aria-valuetext', /^23 – 29 Nov 2026: 1 conversation/)
})

test('the page of a person has their own timeline, from two conversations on', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  const log = (date: string) =>
    client.commands.logConversation({ date: day(date), channel: 'call', people: [{ name: 'Ana Ruiz' }], topic: date })
  await log('2026-11-20')
  const [ana] = (await client.queries.people({})).rows
  if (ana === undefined) throw new Error('nobody')
  await page.evaluate((path) => {
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/person/${ana.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await client.commands.logConversation({ date: day('2026-11-23'), channel: 'call', people: [{ id: ana.id }] })
  const slider = page.getByRole('slider', { name: 'Time with Ana Ruiz' })
  await expect(slider).toHaveAttribute('aria-valuetext', '23 – 29 Nov 2026: 1 conversation')
  await expectAccessible(page, 'a person with a timeline')
})

test('by wheel and drag time is moved and zoomed, and a press opens what there was', async ({ openJournal }) => {
  const { page } = await openJournal('sample')
  await goTo(page, 'y', 'Timeline')
  const slider = page.getByRole('slider', { name: 'Time' })
  const span = page.getByText(/ Nov 2025 – /)
  const before = await span.textContent()
  const box = await slider.boundingBox()
  if (box === null) throw new Error('no picture')
  await page.mouse.move(box.x + box.width / 2, box.y + 40)
  await page.mouse.wheel(0, -400)
  await expect(page.getByText(before ?? '', { exact: true })).toHaveCount(0)
  await page.mouse.move(box.x + box.width / 2, box.y + 40)
  await page.mouse.wheel(0, -20)
  await page.mouse.down()
  // The turn of the wheel ends while the button is held.
  await page.waitForTimeout(300)
  await page.mouse.move(box.x + box.width / 2 + 200, box.y + 40, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('region')).toHaveCount(0)
  await page.mouse.click(box.x + box.width / 2, box.y + 40)
  await expect(page.getByRole('region').getByRole('listitem').first()).toBeVisible()
})

test('a turn of the wheel that ends while one drags brings nothing back from before a button was pressed', async ({
  openJournal,
}) => {
  const { page } = await openJournal('sample')
  await goTo(page, 'y', 'Timeline')
  const span = (words: RegExp) => page.getByText(words).first()
  await expect(span(/^22 Nov 2025 – 7 Dec 2026$/)).toBeVisible()
  // All before the turn of the wheel ends, as on a machine that is late with its timers.
  const send = (events: readonly { type: string; dx: number; deltaY?: number }[], button: string | null) =>
    page.evaluate(
      ([all, pressed]) => {
        const stage = document.querySelector('[role="slider"]')
        if (stage === null) throw new Error('no picture')
        const box = stage.getBoundingClientRect()
        for (const { type, dx, deltaY } of all) {
          const place = { clientX: box.x + box.width / 2 + dx, clientY: box.y + 40 }
          const init = { ...place, deltaY: deltaY ?? 0, bubbles: true, cancelable: true, view: window }
          stage.dispatchEvent(type === 'wheel' ? new WheelEvent(type, init) : new MouseEvent(type, init))
          if (type === 'wheel' && pressed !== null) {
            ;[...document.querySelectorAll('button')].find(({ textContent }) => textContent === pressed)?.click()
          }
        }
      },
      [events, button] as const,
    )
  await send(
    [
      { type: 'wheel', dx: 0, deltaY: -20 },
      { type: 'mousedown', dx: 0 },
    ],
    'Quarter',
  )
  await expect(span(/^23 Sept – 24 Dec 2026$/)).toBeVisible()
  await page.waitForTimeout(300)
  await send(
    [
      { type: 'mousemove', dx: 20 },
      { type: 'mousemove', dx: 60 },
      { type: 'mouseup', dx: 60 },
    ],
    null,
  )
  await expect(span(/^1\d Sept – 1\d Dec 2026$/)).toBeVisible()
})

test('wheel and drag go on from what is seen, also where a button or a key has brought it there', async ({
  openJournal,
}) => {
  const { page } = await openJournal('sample')
  await goTo(page, 'y', 'Timeline')
  const slider = page.getByRole('slider', { name: 'Time' })
  const span = (words: RegExp) => page.getByText(words).first()
  await expect(span(/^22 Nov 2025 – 7 Dec 2026$/)).toBeVisible()
  const box = await slider.boundingBox()
  if (box === null) throw new Error('no picture')
  const [x, y] = [box.x + box.width / 2, box.y + 40]
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -20)
  await expect(span(/^2[2-9] Nov 2025 – ([1-6] Dec|30 Nov) 2026$/)).toBeVisible()
  await page.getByRole('button', { name: 'Quarter', exact: true }).click()
  await expect(span(/^23 Sept – 24 Dec 2026$/)).toBeVisible()
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 4 })
  await page.mouse.up()
  await expect(span(/^1\d Sept – 1\d Dec 2026$/)).toBeVisible()
  await press(page, 'l', '+')
  await page.mouse.wheel(0, 20)
  await expect(span(/^\d+ (Sept|Oct) – \d+ (Nov|Dec) 2026$/)).toBeVisible()
})
