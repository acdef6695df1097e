import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { recoveryOfBackup } from '#journal/documents/recovery-file.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('a recovery passphrase is set, tested and changed in the settings, by keyboard', async ({ openJournal }) => {
  test.setTimeout(120_000)
  const { page, client, host } = await openJournal('empty')
  await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await page.goto(`${host.origin}/settings?find=passphrase`)
  const dialog = page.getByRole('dialog')
  let made = ''

  await test.step('made by Rapport, and typed again from the note', async () => {
    await expect(page.getByText('No recovery passphrase is set.')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'In a file' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'Nowhere: ask for the passphrase at each start' })).toBeDisabled()
    await expectAccessible(page, 'no passphrase')
    await tabTo(page, page.getByRole('button', { name: 'Set a passphrase' }))
    await press(page, 'Enter')
    const shown = dialog.getByRole('note', { name: 'The new passphrase' })
    await expect(shown).toHaveText(/^(\w{4}-){5}\w{4}$/)
    made = (await shown.textContent()) ?? ''
    await expectAccessible(page, 'a passphrase is set')
    await tabTo(page, dialog.getByRole('textbox', { name: 'Type it from your note' }))
    await page.keyboard.type(`${made.slice(0, -1)}${made.endsWith('0') ? '1' : '0'}`)
    await press(page, 'Enter')
    await expect(dialog.getByText('The two are not the same.')).toBeVisible()
    await press(page, 'Control+a')
    await page.keyboard.type(made.toLowerCase().replaceAll('-', ' '))
    await press(page, 'Enter')
    await expect(page.getByText('The passphrase is set. A backup is being made with it.')).toBeVisible()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/A recovery passphrase was set on/)).toBeVisible()
    const backups = join(host.test.folder, 'backups')
    await expect.poll(() => readdirSync(backups).filter((name) => name.endsWith('.db'))).toHaveLength(1)
    expect(recoveryOfBackup(join(backups, readdirSync(backups)[0] ?? ''))).toMatchObject({ form: 'made' })
  })

  await test.step('tested', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Test it' }))
    await press(page, 'Enter')
    const field = dialog.getByLabel('Recovery passphrase')
    await expect(field).toBeFocused()
    await page.keyboard.type(made.slice(0, -5))
    await press(page, 'Enter')
    await expect(dialog.getByText(/A letter of the passphrase is wrong/)).toBeVisible()
    await expectAccessible(page, 'a passphrase is tested')
    await press(page, 'Control+a')
    await page.keyboard.type(made)
    await press(page, 'Enter')
    await expect(page.getByRole('status').filter({ hasText: 'That is the passphrase.' })).toBeVisible()
  })

  await test.step('changed to one of one’s own, on a narrow page', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await tabTo(page, page.getByRole('button', { name: 'Change the passphrase' }))
    await press(page, 'Enter')
    await tabTo(page, dialog.getByRole('radio', { name: 'One made for me' }))
    await press(page, 'ArrowRight')
    await tabTo(page, dialog.getByLabel('The new passphrase'))
    await page.keyboard.type('short')
    await expect(dialog.getByText('Too short.')).toBeVisible()
    await press(page, 'Control+a')
    await page.keyboard.type('red shoes on a Monday')
    await tabTo(page, dialog.getByLabel('The same once more'))
    await page.keyboard.type('red shoes on a Monday')
    await press(page, 'Enter')
    await expect(dialog).toBeHidden()
    await expect.poll(async () => (await client.queries.keys()).passphrase?.form).toBe('typed')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  await test.step('and is all that opens the journal where that is wanted', async () => {
    await tabTo(page, page.getByRole('radio', { name: 'In a file' }))
    await press(page, 'ArrowDown')
    await expect(dialog.getByText(/does not open on this machine without it/)).toBeVisible()
    await page.keyboard.type('blue shoes on a Monday')
    await press(page, 'Enter')
    await expect(dialog.getByText(/That is not the passphrase/)).toBeVisible()
    await press(page, 'Control+a')
    await page.keyboard.type('red shoes on a Monday')
    await press(page, 'Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('radio', { name: /Nowhere/ })).toBeChecked()
    expect((await client.queries.keys()).place).toBe('passphrase')
    await page.reload()
    await expect(page.getByRole('radio', { name: /Nowhere/ })).toBeChecked()
  })
})

test('the first run offers a passphrase once, and asks nothing', async ({ openJournal }) => {
  const { page } = await openJournal('new')
  await page.getByRole('button', { name: /^Begin/ }).click()
  await page.getByRole('button', { name: 'Key and passphrase' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set a passphrase' })).toBeVisible()
})

test('a backup of another machine among those listed asks for its passphrase', async ({ openJournal }) => {
  test.setTimeout(90_000)
  const elsewhere = openTestJournal({ key: new Uint8Array(32).fill(9) })
  await elsewhere.client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const set = elsewhere.client.commands.setPassphrase({ passphrase: 'red shoes on a Monday' })
  const made = set.then(({ job }) => ({ job: job ?? '' }))
  const { file } = (await reportOf(elsewhere.client, made, 'backup')).backup
  const { page, client, host } = await openJournal('empty')
  mkdirSync(join(host.test.folder, 'backups'))
  cpSync(join(elsewhere.folder, 'backups', file), join(host.test.folder, 'backups', file))
  await elsewhere.close()
  await client.commands.addPerson({ names: { given: 'Bea', family: 'Ford' } })
  await page.goto(`${host.origin}/settings?find=backups`)
  await expect(page.getByRole('list', { name: 'Backups' })).toBeVisible()
  await page.getByRole('button', { name: /Restore the backup of/ }).click()
  await expect(page.getByText(new RegExp(`${file} is of another key`))).toBeVisible()
  await page.getByRole('button', { name: 'Type its passphrase' }).click()
  await page.getByRole('dialog').getByLabel('Recovery passphrase').fill('red shoes on a Monday')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/The journal is as it was then/)).toBeVisible()
  expect((await client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Ana Ruiz'])
  // It is the one of this journal as well, which had none.
  expect(await client.commands.testPassphrase({ passphrase: 'red shoes on a Monday' })).toEqual({ answer: 'right' })
})
