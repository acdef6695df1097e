import { withDisk } from './full-disk.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'
import { conversationWithNotes, expectSaved, writeAtEnd } from './notes.ts'

const UNREACHED = /The journal cannot be reached at the moment/
const DISK_FULL = /The note is not saved: the disk is full\. It stays here/

test('what is typed while the connection is cut stays, is said to be unsaved, and is saved when it is back', async ({
  openJournal,
}) => {
  const { page, client, host } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, 'Before.')
  await page.goto(host.origin + path)
  const notes = await writeAtEnd(page)
  await page.keyboard.type(' Typed, ')
  await expectSaved(client, id, 'Before. Typed, ')

  host.cut()
  await page.keyboard.type('cut off, ')
  await expect(page.getByText(UNREACHED)).toBeVisible()
  await page.keyboard.type('still there.')
  await expect(notes).toHaveText('Before. Typed, cut off, still there.')
  expect((await client.queries.conversation({ id })).notes).toBe('Before. Typed, ')
  const asksBeforeLeaving = () =>
    page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  expect(await asksBeforeLeaving()).toBe(true)

  host.mend()
  await expectSaved(client, id, 'Before. Typed, cut off, still there.')
  expect(await asksBeforeLeaving()).toBe(false)
  await expect(page.getByText(UNREACHED)).toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: 'not saved' })).toHaveCount(0)
  // Nothing is lost, and nothing doubled, by what comes after.
  await page.keyboard.type(' And on.')
  await expectSaved(client, id, 'Before. Typed, cut off, still there. And on.')
  host.logged.length = 0
})

test('what others did during a cut shows when the connection is back', async ({ openJournal }) => {
  const { page, client, host } = await openJournal('empty')
  await goTo(page, 'p', 'People')
  host.cut()
  await expect(page.getByText(UNREACHED)).toBeVisible()
  await client.commands.addPerson({ names: { given: 'Nadia', family: 'Example' } })
  host.mend()
  await expect(page.getByRole('option', { name: /Nadia Example/ })).toBeVisible()
  host.logged.length = 0
})

test('a line of quick log that could not be saved stays to be saved again', async ({ openJournal }) => {
  const { page, client, host } = await openJournal('empty')
  await press(page, 'q')
  const line = page.getByRole('textbox', { name: 'Quick log' })
  await expect(line).toBeFocused()
  await page.keyboard.type('coffee with Ana about tea')
  await expect(page.getByRole('button', { name: /Ana/ })).toBeVisible()
  host.cut()
  await expect(page.getByText(UNREACHED)).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'The line stays here' })).toBeVisible()
  await expect(line).toHaveValue('coffee with Ana about tea')
  host.mend()
  await expect(page.getByText(UNREACHED)).toHaveCount(0)
  await press(page, 'Enter')
  await expect(line).toHaveValue('')
  expect((await client.queries.journal({})).rows.map(({ topic }) => topic)).toEqual(['tea'])
  host.logged.length = 0
})

test('a full disk: the note stays on screen, a banner says so, and Save works after space is freed', async ({
  openJournal,
}) => {
  const { opened, disk } = await withDisk(() => openJournal('empty'))
  const { page, client, host } = opened
  const { id, path } = await conversationWithNotes(client, 'Kept.')
  await page.goto(host.origin + path)
  const notes = await writeAtEnd(page)

  disk.fill()
  const long = ` ${'More than a full disk has room for. '.repeat(1500)}End.`
  await page.keyboard.insertText(long)
  await expect(page.getByText(DISK_FULL)).toBeVisible()
  await expect(page.getByText(/Nothing can be saved: the disk is full/)).toBeVisible()
  await page.keyboard.type(' And a word.')
  // Of a long text the editor draws what is in view.
  await expect(notes).toContainText('has room for. End. And a word.')
  expect((await client.queries.conversation({ id })).notes).toBe('Kept.')

  // The note waits also while another screen is looked at.
  await press(page, 'Control+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText(DISK_FULL)).toBeVisible()

  // Once there is room the page may save by itself: Save is gone to before that.
  await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }))
  disk.free()
  await press(page, 'Enter')
  await expectSaved(client, id, `Kept.${long} And a word.`)
  await expect(page.getByText(DISK_FULL)).toHaveCount(0)
  await expect(page.getByText(/Nothing can be saved/)).toHaveCount(0)
})

test('on a full disk what is done says that it was not, and nothing pretends', async ({ openJournal }) => {
  const { opened, disk } = await withDisk(() => openJournal('empty'))
  const { page, client } = opened
  await client.commands.scheduleFollowUp({ text: 'send the deck', due: '2026-11-23', actor: 'me', people: [] })
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: 'send the deck' })
  await expect(row).toBeVisible()
  disk.fill()
  // Small changes find room in pages that are there: fill those too, with long ones and then with short ones.
  for (const letters of [190, 1])
    await expect(async () => {
      const refused = client.commands.addPerson({ names: { given: 'x'.repeat(letters) } }).then(
        () => false,
        () => true,
      )
      expect(await refused).toBe(true)
    }).toPass({ intervals: [0] })
  await expect(page.getByText(/Nothing can be saved: the disk is full/)).toBeVisible()
  await press(page, 'p')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await page.keyboard.type('Nadia Example')
  await press(page, 'Enter')
  await expect(page.getByRole('region', { name: /notice/ })).toContainText('the disk is full')
  // What was typed is still there.
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('Nadia Example')
  disk.free()
  await tabTo(page, page.getByRole('dialog').getByRole('textbox').first())
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Nadia Example' })).toBeVisible()
})

test('a host that was started again is met with how to get a new address', async ({ openJournal, watch }) => {
  watch.expect(/WebSocket|ERR_CONNECTION/)
  const { page, client, host } = await openJournal('empty')
  const { path } = await conversationWithNotes(client, 'Before.')
  await page.goto(host.origin + path)
  await writeAtEnd(page)
  await page.keyboard.type(' Typed.')
  await host.restart()
  await expect(page.getByText(/Open Rapport with a new address/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Notes', exact: true })).toHaveText('Before. Typed.')
  host.logged.length = 0
})
