import { expect } from '@playwright/test'
import { isVisible, onBridge, openJournalScreen, test } from './desktop-test.ts'

test('opens the main window, and the quick-log window hidden', async ({ launch }) => {
  const run = await launch()
  await expect.poll(isVisible(run, 'main')).toBe(true)
  await expect(run.main.getByRole('main')).toBeVisible()
  await expect.poll(() => onBridge(run.main, async (desktop) => (await desktop.journalState()).state)).toBe('ready')
  expect(await isVisible(run, 'quick-log')()).toBe(false)
})

test('starts without a window when it was opened at login', async ({ launch }) => {
  const run = await launch('--hidden')
  await expect.poll(() => onBridge(run.main, async (desktop) => (await desktop.journalState()).state)).toBe('ready')
  expect(await isVisible(run, 'main')()).toBe(false)
  expect(await isVisible(run, 'quick-log')()).toBe(false)
})

test('opens where it was closed', async ({ launch }) => {
  const first = await launch()
  await expect.poll(isVisible(first, 'main')).toBe(true)
  const wanted = { x: 60, y: 70, width: 860, height: 640 }
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setBounds(bounds)
  }, wanted)
  await first.closeWindow()
  const second = await launch()
  await expect.poll(isVisible(second, 'main')).toBe(true)
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.getBounds(),
  )
  expect(bounds).toEqual(wanted)
})

test('a page has no Node, cannot leave the app, and is given nothing that it did not get', async ({ launch }) => {
  const { app, main } = await launch()
  await openJournalScreen(main)
  const address = main.url()
  const probe = await main.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.body.append(script)
    const fetched = (url: string) =>
      fetch(url).then(
        (answer) => answer.status,
        () => 'refused',
      )
    return {
      node: typeof Reflect.get(window, 'require') + typeof Reflect.get(window, 'process'),
      inline: Reflect.has(window, 'ranInline'),
      opened: window.open('https://example.org/') === null,
      outside: await fetched('https://example.org/'),
      file: await fetched('file:///etc/hostname'),
      otherHost: await fetched('app://other/index.html'),
      parentFolder: await fetched('/%2e%2e/package.json'),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      ...(await navigator.clipboard.readText().then(
        () => ({ clipboard: 'read' }),
        () => ({ clipboard: 'refused' }),
      )),
    }
  })
  expect(probe).toEqual({
    node: 'undefinedundefined',
    inline: false,
    opened: true,
    outside: 'refused',
    file: 'refused',
    otherHost: 'refused',
    parentFolder: 404,
    geolocation: 'denied',
    clipboard: 'refused',
  })
  await main.evaluate(() => location.assign('https://example.org/'))
  await main.evaluate(() =>
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'data:text/html,x' })),
  )
  await expect.poll(() => main.url()).toBe(address)
  expect(app.windows()).toHaveLength(2)
})

test('addresses that could start a program are not opened', async ({ launch }) => {
  const { app, main } = await launch()
  await app.evaluate(({ shell }) => {
    // The system's own mail program or browser would open on the machine that runs the tests.
    Reflect.set(globalThis, 'opened', [])
    shell.openExternal = async (url) => void Reflect.get(globalThis, 'opened').push(url)
  })
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'https://example.org/a?b',
    'mailto:ana@example.org',
  ]) {
    // A key that means nothing anywhere: only what follows a user's own action may open something.
    await main.keyboard.press('F9')
    await main.evaluate((address) => window.desktop?.openExternal(address), url)
  }
  expect(await app.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual([
    'https://example.org/a?b',
    'mailto:ana@example.org',
  ])
})
