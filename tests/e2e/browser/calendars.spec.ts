import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonId } from '#shared/model/id.ts'
import { calendarFile, event } from '#support/calendar-file.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

test('B5: what a meeting was is a line to write on; Escape writes nothing, and what was typed before comes back', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  for (const [given, value] of [
    ['Ana', 'ana@acme.example'],
    ['Ben', 'ben@acme.example'],
  ] as const) {
    const { id } = await client.commands.addPerson({ names: { given } })
    const channel = { kind: 'email' as const, label: '', value, preferred: false }
    await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: channel } })
  }
  const home = mkdtempSync(join(tmpdir(), 'rapport-calendar-'))
  try {
    const place = join(home, 'work.ics')
    const attendees = ['ana@acme.example', 'ben@acme.example']
    const [start, end] = ['20261123T070000Z', '20261123T074500Z']
    writeFileSync(place, calendarFile(event({ uid: 'past', start, end, title: 'Roofs', attendees })))
    await client.commands.addCalendar({ place })
    const row = page.locator('[data-row]').filter({ hasText: 'Roofs' }).first()
    await page.reload()
    await expect(row).toBeVisible()
    const line = page.getByRole('textbox', { name: 'Quick log' })
    await press(page, 'q')
    await expect(line).toBeFocused()
    await page.keyboard.type('lunch with Cleo')
    await page.keyboard.press('Escape')

    await press(page, 'j', 'e')
    await expect(line).toHaveValue('met Ana and Ben at 07:00, 45 min, ')
    await expect(line).toBeFocused()
    expect(await line.evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(34)
    await expectAccessible(page, 'Today with the line of a meeting')
    await page.keyboard.press('Escape')
    await expect(line).toHaveValue('lunch with Cleo')
    await page.reload()
    await expect(line).toHaveValue('lunch with Cleo')
    expect((await client.queries.journal({})).total).toBe(0)

    await expect(row).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Yes, log it: the meeting with Ana, Ben' }).first())
    await press(page, 'Enter')
    await expect(line).toBeFocused()
    await expect(line).toHaveValue('met Ana and Ben at 07:00, 45 min, ')
    await page.keyboard.type('the roofs hold')
    await page.keyboard.press('Enter')
    await expect(row).toBeHidden()
    const { rows } = await client.queries.journal({})
    expect(rows.map(({ minutes, time, people, excerpt }) => [minutes, time, people.length, excerpt])).toEqual([
      [45, '07:00', 2, 'the roofs hold'],
    ])
    await expect(line).toHaveValue('lunch with Cleo')
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

test('a calendar is read from the settings; its meetings stand on Today, are asked about and logged, by keyboard', async ({
  openJournal,
}) => {
  test.setTimeout(90_000)
  const { page, client, host } = await openJournal('empty')
  const people: PersonId[] = []
  for (const [given, value] of [
    ['Ana', 'ana@acme.example'],
    ['Ben', 'ben@acme.example'],
  ] as const) {
    const { id } = await client.commands.addPerson({ names: { given } })
    people.push(id)
    const channel = { kind: 'email' as const, label: '', value, preferred: false }
    await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: channel } })
  }
  const home = mkdtempSync(join(tmpdir(), 'rapport-calendar-'))
  const at = (uid: string, hour: string, title: string, ...attendees: string[]) =>
    event({
      uid,
      start: `20261123T${hour}0000Z`,
      end: `20261123T${hour}3000Z`,
      title,
      attendees: [...attendees, 'me@acme.example'],
    })
  try {
    const place = join(home, 'work.ics')
    writeFileSync(
      place,
      calendarFile(
        at('past', '07', 'Roofs', 'ana@acme.example', 'ben@acme.example'),
        at('other', '08', 'Soil', 'ben@acme.example'),
        at('next', '16', 'Pears', 'ana@acme.example', 'kim.lee@acme.example'),
      ),
    )
    await page.goto(`${host.origin}/settings?find=subscription`)
    await test.step('read, with what was read of it', async () => {
      await tabTo(page, page.getByRole('textbox', { name: 'Calendar to read' }))
      await page.keyboard.type('no place')
      await press(page, 'Enter')
      await expect(page.getByText(/neither a whole path nor an address/).last()).toBeVisible()
      await tabTo(page, page.getByRole('textbox', { name: 'Calendar to read' }))
      await page.keyboard.press('Control+a')
      await page.keyboard.type(place)
      await press(page, 'Enter')
      await expect(page.getByText('3 meetings with people of your journal.')).toBeVisible()
    })
    await test.step('who I am is said, and is nobody to meet', async () => {
      await tabTo(page, page.getByRole('button', { name: 'That is me: me@acme.example' }))
      await press(page, 'Enter')
      await expect(page.getByRole('list', { name: 'My addresses' })).toContainText('me@acme.example')
      await expect(page.getByRole('button', { name: 'That is me: me@acme.example' })).toBeHidden()
    })
    await test.step('the settings are for everybody, narrow as well', async () => {
      await expectAccessible(page, 'calendars')
      await page.setViewportSize({ width: 360, height: 740 })
      await expectAccessible(page, 'calendars, narrow')
      await page.setViewportSize({ width: 1280, height: 800 })
    })
    await test.step('on Today: what is to come with its brief, and what is over with a question', async () => {
      await page.getByRole('link', { name: /^Today/ }).press('Enter')
      const rows = page.getByRole('list', { name: 'People of today' })
      await expect(rows).toContainText('16:00: Pears')
      await expect(rows).toContainText('07:00: Roofs, with Ana, Ben. Did it happen?')
      await expectAccessible(page, 'today with meetings')
      await press(page, 'j')
      await expect(page.locator('[data-row]').filter({ hasText: 'Roofs' })).toBeFocused()
      await press(page, 'Enter')
      await expect(page.getByRole('region', { name: 'Brief for Ben' })).toBeVisible()
      await press(page, 'Escape')
    })
    await test.step('“No” is taken back by Z, and by the button beside what was said', async () => {
      const no = page.getByRole('button', { name: /^No, the meeting with Ana, Ben/ })
      await no.press('Enter')
      await expect(no).toBeHidden()
      await expect(page.getByText('It did not happen, and is not asked about again.')).toBeVisible()
      await press(page, 'z')
      await expect(no).toBeVisible()
      await no.press('Enter')
      await expect(no).toBeHidden()
      await page.getByRole('button', { name: /^Undo/ }).last().press('Enter')
      await expect(no).toBeVisible()
      await page.locator('[data-row]').filter({ hasText: 'Roofs' }).focus()
    })
    await test.step('Escape writes nothing, Enter logs it with everybody on its day', async () => {
      await press(page, 'l')
      const about = page
        .getByRole('dialog', { name: 'Conversation with Ana, Ben' })
        .getByRole('textbox', { name: 'About' })
      await expect(about).toHaveValue('Roofs')
      await press(page, 'Escape')
      expect((await client.queries.journal({})).total).toBe(0)
      await press(page, 'l')
      await expect(about).toBeFocused()
      await press(page, 'Enter')
      await expect(page.getByText(/Roofs/)).toBeHidden()
      const { rows } = await client.queries.journal({})
      expect(rows.map(({ topic, minutes, time, people: who }) => [topic, minutes, time, who.length])).toEqual([
        ['Roofs', 30, '07:00', 2],
      ])
    })
    await test.step('whoever the journal does not know is added', async () => {
      await page.goto(`${host.origin}/person/${people[0]}`)
      await expect(page.getByText('kim.lee@acme.example is not in your journal.')).toBeVisible()
      await expectAccessible(page, 'a person with a meeting')
      await tabTo(page, page.getByRole('button', { name: 'Add kim.lee@acme.example' }))
      await press(page, 'Enter')
      await expect(page.getByRole('heading', { name: 'Kim Lee' })).toBeVisible()
      await expect(page.getByText(/Pears/)).toBeVisible()
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
