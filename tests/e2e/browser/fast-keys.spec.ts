import type { CivilDate } from '#shared/model/civil-date.ts'
import type { BrowserContext, CDPSession } from '@playwright/test'
import { expect, test } from './journal-test.ts'
import { goTo, press } from './keyboard.ts'

test.use({ reducedMotion: 'no-preference' })

test('no key is lost, however fast they come and however slow the machine', async ({ openJournal, context }) => {
  const { page, client } = await openJournal('empty')
  for (let number = 0; number < 60; number++) {
    await client.commands.addPerson({ names: { given: 'Person', family: String(number).padStart(2, '0') } })
  }
  await goTo(page, 'p', 'People')
  const focused = page.locator('[role="option"]:focus')
  const keyboard = await context.newCDPSession(page)
  await keyboard.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  await press(page, 'j')
  await expect(focused).toContainText('Person 00')

  // Above the page something goes, and the line below has the next key.
  for (const name of ['Person 02', 'Person 04', 'Person 06']) {
    await press(page, '?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await pressAtOnce(keyboard, 'Escape', 'ArrowDown', 'ArrowDown')
    await expect(focused).toContainText(name)
  }
  // A line far out of sight comes, and the one that had the focus goes.
  for (let time = 0; time < 4; time++) {
    await pressAtOnce(keyboard, 'End', 'ArrowUp', 'ArrowUp')
    await expect(focused).toContainText('Person 57')
    await pressAtOnce(keyboard, 'Home', 'ArrowDown')
    await expect(focused).toContainText('Person 01')
  }
})

test('keys that come before the first lines of a list are done when those are here', async ({ openJournal }) => {
  const { page, client, host } = await openJournal('empty')
  for (const given of ['Ada', 'Ben', 'Cid']) await client.commands.addPerson({ names: { given } })
  await goTo(page, ',', 'Settings')
  host.cut()
  await goTo(page, 'p', 'People')
  await expect(page.getByRole('option')).toHaveCount(0)
  await press(page, 'j', 'j')
  host.mend()
  await expect(page.locator('[role="option"]:focus')).toContainText('Ben')

  // Those for a list that one has left go with it.
  await goTo(page, ',', 'Settings')
  host.cut()
  await goTo(page, 'x', 'Trash')
  await press(page, 'j')
  await goTo(page, ',', 'Settings')
  host.mend()
  await goTo(page, 'p', 'People')
  await expect(page.getByRole('option')).toHaveCount(3)
  await expect(page.locator('[role="option"]:focus')).toHaveCount(0)
})

test('what is typed right after the key of a dialog is written in it, also the first time', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  // A page of many parts fetches more of them than a browser remembers by itself.
  await page.addInitScript(() => performance.setResourceTimingBufferSize(5000))
  const typeAfter = async (key: string, chunk: string, text: string) => {
    await page.reload()
    await expect.poll(() => page.evaluate(isFetched, chunk)).toBe(true)
    await press(page, key)
    await page.keyboard.type(text)
  }
  await goTo(page, 't', 'Today')
  // On Today the line is on the page, elsewhere above it.
  await typeAfter('q', 'line-in-place', 'coffee with Ana')
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toHaveValue('coffee with Ana')
  await press(page, 'Escape')
  await goTo(page, ',', 'Settings')
  await typeAfter('q', 'quick-log-overlay', ' about pears')
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('coffee with Ana about pears')
  await press(page, 'Escape')
  await goTo(page, 't', 'Today')
  await typeAfter('p', 'add-person-dialog', 'Junia Cole')
  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Junia Cole')
  await typeAfter('n', 'follow-up-dialog', 'jot it down')
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('jot it down')
})

test('what is typed while the code of a dialog is on its way is kept for it', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  await goTo(page, 't', 'Today')
  let letIn = () => {}
  const isLetIn = new Promise<void>((resolve) => (letIn = resolve))
  await page.route('**/follow-up-dialog*.js', async (route) => {
    await isLetIn
    await route.continue()
  })
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await press(page, 'n')
  await page.keyboard.type('jot it down')
  letIn()
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('jot it down')
})

/** Whether a part of the page is here, and all that it is made of: on a busy machine its own file may come long before the rest. */
function isFetched(chunk: string): boolean {
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name)
  const asked = [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')].map(({ href }) => href)
  return fetched.some((name) => name.includes(chunk)) && asked.every((href) => fetched.includes(href))
}

/** Presses keys that type nothing, none waiting for what the one before did. */
async function pressAtOnce(keyboard: CDPSession, ...keys: (keyof typeof KEY_CODES)[]): Promise<void> {
  const events = keys.flatMap((key) =>
    (['rawKeyDown', 'keyUp'] as const).map((type) => ({
      type,
      key,
      code: key,
      windowsVirtualKeyCode: KEY_CODES[key],
    })),
  )
  await Promise.all(events.map((event) => keyboard.send('Input.dispatchKeyEvent', event)))
}

const KEY_CODES = { Escape: 27, End: 35, Home: 36, ArrowUp: 38, ArrowDown: 40 } as const

