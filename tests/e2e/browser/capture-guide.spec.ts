import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

/** Logs a line with the keys, as one does on Today. */
async function log(page: Page, line: string): Promise<void> {
  // Keys of the page are none in a field.
  await page.locator('main').first().focus()
  await press(page, 'q')
  await expect(page.locator('#log-line textarea')).toBeFocused()
  await page.keyboard.type(line)
  await press(page, 'Enter')
  await expect(page.locator('#log-line textarea')).toHaveValue('')
}

test('C1, C2, C5: after a line one thing is asked, never two, and an empty answer is not now, by keys', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const question = 'What gives you energy?'
  await client.commands.putPrompt({ id: null, prompt: { question, hidden: false, sensitive: false } })
  const field = page.locator('main form').filter({ has: page.getByRole('button', { name: /^(Not now|Keep)$/ }) })

  // C1: the prompt, once; not again for her.
  await log(page, 'coffee with Ana Ruiz')
  const asks = field.getByRole('textbox')
  await expect(asks).toHaveCount(1)
  await expect(field).toContainText('Ana Ruiz: What gives you energy?')
  await expectAccessible(page, 'what is asked after a line')
  await tabTo(page, asks)
  await press(page, 'Enter')
  await expect(field).toHaveCount(0)
  await log(page, 'call with Ana Ruiz')
  await expect.poll(async () => (await client.queries.journal({})).total).toBe(2)
  await expect(field).toHaveCount(0)
  expect((await client.queries.person({ id: ana })).answers).toEqual([])

  // C5: what she cares about is offered, with one key, and only then written.
  await log(page, 'call with Ana Ruiz, she cares about open data')
  await expect(field).toContainText('Ana Ruiz cares about … Keep it on their page?')
  await expect(asks).toHaveValue(/open data/)
  expect((await client.queries.person({ id: ana })).texts.caresAbout).toBe('')
  await tabTo(page, asks)
  await press(page, 'Enter')
  await expect.poll(async () => (await client.queries.person({ id: ana })).texts.caresAbout).toContain('open data')

  // C2: what was to be asked, before anything else; the answer stands with the conversation, and one undo takes both back.
  const { session } = await client.commands.openText({ id: ana, field: 'askNext' })
  await client.commands.editText({ session, text: 'how did the reorg go?' })
  await client.commands.closeText({ session })
  await log(page, 'coffee with Ana Ruiz')
  await expect(field).toContainText('Ana Ruiz, you wanted to ask: how did the reorg go?')
  await tabTo(page, asks)
  await page.keyboard.type('Better than feared.')
  await press(page, 'Enter')
  const learned = async () => {
    const { rows } = await client.queries.journal({ limit: 1 })
    return (await client.queries.conversation({ id: rows[0]?.id as never })).learned
  }
  await expect.poll(learned).toContain('Better than feared.')
  expect((await client.queries.person({ id: ana })).texts.askNext).toBe('')
  await page.reload()
  await expect(field).toHaveCount(0)
})
