import { expect } from '@playwright/test'
import type { DesktopRun } from '#support/desktop-run.ts'
import { askCommandLine, isFocused, test } from './desktop-test.ts'

/** Within the twenty minutes before it begins; the test may take some of them. */
const AHEAD_MS = 15 * 60_000

interface Shown {
  readonly title: string
  readonly body: string
}

test('B4: a brief that is ready is told of once, without a name; with names where they are wanted; its click shows Today', async ({
  launch,
  home,
}) => {
  const run = await launch()
  await keepNotifications(run)
  await lookAway(run)

  const first = soon()
  await askCommandLine(home, 'log', `lunch with Ana Ruiz on ${first.date} at ${first.time}`)
  await wake(run)
  await expect.poll(() => briefs(run)).toHaveLength(1)
  const [hidden] = await briefs(run)
  expect(hidden?.title).toBe(`A brief is ready, ${first.time}`)
  expect(JSON.stringify(hidden)).not.toMatch(/Ana|Ruiz/)

  await run.main.getByRole('link', { name: 'Settings' }).click()
  await run.main.getByText('Show names in notifications', { exact: true }).click()
  await expect(run.main.getByRole('switch', { name: 'Show names in notifications' })).toBeChecked()
  await lookAway(run)
  const second = soon()
  await askCommandLine(home, 'log', `coffee with Ben Okoro on ${second.date} at ${second.time}`)
  await wake(run)
  // Had the first been spoken of again, there were three, or its name in the second.
  await expect.poll(() => briefs(run)).toHaveLength(2)
  const named = (await briefs(run))[1]
  expect(named?.title).toBe(`A brief is ready, ${second.time}`)
  expect(named?.body).toBe(`${second.time} · Ben Okoro`)

  await clickLast(run)
  await expect(run.main.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
})

/** A day and a minute of this machine's clock. */
function soon(): { readonly date: string; readonly time: string } {
  const at = new Date(Date.now() + AHEAD_MS)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}

/** A machine without a notification service shows none: what would be shown is kept in the main process. */
function keepNotifications(run: DesktopRun): Promise<void> {
  return run.app.evaluate(({ Notification }) => {
    const shown: Notification[] = []
    Reflect.set(globalThis, 'shownNotifications', shown)
    Reflect.set(Notification, 'isSupported', () => true)
    Reflect.set(Notification.prototype, 'show', function (this: Notification) {
      shown.push(this)
    })
  })
}

/** Nobody is reminded of the screen before them. */
async function lookAway(run: DesktopRun): Promise<void> {
  await run.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.blur()
  })
  await expect.poll(isFocused(run, 'main')).toBe(false)
}

/** What the system says when a lid is opened: reminders look then, and not only every ten minutes. */
function wake(run: DesktopRun): Promise<void> {
  return run.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
}

function briefs(run: DesktopRun): Promise<Shown[]> {
  return run.app.evaluate(() => {
    const shown = Reflect.get(globalThis, 'shownNotifications') as { title: string; body: string }[]
    return shown.filter(({ title }) => title.includes('brief')).map(({ title, body }) => ({ title, body }))
  })
}

function clickLast(run: DesktopRun): Promise<void> {
  return run.app.evaluate(() => {
    const shown = Reflect.get(globalThis, 'shownNotifications') as { emit(event: string): void }[]
    shown.at(-1)?.emit('click')
  })
}
