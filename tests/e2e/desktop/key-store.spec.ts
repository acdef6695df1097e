import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DesktopHome, DesktopRun } from '#support/desktop-run.ts'
import { launchDesktop } from '#support/desktop-run.ts'
import { expect } from '@playwright/test'
import { askCommandLine, onBridge, test } from './desktop-test.ts'

const PASSPHRASE = 'red shoes on a Monday'

const keysOf = ({ folder }: DesktopHome) =>
  readdirSync(join(folder, 'config', 'keys'))
    .map((name) => name.replace(/^.*\./, ''))
    .filter((ending) => ending === 'key' || ending === 'sealed')
    .toSorted()

/**
 * Stands in for the asynchronous part of Electron's own store, which this Electron may not have and this machine has no keyring for:
 * everything between it and the key is the app's own.
 */
function giveStore(run: DesktopRun): Promise<void> {
  return run.app.evaluate(({ safeStorage }) => {
    Object.assign(safeStorage, {
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: (text: string) =>
        Promise.resolve(Buffer.from(`v11${Array.from(text).toReversed().join('')}`)),
      decryptStringAsync: (sealed: Buffer) =>
        Promise.resolve({
          result: Array.from(sealed.toString().slice(3)).toReversed().join(''),
          shouldReEncrypt: false,
        }),
    })
  })
}

async function openSecurity({ main }: DesktopRun): Promise<void> {
  await main.evaluate(() => {
    globalThis.location.assign('/settings?find=passphrase')
  })
  await expect(main.getByRole('heading', { name: 'Key and passphrase' })).toBeVisible()
}

async function setPassphrase(run: DesktopRun): Promise<void> {
  const { main } = run
  await main.getByRole('button', { name: 'Set a passphrase' }).click()
  const dialog = main.getByRole('dialog')
  await dialog.getByText('One of my own').click()
  await dialog.getByLabel('The new passphrase').fill(PASSPHRASE)
  await dialog.getByLabel('The same once more').fill(PASSPHRASE)
  await main.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}

const stateOf = (run: DesktopRun) => onBridge(run.main, async (desktop) => (await desktop.journalState()).state)

test('without a key store the key stays in its file, and the app says so', async ({ home, launch }) => {
  const run = await launch()
  await openSecurity(run)
  await expect(run.main.getByRole('radio', { name: 'In the key store of the system' })).toBeDisabled()
  await setPassphrase(run)
  await expect(run.main.getByRole('radio', { name: 'In a file' })).toBeChecked()
  expect(keysOf(home)).toEqual(['key'])
})

test('with one, the first passphrase moves the key there; where it does not answer, the passphrase opens the journal', async ({
  home,
  launch,
}) => {
  const run = await launch()
  await giveStore(run)
  await askCommandLine(home, 'log', 'coffee with Ana Ruiz')
  await openSecurity(run)
  await setPassphrase(run)
  await expect(run.main.getByRole('radio', { name: 'In the key store of the system' })).toBeChecked()
  expect(keysOf(home)).toEqual(['sealed'])
  // Commands ask the app.
  expect(await askCommandLine(home, 'people')).toMatchObject([{ name: 'Ana Ruiz' }])
  await run.end()
  await expect(askCommandLine(home, 'people')).rejects.toThrow(/key store of the system/)

  const again = await launchDesktop(home)
  try {
    // This one has no store until it is given one.
    await expect.poll(() => stateOf(again)).toBe('failed')
    await expect(again.main.getByRole('alert')).toContainText('did not give the key')
    await again.main.getByLabel('Recovery passphrase').fill('blue shoes on a Monday')
    await again.main.getByRole('button', { name: 'Open the journal' }).click()
    await expect(again.main.getByRole('alert')).toContainText('That is not the passphrase')
    await giveStore(again)
    await again.main.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => stateOf(again)).toBe('ready')
    expect(await askCommandLine(home, 'people')).toMatchObject([{ name: 'Ana Ruiz' }])
  } finally {
    await again.end()
  }
})

test('kept nowhere, the key is opened by the passphrase at each start, or kept again', async ({ home, launch }) => {
  const run = await launch()
  await askCommandLine(home, 'log', 'coffee with Ana Ruiz')
  await openSecurity(run)
  await setPassphrase(run)
  await run.main.getByText('Nowhere: ask for the passphrase at each start').click()
  const dialog = run.main.getByRole('dialog')
  await dialog.getByLabel('Recovery passphrase').fill(PASSPHRASE)
  await run.main.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  expect(keysOf(home)).toEqual([])
  await run.end()

  const again = await launchDesktop(home)
  try {
    await expect.poll(() => stateOf(again)).toBe('failed')
    await expect(again.main.getByRole('alert')).toContainText('its recovery passphrase opens it')
    await again.main.getByText('Keep the key on this machine from now on').click()
    await again.main.getByLabel('Recovery passphrase').fill(PASSPHRASE)
    await again.main.keyboard.press('Enter')
    await expect.poll(() => stateOf(again)).toBe('ready')
    expect(await askCommandLine(home, 'people')).toMatchObject([{ name: 'Ana Ruiz' }])
    await expect.poll(() => keysOf(home)).toEqual(['key'])
    expect(existsSync(join(home.folder, 'journal', 'journal.recovery'))).toBe(true)
  } finally {
    await again.end()
  }
})
