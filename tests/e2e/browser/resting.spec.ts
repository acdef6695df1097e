import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

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
