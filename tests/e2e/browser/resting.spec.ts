import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

const NOTE = 'Her son has begun school, and she learns to sail.'

test('a plain text of a person is only text until somebody comes to it, by key or pointer, and takes what is typed', async ({
  openJournal,
}) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const { session } = await client.commands.openText({ id, field: 'notes' })
  await client.commands.editText({ session, text: NOTE })
  await client.commands.closeText({ session })
  const notes = page.getByRole('textbox', { name: 'Notes' })
  const texts = async () => (await client.queries.person({ id })).texts.notes

  await page.goto(`${host.origin}/person/${id}`)
  await expect(notes).toHaveText(NOTE)
  await expect(page.locator('.cm-editor')).toHaveCount(0)
  const before = await notes.boundingBox()
  await tabTo(page, notes)
  await page.keyboard.type('Now: ')
  await expect.poll(texts).toBe(`Now: ${NOTE}`)
  // Nothing moved when the editor came.
  const after = await notes.boundingBox()
  expect([after?.x, after?.y, after?.height]).toEqual([before?.x, before?.y, before?.height])

  await page.goto(`${host.origin}/journal`)
  await page.goto(`${host.origin}/person/${id}`)
  await expect(page.locator('.cm-editor')).toHaveCount(0)
  await notes.click()
  await press(page, 'End')
  await page.keyboard.type(' Ask.')
  await expect.poll(texts).toBe(`Now: ${NOTE} Ask.`)
})

test('the timeline below a long page is made as Tab comes to it, and goes on by keys', async ({ openJournal }) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  for (let at = 0; at < 40; at++) {
    await client.commands.logConversation({
      date: `2026-${String(1 + (at % 10)).padStart(2, '0')}-10` as never,
      channel: 'call',
      people: [{ id }],
      topic: `Topic ${at}`,
      notes: 'A long talk about many things that were on her mind.\n\nAnd more of them.',
    })
  }
  await page.goto(`${host.origin}/person/${id}`)
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeAttached()
  const time = page.getByRole('slider', { name: 'Time with Ana Ruiz' })
  await expect(page.getByText('Topic 39')).toBeVisible()
  await expect(time).toHaveCount(0)
  const last = page.getByRole('list', { name: 'Conversations' }).getByRole('link').last()
  await last.evaluate((link: HTMLElement) => link.focus({ preventScroll: true }))
  await press(page, 'Tab')
  await tabTo(page, time)
  await press(page, 'ArrowLeft')
  await expect(time).toHaveAttribute('aria-valuetext', /./)
})
