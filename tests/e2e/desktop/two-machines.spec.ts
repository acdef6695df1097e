import { expect, type Page } from '@playwright/test'
import { desktopHome, launchDesktop } from '#support/desktop-run.ts'
import { askCommandLine, onBridge, openJournalScreen, test } from './desktop-test.ts'

test('two apps on one display pair by their screens; a note that both show is edited in both and merges', async ({
  launch,
  home,
}) => {
  const laptop = await launch()
  const other = desktopHome()
  const tower = await launchDesktop(other)
  try {
    await expect.poll(() => onBridge(tower.main, async (desktop) => (await desktop.journalState()).state)).toBe('ready')
    await askCommandLine(home, 'log', 'coffee with Ana Ruiz about platform - in the middle.')
    await askCommandLine(other, 'log', 'lunch with Tom Baker about pricing')
    await pair(laptop.main, tower.main)
    for (const each of [home, other]) {
      await expect.poll(async () => ((await askCommandLine(each, 'people')) as unknown[]).length).toBe(2)
    }

    const [left, right] = [await openNotes(laptop.main), await openNotes(tower.main)]
    await left.press('Control+End')
    await left.pressSequentially(' Plays the cello.')
    await expect(right).toContainText('Plays the cello.')
    await right.press('Control+End')
    await right.pressSequentially(' Looks for a flat.')
    for (const notes of [left, right]) {
      await expect(notes).toContainText('Looks for a flat.')
      const text = (await notes.textContent()) ?? ''
      for (const sentence of ['in the middle.', 'Plays the cello.', 'Looks for a flat.']) {
        expect(text.split(sentence)).toHaveLength(2)
      }
    }
  } finally {
    await tower.end()
    other.remove()
  }
})

async function pair(laptop: Page, tower: Page): Promise<void> {
  await openPairing(laptop)
  await laptop.getByRole('button', { name: 'Show digits here' }).click()
  const addresses = laptop.getByRole('list', { name: 'Addresses of this machine' })
  await expect(addresses).toHaveText(/^127\.0\.0\.1:\d+$/)
  await openPairing(tower)
  await tower.getByRole('button', { name: 'Type digits here' }).click()
  await tower
    .getByRole('textbox', { name: 'The address that the other machine shows' })
    .fill((await addresses.textContent()) ?? '')
  await tower.keyboard.press('Enter')
  const digits = laptop.getByRole('status').filter({ hasText: /^\d{3} \d{3}$/ })
  await expect(digits).toBeVisible()
  await tower.getByRole('textbox', { name: /^The six digits that/ }).fill((await digits.textContent()) ?? '')
  await tower.keyboard.press('Enter')
  await laptop.getByRole('button', { name: 'Let it in' }).click()
  for (const page of [laptop, tower]) {
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('link', { name: 'Devices in sync' })).toBeVisible()
  }
}

async function openPairing(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Devices/ }).click()
  await page.getByRole('button', { name: 'Pair a device' }).click()
}

async function openNotes(page: Page) {
  await openJournalScreen(page)
  await page.getByRole('link', { name: /platform/ }).click()
  const notes = page.getByRole('textbox', { name: 'Notes', exact: true })
  await expect(notes).toContainText('in the middle.')
  return notes
}
