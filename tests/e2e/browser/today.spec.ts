import type { Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { focusedElement, goTo, press, tabTo } from './keyboard.ts'

const TODAY = '2026-11-23' as Parameters<typeof addDays>[0]

test('the line on Today is always ready: Q, a sentence, Enter, and the day knows it', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  const line = page.getByRole('textbox', { name: 'Quick log' })
  await expect(page.getByRole('button', { name: 'Dinner with Sarah next Friday' })).toBeVisible()
  await press(page, 'q')
  await expect(line).toBeFocused()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.type('coffee with Ana about hiring, I’ll send the deck today')
  await expect(page.getByRole('button', { name: 'With Ana, new' })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText('full entry')
  // On a chip the keys do something else, and the footer says what.
  await press(page, 'ArrowDown')
  await expect(main).toContainText('what else it may mean')
  await press(page, 'ArrowDown')
  await expect(page.getByRole('option', { name: 'Back into the note' })).toBeVisible()
  await expect(main).toContainText('choose')
  await press(page, 'Escape', 'ArrowUp')
  await expect(line).toBeFocused()
  await press(page, 'Enter')
  await expect(line).toHaveValue('')
  await expect(line).toBeFocused()
  const row = page.getByRole('list', { name: 'People of today' }).getByRole('listitem')
  await expect(row).toContainText('You promised: send the deck')
  await expect(main).toContainText('1 conversation today.')
  // Escape leads to the day, and its keys.
  await press(page, 'Escape')
  await expect.poll(() => focusedElement(page)).toBe('main')
  await press(page, 'j')
  await expect(row).toBeFocused()
})

test('what a line says that somebody cares about is offered below it, and Enter keeps it on their page', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await press(page, 'q')
  await page.keyboard.type('call with Ana. She cares about open data')
  await expect(page.getByRole('button', { name: 'With Ana Ruiz' })).toBeVisible()
  await press(page, 'Enter')
  const offer = page.getByRole('textbox', { name: 'Ana Ruiz cares about' })
  await expect(offer).toHaveValue('open data')
  expect((await client.queries.person({ id })).texts.caresAbout).toBe('')
  await tabTo(page, offer)
  await press(page, 'Enter')
  await expect(offer).toHaveCount(0)
  expect((await client.queries.person({ id })).texts.caresAbout).toBe('open data')
})

test('Enter opens a row to what to know of somebody, with how to reach them, and Escape closes it', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner' })
  await client.commands.logConversation({
    date: addDays(TODAY, -40),
    channel: 'coffee',
    people: [{ id }],
    topic: 'the boat',
    notes: 'She looks for a second mast.',
  })
  const put = (entry: Parameters<typeof client.commands.putEntry>[0]['entry']) =>
    client.commands.putEntry({ id, entryId: null, entry })
  await put({ collection: 'channels', value: { kind: 'phone', value: '+49 151 2345' } })
  await put({ collection: 'channels', value: { kind: 'email', value: 'ana@example.org', preferred: true } })
  await put({ collection: 'needs', value: { text: 'a sailmaker', heardOn: addDays(TODAY, -40) } })
  await client.commands.scheduleFollowUp({ text: 'send the plans', actor: 'me', due: TODAY, people: [{ id }] })
  await client.commands.scheduleFollowUp({ text: 'her address', actor: 'them', people: [{ id }] })

  const row = page.getByRole('list', { name: 'People of today' }).locator('> li')
  await expect(row).toContainText('Last spoke 40 days ago; you wanted every 14.')
  await press(page, 'j', 'Enter')
  await expect(row).toContainText('She looks for a second mast.')
  await expect(row.getByRole('link', { name: 'the boat' })).toBeVisible()
  await expect(row).toContainText('a sailmaker')
  await expect(row).toContainText('From them: her address')
  await expect(row).toBeFocused()
  await expectAccessible(page, 'an open row of Today')
  for (const name of ['Call', 'E-mail', 'Copy', /^Log/, /^Put off/]) {
    await expect(row.getByRole('button', { name }).first()).toBeVisible()
  }
  // A promise is kept where it is read.
  await tabTo(page, row.getByRole('checkbox', { name: 'Done: send the plans' }))
  await press(page, ' ')
  await expect(row.getByRole('checkbox', { name: 'Done: send the plans' })).toHaveCount(0)
  await expect(row).not.toContainText('You promised')
  await press(page, 'Escape')
  await expect(row).toBeFocused()
  await expect(row).not.toContainText('She looks for a second mast.')
  await press(page, 'o')
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
})

test('of very much Today shows the most telling, and A the whole of it', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await client.commands.addCircle({ name: 'warm up' })
  for (let number = 0; number < 40; number++) {
    await client.commands.scheduleFollowUp({
      text: `thing ${number}`,
      actor: 'me',
      due: addDays(TODAY, number - 39),
      people: [{ name: `Person ${String(number).padStart(2, '0')}` }],
    })
  }
  const rows = page.getByRole('list', { name: 'People of today' }).locator('> li')
  await expect(rows).toHaveCount(12)
  await expect(rows.first()).toContainText('Person 00')
  await expect(page.getByRole('button', { name: /^and 28 more/ })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Screens' })).toContainText('40 things due')
  await press(page, 'a')
  const all = page.getByRole('list', { name: 'All of today' })
  await expect(page.getByRole('heading', { level: 1, name: 'All of today' })).toBeVisible()
  await expect(all.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '40')
  await press(page, 'j', 'End')
  await expect(page.locator('[data-row]:focus')).toContainText('Person 39')
  await press(page, 'e')
  await expect(all.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '39')
  await expect.poll(async () => (await client.queries.dayCounts()).today).toBe(39)
})

