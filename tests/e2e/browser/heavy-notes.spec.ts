import { expect, test } from './journal-test.ts'
import { conversationWithNotes, expectSaved, writeAtEnd } from './notes.ts'

const NOTES = {
  'thousands of brackets': '[a](b'.repeat(20_000),
  'thousands of quotes in quotes': '>'.repeat(5000),
  'a letter under thousands of marks': `a${'\u0301'.repeat(50_000)}`,
}

for (const [what, notes] of Object.entries(NOTES)) {
  test(`a note of ${what} opens, and takes what is typed`, async ({ openJournal }) => {
    const { page, client, host } = await openJournal('empty')
    const { id, path } = await conversationWithNotes(client, notes)
    await page.goto(host.origin + path)
    await writeAtEnd(page)
    await page.keyboard.type(' and more')
    await expectSaved(client, id, `${notes} and more`)
  })
}

test('a note that grows too heavy for Markdown while it is written, and light again, is kept as it is', async ({
  openJournal,
}) => {
  const { page, client, host } = await openJournal('empty')
  const { id, path } = await conversationWithNotes(client, '# Plan')
  await page.goto(host.origin + path)
  const notes = await writeAtEnd(page)
  await expect(notes.locator('[class*=heading1]')).toHaveCount(1)
  await page.keyboard.insertText('\n'.concat('*a'.repeat(3000)))
  await expect(notes.locator('[class*=heading1]')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(notes.locator('[class*=heading1]')).toHaveCount(1)
  await page.keyboard.type(' B')
  await expectSaved(client, id, '# Plan B')
})
