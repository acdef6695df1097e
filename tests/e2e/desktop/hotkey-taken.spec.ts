import { expect } from '@playwright/test'
import { canPressOnDesktop, desktopHome, launchDesktop } from '#support/desktop-run.ts'
import { onBridge, test } from './desktop-test.ts'

test('says so when another app holds the hotkey, and takes another one', async ({ launch }) => {
  test.skip(!canPressOnDesktop(), 'elsewhere two apps may hold one hotkey')
  const first = await launch()
  await expect.poll(() => onBridge(first.main, async (desktop) => (await desktop.hotkey.state()).active)).toBe(true)

  const other = desktopHome()
  const second = await launchDesktop(other)
  try {
    await expect
      .poll(() => onBridge(second.main, (desktop) => desktop.hotkey.state()))
      .toEqual({ accelerator: 'CommandOrControl+Shift+J', active: false, problem: 'taken' })
    expect(await onBridge(second.main, (desktop) => desktop.hotkey.set('CommandOrControl+Shift+Y'))).toMatchObject({
      ok: true,
      hotkey: { accelerator: 'CommandOrControl+Shift+Y', active: true },
    })
  } finally {
    await second.end()
    other.remove()
  }
})
