import type { Locator } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'
import { conversationWithNotes, writeAtEnd } from './notes.ts'

test('two machines pair by their screens, by keyboard alone; a note that is edited on both is merged while both show it', async ({
  openJournal,
}) => {
  const [laptop, tower] = [await openJournal('empty'), await openJournal('empty')]
  const { path } = await conversationWithNotes(laptop.client, 'Middle.')
  await tower.client.commands.addPerson({ names: { given: 'Tom', family: 'Baker' } })
  await laptop.client.commands.nameThisDevice({ name: 'Laptop' })
  await tower.client.commands.nameThisDevice({ name: 'Tower' })

  await goTo(laptop.page, 'e', 'Devices')
  await expect(laptop.page.getByText(/on this machine alone, and nothing listens/)).toBeVisible()
  await expectAccessible(laptop.page, 'devices, alone')
  await press(laptop.page, 'n')
  await expect(laptop.page.getByRole('button', { name: 'Show digits here' })).toBeFocused()
  await expectAccessible(laptop.page, 'pairing, the choice')
  await press(laptop.page, 'Enter')
  const address = (await laptop.page.getByRole('list', { name: 'Addresses of this machine' }).textContent()) ?? ''
  expect(address).toMatch(/^127\.0\.0\.1:\d+$/)
  await expectAccessible(laptop.page, 'pairing, the address')

  await goTo(tower.page, 'e', 'Devices')
  await press(tower.page, 'n')
  await tabTo(tower.page, tower.page.getByRole('button', { name: 'Type digits here' }))
  await press(tower.page, 'Enter')
  await expect(tower.page.getByRole('textbox', { name: 'The address that the other machine shows' })).toBeFocused()
  await tower.page.keyboard.type(address)
  await press(tower.page, 'Enter')

  // Both see what the other holds before anything is joined.
  await expect(tower.page.getByRole('dialog')).toContainText('1 person · 1 conversation')
  const shown = laptop.page.getByRole('status').filter({ hasText: /^\d{3} \d{3}$/ })
  await expect(shown).toBeVisible()
  await expectAccessible(laptop.page, 'pairing, the digits')
  await expect(tower.page.getByRole('textbox', { name: 'The six digits that Laptop shows' })).toBeFocused()
  await expectAccessible(tower.page, 'pairing, typing the digits')
  await tower.page.keyboard.type((await shown.textContent()) ?? '')
  await press(tower.page, 'Enter')
  await expect(tower.page.getByText('The digits agree. Now let this machine in on Laptop.')).toBeVisible()
  await tabTo(laptop.page, laptop.page.getByRole('button', { name: 'Let it in' }))
  await press(laptop.page, 'Enter')
  for (const { page } of [laptop, tower]) {
    await expect(page.getByRole('button', { name: 'Done' })).toBeFocused()
    await press(page, 'Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('list', { name: 'Other devices' }).getByRole('listitem')).toContainText('In sync')
    await expect(page.getByRole('link', { name: 'Devices in sync' })).toBeVisible()
  }
  await expectAccessible(tower.page, 'devices, in sync')

  const editors: Locator[] = []
  for (const { page, host } of [laptop, tower]) {
    await page.goto(host.origin + path)
    editors.push(await writeAtEnd(page))
  }
  await laptop.page.keyboard.type(' Plays the cello.')
  await expect(editors[1] as Locator).toContainText('Middle. Plays the cello.')
  await tower.page.keyboard.type(' Looks for a flat.')
  for (const editor of editors) {
    await expect(editor).toContainText('Looks for a flat.')
    const text = (await editor.textContent()) ?? ''
    for (const sentence of ['Middle.', 'Plays the cello.', 'Looks for a flat.']) {
      expect(text.split(sentence)).toHaveLength(2)
    }
  }
  // What was there before, on either.
  for (const { client } of [laptop, tower]) expect((await client.queries.people({})).total).toBe(2)
})

test('a device is revoked after a question, and says so itself', async ({ openJournal }) => {
  const [laptop, tower] = [await openJournal('empty'), await openJournal('empty')]
  await tower.client.commands.nameThisDevice({ name: 'Tower' })
  await laptop.client.commands.openPairing({ role: 'shows' })
  const [address = ''] = (await laptop.client.queries.devices()).addresses
  await tower.client.commands.joinDevice({ address })
  const step = async (of: typeof laptop) => (await of.client.queries.devices()).pairing?.step
  await expect.poll(() => step(tower)).toBe('digits')
  await expect.poll(() => step(laptop)).toBe('digits')
  const digits = (await laptop.client.queries.devices()).pairing?.digits ?? ''
  await tower.client.commands.typePairingDigits({ digits })
  await expect.poll(() => step(laptop)).toBe('confirm')
  await laptop.client.commands.confirmPairing()
  await expect.poll(() => step(laptop)).toBe('joined')
  await goTo(laptop.page, 'e', 'Devices')
  await goTo(tower.page, 'e', 'Devices')
  await tabTo(laptop.page, laptop.page.getByRole('button', { name: 'Revoke Tower' }))
  await press(laptop.page, 'Enter')
  await expect(laptop.page.getByRole('button', { name: 'Keep' })).toBeFocused()
  await expectAccessible(laptop.page, 'the question before revoking')
  await tabTo(laptop.page, laptop.page.getByRole('button', { name: 'Revoke', exact: true }))
  await press(laptop.page, 'Enter')
  await expect(laptop.page.getByRole('list', { name: 'Revoked devices' })).toContainText('Tower')
  await expect(tower.page.getByText(/Another of your devices has revoked this one/)).toBeVisible()
  await expectAccessible(tower.page, 'a revoked device')
  await tabTo(tower.page, tower.page.getByRole('button', { name: 'Make this a new device' }))
  await press(tower.page, 'Enter')
  await expect(tower.page.getByText(/on this machine alone/)).toBeVisible()
})
