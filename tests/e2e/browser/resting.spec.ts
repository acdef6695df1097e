import type { Page } from '@playwright/test'
import { expect, test } from './journal-test.ts'
import { press, tabTo } from './keyboard.ts'

const NOTE = 'Her son has begun school, and she learns to sail.'

test('a plain text of a person is only text until somebody comes to it, by key, mouse or finger, and takes what is typed at once', async ({
  openJournal,
}) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const { session } = await client.commands.openText({ id, field: 'notes' })
  await client.commands.editText({ session, text: NOTE })
  await client.commands.closeText({ session })
  const notes = page.getByRole('textbox', { name: 'Notes' })
  const texts = async () => (await client.queries.person({ id })).texts.notes
  const editors = page.locator('.cm-editor')
  const arrive = async () => {
    await page.goto(`${host.origin}/trash`)
    await page.waitForFunction(() => performance.getEntriesByName('all screens are here').length > 0)
    await goInPage(page, `/person/${id}`)
    await expect(notes).toBeVisible()
    await expect(editors).toHaveCount(0)
  }

  await arrive()
  const before = await notes.boundingBox()
  await tabTo(page, notes)
  await page.keyboard.type('Now: ')
  await expect.poll(texts).toBe(`Now: ${NOTE}`)
  // Nothing moved when the editor came.
  const after = await notes.boundingBox()
  expect([after?.x, after?.y, after?.height]).toEqual([before?.x, before?.y, before?.height])

  // Nothing is waited for between the press and the keys.
  await arrive()
  await notes.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Ask.')
  await expect.poll(texts).toBe(`Now: ${NOTE} Ask.`)

  // As a finger presses: nothing hovered before. The caret stands where it pressed, at the end of the line.
  await arrive()
  await notes.evaluate((text) => {
    const { left, top, width } = text.getBoundingClientRect()
    const at = { bubbles: true, cancelable: true, clientX: left + width - 4, clientY: top + 12, detail: 1, buttons: 1 }
    text.dispatchEvent(new MouseEvent('mousedown', at))
    document.dispatchEvent(new MouseEvent('mouseup', { ...at, buttons: 0 }))
  })
  await page.keyboard.type(' Soon.')
  await expect.poll(texts).toBe(`Now: ${NOTE} Ask. Soon.`)
})

test('as long as the editor is not here, a text does not wait for somebody to come', async ({ openJournal }) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const { session } = await client.commands.openText({ id, field: 'notes' })
  await client.commands.editText({ session, text: NOTE })
  await client.commands.closeText({ session })
  await page.goto(`${host.origin}/person/${id}`)
  await expect(page.locator('.cm-editor')).toHaveCount(1)
})

/** To another screen of the same page, as its links go. */
async function goInPage(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

test('conversations out of view are on the page: found, read out and reached by Tab', async ({ openJournal }) => {
  const { page, host, client } = await openJournal('empty')
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  for (let at = 0; at < 30; at++) {
    await client.commands.logConversation({
      date: `2026-${String(1 + (at % 10)).padStart(2, '0')}-10` as never,
      channel: 'call',
      people: [{ id }],
      topic: `Topic ${at}`,
      notes: 'A long talk about many things that were on her mind.',
    })
  }
  await page.goto(`${host.origin}/person/${id}`)
  const last = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem').last()
  // By its role: it is there for screen readers before it is seen.
  await expect(last).toBeAttached()
  await expect(last.getByRole('link')).toHaveText(/Topic/)
  // As find-in-page finds it.
  const isFound = await last.evaluate((item) => {
    const words = item.querySelector('a')?.textContent
    const found = (globalThis as unknown as { find: (text?: string) => boolean }).find(words)
    return found && item.contains(getSelection()?.anchorNode ?? null)
  })
  expect(isFound).toBe(true)
  await page
    .getByRole('link', { name: /^Topic/ })
    .first()
    .focus()
  await tabTo(page, last.getByRole('link'))
  await expect(last.getByRole('link')).toBeInViewport()
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
