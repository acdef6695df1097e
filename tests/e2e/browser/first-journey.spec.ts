import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { focusedElement, goTo, press, tabTo } from './keyboard.ts'

const CONNECTIONS = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,ana@example.org,Lumen Works,Head of Product,05 Mar 2024
Tom,Okafor,https://www.linkedin.com/in/tom-okafor,,Harbour & Sons,Engineer,17 Nov 2023
Priya,Nair 🎈,https://www.linkedin.com/in/priya-nair,,-,,01 Jan 2022
,,https://www.linkedin.com/in/nobody,,,,02 Jan 2022
`

test('a newcomer imports people, logs a line, and finds, does, undoes and searches what is due, by keyboard alone', async ({
  openJournal,
}) => {
  test.setTimeout(120_000)
  const { page, client } = await openJournal('new')

  await test.step('the first run asks three questions', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Rapport' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'What do you want from your network?' })).toBeFocused()
    await expectAccessible(page, 'welcome')
    await page.keyboard.type('To learn how others scale a team')
    await press(page, 'Tab')
    await page.keyboard.type('Engineering leaders')
    await tabTo(page, page.getByRole('radio', { name: '15 minutes' }))
    await press(page, 'ArrowRight')
    await tabTo(page, page.getByRole('button', { name: 'Begin' }))
    await press(page, 'Enter')
    await expect(page.getByRole('button', { name: 'Bring people in' })).toBeFocused()
    await expectAccessible(page, 'welcome, answered')
    await press(page, 'Enter')
    const { intent, firstRunDone } = await client.queries.preferences()
    expect({ ...intent, firstRunDone }).toMatchObject({
      goal: 'To learn how others scale a team',
      people: 'Engineering leaders',
      firstRunDone: true,
    })
  })

  await test.step('a file is chosen, shown and imported', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Choose files' }))
    await chooseFile(page, 'Connections.csv', CONNECTIONS)
    await expect(page.getByRole('heading', { level: 1, name: /people in it/ })).toBeVisible()
    await expect(page.getByRole('list', { name: 'People in the file' })).toContainText('Priya Nair')
    await expectAccessible(page, 'import preview')
    await press(page, 'Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: '3 people imported' })).toBeVisible()
    await expect(page.getByRole('list', { name: 'Problems' }).getByRole('listitem')).toHaveCount(1)
    await expectAccessible(page, 'import report')
    await tabTo(page, page.getByRole('button', { name: 'See your people' }))
    await press(page, 'Enter')
  })

  await test.step('somebody is put in a ring and opened', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
    await press(page, '/')
    await page.keyboard.type('ruiz')
    await expect(page.getByRole('option')).toHaveCount(1)
    await press(page, 'ArrowDown')
    await expect(page.getByRole('option', { name: /Ana Ruiz/ })).toBeFocused()
    await press(page, '2')
    await expect(page.getByRole('option', { name: /Ana Ruiz.*Close/ })).toBeVisible()
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Head of Product')
  })

  await test.step('a conversation is logged in one line', async () => {
    await press(page, 'q')
    await expect(page.getByRole('textbox', { name: 'Quick log' })).toBeFocused()
    await page.keyboard.type('coffee with Ana about platform org. I’ll send the deck today #mentor')
    await expect(page.getByRole('button', { name: /Ana Ruiz/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /platform org/ })).toBeVisible()
    await press(page, 'Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    // The page that is shown knows at once.
    await expect(page.getByRole('main')).toContainText('platform org')
    await expect(page.getByRole('main')).toContainText('send the deck')
  })

  const due = page.getByRole('main').getByRole('listitem').filter({ hasText: 'send the deck' })
  await test.step('it is due today; done with E, and back with Z', async () => {
    await goTo(page, 't', 'Today')
    await expect(due).toBeVisible()
    await expect(page.getByRole('navigation').getByRole('link', { name: /Today/ })).toContainText('1')
    await press(page, 'j')
    await expect(due).toBeFocused()
    await press(page, 'e')
    await expect(due).toHaveCount(0)
    await expect(page.getByText('Done: send the deck')).toBeVisible()
    await press(page, 'z')
    await expect(due).toBeVisible()
  })

  await test.step('done again, and taken back from the toast, which F6 reaches', async () => {
    await press(page, 'j', 'e')
    await expect(due).toHaveCount(0)
    const toast = page
      .getByRole('region', { name: /notice/ })
      .getByRole('listitem')
      .filter({ hasText: 'Done: send the deck' })
    const undo = toast.getByRole('button', { name: /Undo/ })
    await expect(undo).toBeVisible()
    await press(page, 'F6')
    await tabTo(page, undo)
    await press(page, 'Enter')
    await expect(due).toBeVisible()
    const { rows } = await client.queries.followUps({ state: 'open' })
    expect(rows.map(({ text }) => text)).toEqual(['send the deck'])
  })

  await test.step('what was written is found', async () => {
    await press(page, 'g', 'f')
    await expect(page.getByRole('textbox', { name: 'Words to look for' })).toBeFocused()
    await page.keyboard.type('platf')
    const found = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem')
    await expect(found).toContainText(['platform org'])
    await press(page, 'ArrowDown')
    await expect(found.first()).toBeFocused()
    await press(page, 'Enter')
    await expect(page).toHaveTitle('platform org — Rapport')
    await expect(page.getByRole('link', { name: 'Ana Ruiz' })).toBeVisible()
  })
})

test('a newcomer can look around in a sample journal, and remove it', async ({ openJournal }) => {
  test.setTimeout(120_000)
  const { page, client } = await openJournal('new')
  await tabTo(page, page.getByRole('button', { name: 'Look around with a sample journal' }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Remove the sample' }), { key: 'Shift+Tab' })
  await press(page, 'Enter')
  await expect.poll(async () => (await client.queries.journalInfo()).people).toBe(0)
  await expect(page.getByRole('button', { name: 'Bring in people you know' })).toBeVisible()
  await expect(page.getByText(/^The sample is gone/)).toBeVisible()
})

test('an import is taken back as a whole', async ({ openJournal }) => {
  const { page, client } = await openJournal('empty')
  await goTo(page, 'i', 'Import')
  await tabTo(page, page.getByRole('button', { name: 'Choose files' }))
  await chooseFile(page, 'Connections.csv', CONNECTIONS)
  await expect(page.getByRole('heading', { level: 1, name: /people in it/ })).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: /imported/ })).toBeVisible()
  await expect.poll(() => focusedElement(page)).toBe('main')
  await tabTo(page, page.getByRole('button', { name: 'Undo the whole import' }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'The import is undone' })).toBeVisible()
  await expect.poll(() => focusedElement(page)).toBe('main')
  expect((await client.queries.people({})).total).toBe(0)
})

test('of somebody who shares an address with another name is said who that is, and decided by a key', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Olga', family: 'Petrova' } })
  const email = { kind: 'email', value: 'office@example.org' } as const
  await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: email } })
  await goTo(page, 'i', 'Import')
  await tabTo(page, page.getByRole('button', { name: 'Choose files' }))
  await chooseFile(page, 'people.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Zed Wagner\nEMAIL:office@example.org\nEND:VCARD\n')
  const row = page.getByRole('list', { name: 'People in the file' }).getByRole('listitem')
  await expect(row).toContainText('Same email address')
  await expect(row).toContainText('in your journal: Olga Petrova')
  await tabTo(page, row)
  await press(page, 'x')
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled()
})

for (const { what, name, content, words } of [
  { what: 'an empty file', name: 'Connections.csv', content: '', words: /empty/ },
  {
    what: 'a picture',
    name: 'people.csv',
    content: '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000',
    words: /picture|not a/i,
  },
]) {
  test(`${what} is refused with a sentence, and another can be chosen`, async ({ openJournal }) => {
    const { page, client } = await openJournal('empty')
    await goTo(page, 'i', 'Import')
    await tabTo(page, page.getByRole('button', { name: 'Choose files' }))
    await chooseFile(page, name, content)
    await expect(page.getByText('That could not be read.')).toBeVisible()
    await expect(page.getByRole('main')).toContainText(words)
    await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
    expect((await client.queries.people({})).total).toBe(0)
  })
}

test('of a table of something else it is said that nobody is in it, and another can be chosen', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  await goTo(page, 'i', 'Import')
  await tabTo(page, page.getByRole('button', { name: 'Choose files' }))
  await chooseFile(page, 'sales.csv', 'Quarter,Revenue\nQ1,12\n')
  await expect(page.getByRole('heading', { level: 1, name: 'What is in the columns?' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/without one nobody comes in/)
  await tabTo(page, page.getByRole('button', { name: 'Choose other files' }))
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
  expect((await client.queries.people({})).total).toBe(0)
})

/** Presses Enter on the button that has the focus, and answers the system's dialog. */
async function chooseFile(page: Page, name: string, content: string): Promise<void> {
  const dialog = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await dialog).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
}
