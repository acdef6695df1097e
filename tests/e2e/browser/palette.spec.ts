import { expect, test } from './journal-test.ts'
import { press } from './keyboard.ts'

test('the palette leads to organisations, circles, kept views and settings, also over a slip of the fingers', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana' }, organisation: 'Lumenworks' })
  await client.commands.addPerson({ names: { given: 'Tom' } })
  const { id: circle } = await client.commands.addCircle({ name: 'Berlin founders' })
  await client.commands.putInCircle({ ids: [id], circle, member: true })
  await client.commands.saveView({ id: null, view: { name: 'Close and cold', search: 'ring=close' } })
  const go = async (typed: string, chosen: RegExp) => {
    await press(page, 'Control+k')
    await page.keyboard.type(typed)
    await expect(page.getByRole('option', { name: chosen })).toBeVisible()
    await page.getByRole('option', { name: chosen }).click()
  }
  await go('lumenwroks', /^Lumenworks Organisation/)
  await expect(page.getByRole('option', { name: /Ana/ })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(1)
  await go('founders', /^Berlin founders Circle/)
  await expect(page).toHaveURL(new RegExp(`circle=${circle}`))
  await go('close and', /^Close and cold View of people/)
  await expect(page).toHaveURL(/ring=close/)
  await go('quiet hours', /^Reminders Settings/)
  await expect(page.getByRole('heading', { level: 2, name: 'Reminders' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Appearance' })).toHaveCount(0)
  // Once more from there: another section.
  await go('theme', /^Appearance Settings/)
  await expect(page.getByRole('heading', { level: 2, name: 'Appearance' })).toBeVisible()
})

test('a screen is printed by Ctrl+P, as text alone and whole', async ({ openJournal }) => {
  const { page, host, client } = await openJournal('sample')
  const { rows } = await client.queries.people({ text: 'Ilse', limit: 1 })
  await page.goto(`${host.origin}/person/${rows[0]?.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ilse Wennemars' })).toBeVisible()
  await page.evaluate(() => {
    window.print = () => {
      document.title = `printed: ${document.title}`
    }
  })
  await press(page, 'Control+p')
  await expect(page).toHaveTitle(/^printed: Ilse/)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Brief me' })).toBeHidden()
  await expect(page.getByRole('combobox', { name: /Add something/ })).toBeHidden()
  await expect(page.getByRole('heading', { level: 2, name: /Conversations/ })).toBeVisible()
  // Nothing scrolls on paper: what does not fit would be lost.
  const scrolled = await page.evaluate(() => {
    const main = document.querySelector('main')
    return main !== null && ['auto', 'scroll', 'hidden'].includes(getComputedStyle(main).overflowY)
  })
  expect(scrolled).toBe(false)
})

test('what the palette lists has headings that a screen reader says', async ({ openJournal }) => {
  const { page } = await openJournal('empty')
  await press(page, 'Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette.getByRole('group', { name: 'Actions' })).toBeVisible()
  const headings = await palette.getByRole('group').count()
  await expect(palette.getByRole('group', { name: /\p{L}/u })).toHaveCount(headings)
})

test('the palette stays open when it was opened while a dialog was still saving', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  // Both keys before any answer of the journal can arrive: what somebody does whose machine is busy.
  const saveAndOpenPalette = () =>
    page.evaluate(() => {
      const press = (key: string, more: KeyboardEventInit = {}) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...more }),
        )
      const form = document.activeElement?.closest('form')
      if (form) form.requestSubmit()
      else press('Enter')
      press('k', { code: 'KeyK', ctrlKey: true })
    })
  const palette = page.getByRole('dialog', { name: 'Find or do' })

  await press(page, 'p')
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
  await page.keyboard.type('Nadia Example')
  await saveAndOpenPalette()
  await expect(page.getByRole('heading', { level: 1, name: 'Nadia Example', includeHidden: true })).toBeAttached()
  await expect(palette.getByRole('combobox')).toBeFocused()
  await press(page, 'Escape')
  await expect(palette).toHaveCount(0)

  await press(page, 'q')
  await expect(page.getByRole('textbox', { name: 'Quick log' })).toBeFocused()
  await page.keyboard.type('call with Nadia Example about pears')
  await saveAndOpenPalette()
  await expect.poll(async () => (await client.queries.journalInfo()).conversations).toBe(1)
  await expect(page.getByText(/is in the journal/)).toBeVisible()
  await expect(palette.getByRole('combobox')).toBeFocused()
})

test('what is typed into a palette above an open dialog stands in its line, and the dialog is there afterwards', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana' }, ring: 'inner' })
  await client.commands.logConversation({ date: '2026-07-01', channel: 'call', people: [{ id }] })
  await expect(page.locator('[data-row]')).toHaveCount(1)
  await press(page, 'j')
  await expect(page.locator('[data-row]')).toBeFocused()
  await press(page, 'e')
  const log = page.getByRole('dialog', { name: 'Conversation with Ana' })
  await expect(log).toBeVisible()
  await page.keyboard.press('Control+k')
  const line = page.getByRole('combobox', { name: 'Find or do' })
  await expect(line).toBeVisible()
  await expect(line).toBeFocused()
  await page.keyboard.type('trash')
  await expect(line).toHaveValue('trash')
  await page.keyboard.press('Escape')
  await expect(line).toHaveCount(0)
  await expect(log).toBeVisible()
})
