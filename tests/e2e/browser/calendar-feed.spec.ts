import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('the plan is given to a calendar program under a secret address: switched on, copied, made anew and switched off by keyboard', async ({
  context,
  openJournal,
}) => {
  test.setTimeout(90_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page, client, host, openTab } = await openJournal('empty')
  await client.commands.addBlock({
    purpose: 'people who went quiet',
    act: 'write',
    rule: { rrule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-11-24', time: '08:30', minutes: 30, zone: 'Europe/Berlin' },
    queue: 'anything',
  } as never)
  await page.goto(`${host.origin}/plan`)
  const on = page.getByRole('switch', { name: /a calendar program of this machine/ })
  const address = page.getByRole('textbox', { name: 'Secret address' })
  await expect(on).not.toBeChecked()
  await expect(address).toBeHidden()
  await tabTo(page, on)
  await press(page, 'Space')
  await expect(address).toHaveValue(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/rapport\.ics$/)
  const first = await address.inputValue()
  expect(await (await fetch(first)).text()).toContain('SUMMARY:Focus time')
  await tabTo(page, page.getByRole('button', { name: 'Copy the address' }))
  await press(page, 'Enter')
  await expect(page.getByText('The address is copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first)
  await expectAccessible(page, 'the plan with its address')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page, 'the plan with its address, narrow')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.reload()
  await expect(address).toHaveValue(first)
  const other = await openTab('/plan')
  const there = other.getByRole('textbox', { name: 'Secret address' })
  await expect(there).toHaveValue(first)
  await tabTo(page, page.getByRole('button', { name: 'Make a new address' }))
  await press(page, 'Enter')
  await expect(page.getByText('There is a new address. The one before leads nowhere.')).toBeVisible()
  await expect(there).not.toHaveValue(first)
  await expect(there).toHaveValue(/rapport\.ics$/)
  expect((await fetch(first)).status).toBe(404)
  const second = await there.inputValue()
  expect((await fetch(second)).status).toBe(200)
  await tabTo(page, on)
  await press(page, 'Space')
  await expect(there).toBeHidden()
  await expect(fetch(second)).rejects.toThrow('fetch failed')
})