test('what has another day, or none, is one key away', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await client.commands.scheduleFollowUp({ text: 'soon', actor: 'me', due: addDays(TODAY, 2), people: [] })
  await client.commands.scheduleFollowUp({ text: 'whenever', actor: 'me', people: [] })
  await expect(page.getByRole('navigation', { name: 'Not today' })).toContainText(/Upcoming 1.*Some day 1/)
  await press(page, 'u')
  await expect(page.getByRole('heading', { level: 1, name: 'Upcoming' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Upcoming' })).toContainText('You promised: soon')
  await press(page, 'd')
  await expect(page.getByRole('heading', { level: 1, name: 'Some day' })).toBeVisible()
  await press(page, 'j', 'h')
  await expect(page.getByRole('menuitem', { name: /Tomorrow/ })).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByText('Everything has a day.')).toBeVisible()
  expect((await client.queries.upcoming({})).total).toBe(2)
})

test('a plan comes up on its day, and is a conversation when one says so', async ({ openJournal }) => {
  const { page, client, host } = await openJournal('empty')
  await press(page, 'q')
  await page.keyboard.type('dinner with Sarah tomorrow about the boat')
  await expect(page.getByRole('button', { name: 'With Sarah, new' })).toBeVisible()
  await press(page, 'Enter')
  await press(page, 'Escape', 'u')
  await expect(page.getByRole('list', { name: 'Upcoming' })).toContainText('Planned: Dinner about the boat')
  await goTo(page, 'p', 'People')
  await press(page, 'j', 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sarah' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Planned' })).toContainText('the boat')
  expect((await client.queries.people({})).rows).toMatchObject([{ name: 'Sarah', lastOn: null }])
  host.test.clock.now += 86_400_000
  await goTo(page, 't', 'Today')
  await page.reload()
  const row = page.getByRole('list', { name: 'People of today' }).getByRole('listitem')
  await expect(row).toContainText('Dinner about the boat')
  await press(page, 'j', 'e')
  await expect(row).toHaveCount(0)
  await expect(page.getByText('You spoke with Sarah.')).toBeVisible()
  await expect
    .poll(async () => (await client.queries.people({})).rows.map(({ lastOn }) => lastOn))
    .toEqual(['2026-11-24'])
})

test('what is planned for later today is asked about when it is over, on a page that was left open', async ({
  openJournal,
}) => {
  const { page, host } = await openJournal('empty')
  await press(page, 'q')
  await page.keyboard.type('lunch with Sarah at 12:30')
  await expect(page.getByRole('button', { name: 'With Sarah, new' })).toBeVisible()
  await press(page, 'Enter')
  const row = page.getByRole('list', { name: 'People of today' }).getByRole('listitem')
  await expect(row).toContainText('Planned for 12:30: Lunch')
  await expect(row).not.toContainText('Did it happen?')
  host.test.clock.now += 5 * 3_600_000
  // As when the window is come back to; it is looked at each minute besides.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(row).toContainText('Planned for 12:30: Lunch. Did it happen?')
})

test('three keys within half a second do three things, each seen before the journal has answered', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await due(client, ['one', 'two', 'three', 'four'])
  const rows = page.getByRole('main').locator('[data-row]')
  await expect(rows).toHaveCount(4)
  await press(page, 'j')
  await expect(rows.first()).toBeFocused()
  await pressLater(page, ['e', 'e', 'e'], 120)
  // The journal runs in this process: as long as it stands still, no command is answered.
  standStill(900)
  expect(await seen(page)).toEqual([3, 2, 1])
  await expect.poll(async () => (await client.queries.today({})).total).toBe(1)
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('four')
  await expect(rows).toBeFocused()
})

test('what is refused is there again, with the reason', async ({ openJournal }) => {
  const { page, client, host } = await openJournal('empty')
  await due(client, ['one', 'two'])
  const rows = page.getByRole('main').locator('[data-row]')
  await expect(rows).toHaveCount(2)
  await press(page, 'j')
  await expect(rows.first()).toBeFocused()
  await pressLater(page, ['e'], 0)
  // The journal runs in this process: it stands still, and the line is cut before it reads what was sent.
  standStill(500)
  host.cut()
  expect(await seen(page)).toEqual([1])
  await expect(page.getByText(/The journal cannot be reached/).first()).toBeVisible()
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('one')
  // Whether it was done after all only the journal knows, and says once it can be reached again.
  host.mend()
  await expect(page.getByText(/The journal cannot be reached at the moment/)).toHaveCount(0)
  await expect(rows).toHaveCount((await client.queries.today({})).total)
  host.logged.length = 0
})

async function due({ commands }: JournalClient, texts: readonly string[]): Promise<void> {
  for (const text of texts) await commands.scheduleFollowUp({ text, actor: 'me', due: TODAY, people: [] })
}

/** Has the page press keys by itself, and remember how many rows there are a frame after each. */
async function pressLater(page: Page, keys: readonly string[], everyMs: number): Promise<void> {
  await page.evaluate(
    ([pressed, pause]) => {
      const seen: number[] = []
      Object.assign(window, { seen })
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      void (async () => {
        await wait(100)
        for (const key of pressed) {
          const init = { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true }
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init))
          await new Promise(requestAnimationFrame)
          seen.push(document.querySelectorAll('main [data-row]').length)
          await wait(pause)
        }
      })()
    },
    [keys, everyMs] as const,
  )
}

function seen(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { seen: number[] }).seen)
}

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