test('keys of a screen whose lines the journal has not answered yet are kept for them', async ({
  context,
  openJournal,
}) => {
  const answers = await holdAnswers(context)
  const { page, client } = await openJournal('empty')
  const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana' } })
  const { id: tom } = await client.commands.addPerson({ names: { given: 'Tom' } })
  await client.commands.addIntroduction({ a: { id: ana }, b: { id: tom }, why: '' })
  const heading = page.getByRole('heading', { level: 1 })
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toBeVisible()
  await press(page, 'g', 'v')
  const tab = page.getByRole('tab', { name: /^Introductions/ })
  await expect(tab).toBeVisible()
  answers.hold()
  await tab.click()
  await expect(tab).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('status', { name: 'Reading' })).toBeVisible()
  await press(page, 'j', 'Enter')
  await expect(heading).toHaveText('Giving')
  answers.release()
  await expect(heading).toHaveText('Ana and Tom')
})

test('keys that lead elsewhere leave a screen that waits for its lines, and what was for those lines is given up', async ({
  context,
  openJournal,
}) => {
  const answers = await holdAnswers(context)
  const { page, client } = await openJournal('empty')
  const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana' } })
  const { id: tom } = await client.commands.addPerson({ names: { given: 'Tom' } })
  await client.commands.addIntroduction({ a: { id: ana }, b: { id: tom }, why: '' })
  const heading = page.getByRole('heading', { level: 1 })
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toBeVisible()
  await press(page, 'g', 'v')
  const tab = page.getByRole('tab', { name: /^Introductions/ })
  await expect(tab).toBeVisible()
  answers.hold()
  await tab.click()
  await expect(page.getByRole('status', { name: 'Reading' })).toBeVisible()
  await press(page, 'j', 'Enter', 'g', ',')
  await expect(heading).toHaveText('Settings')
  answers.release()
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expect(heading).toHaveText('Settings')
})

/** Lets the journal answer, or holds its answers back. */
async function holdAnswers(context: BrowserContext) {
  let isHeld = false
  const held: (() => void)[] = []
  await context.routeWebSocket(/^ws:/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (isHeld) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  return {
    hold: () => void (isHeld = true),
    release() {
      isHeld = false
      for (const send of held.splice(0)) send()
    },
  }
}

test('keys that are pressed while the page is still being read are for it, in their order', async ({
  openJournal,
  context,
}) => {
  const { page, client, host } = await openJournal('empty')
  for (const given of ['Ada', 'Ben', 'Cid']) {
    const { id } = await client.commands.addPerson({ names: { given } })
    await client.commands.scheduleFollowUp({
      text: `Write to ${given}`,
      people: [{ id }],
      due: '2026-11-23' as CivilDate,
      actor: 'me',
    })
  }
  let arrived = Promise.resolve()
  await context.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
    await arrived
    await route.continue()
  })
  /** Loads the page again, and presses keys before the rest of its code has come. */
  const pressEarly = async (...keys: string[]) => {
    let arrive: () => void = () => undefined
    arrived = new Promise<void>((resolve) => (arrive = resolve))
    await page.goto(host.origin, { waitUntil: 'commit' })
    // Heard by nobody else: what hears first is there. A key that takes back what nobody wrote does nothing later.
    await page.evaluate(() => addEventListener('keydown', () => (document.title += '+')))
    await expect(async () => {
      const before = await page.title()
      await press(page, 'Backspace')
      expect(await page.title()).toBe(before)
    }).toPass()
    await press(page, ...keys)
    arrive()
  }
  const line = page.getByRole('textbox', { name: 'Quick log' })

  await test.step('a line, with its first sign', async () => {
    await pressEarly('q', "'", 't', ' ', 'w', 'a', 's', 'x', 'Backspace')
    await expect(line).toBeFocused()
    await expect(line).toHaveValue("'t was")
    await line.fill('')
  })
  await test.step('down the list, and something done', async () => {
    await pressEarly('j', 'j', 'e')
    await expect(page.getByText('Done: Write to Ben')).toBeVisible()
    await expect(page.locator('[data-row]')).toHaveCount(2)
  })
  await test.step('another screen, and what is for that one', async () => {
    await pressEarly('g', 'p', 'j', 'j')
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
    await expect(page.locator('[role="option"]:focus')).toContainText('Ben')
  })
  await test.step('a name into the dialog that is opened for it', async () => {
    await pressEarly('g', 't', 'p', 'D', 'o', 'v')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toHaveValue('Dov')
    await press(page, 'Escape')
  })
  await test.step('none of them where letters alone are no keys', async () => {
    await client.commands.setSettings({ singleKeys: false })
    await pressEarly('g', 'p', 'j', 'e')
    await expect(page.locator('[data-row]')).toHaveCount(2)
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    expect((await client.queries.dayCounts()).today).toBe(2)
  })
})

test('what is typed on after a pause is written behind what the address has not taken yet', async ({
  openJournal,
  context,
}) => {
  const { page, client } = await openJournal('empty')
  for (const given of ['Ada', 'Ben', 'Cid']) await client.commands.addPerson({ names: { given } })
  await goTo(page, 'p', 'People')
  await press(page, '/')
  const field = page.getByRole('textbox', { name: /Narrow by/ })
  await expect(field).toBeFocused()
  const keyboard = await context.newCDPSession(page)
  await keyboard.send('Emulation.setCPUThrottlingRate', { rate: 12 })
  // Longer than the pause after which the address follows, so that the next letter comes while it does.
  for (const letter of 'ben and ada') {
    await page.keyboard.type(letter)
    await page.waitForTimeout(170)
  }
  await keyboard.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await expect(field).toHaveValue('ben and ada')
  // What narrows the list elsewhere is what the field says.
  await page.goBack()
  await page.goForward()
  await expect(field).toHaveValue('ben and ada')
})
