import { expect, type Locator, type Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationId } from '#shared/model/id.ts'
import { press, tabTo } from './keyboard.ts'

/** A conversation with notes, to be opened at `path`. */
export async function conversationWithNotes(
  client: JournalClient,
  notes: string,
): Promise<{ id: ConversationId; path: string }> {
  const { id } = await client.commands.logConversation({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a day, as it stands here
    date: '2026-11-20' as CivilDate,
    channel: 'coffee',
    people: [{ name: 'Ana Ruiz' }],
    topic: 'platform',
    notes,
  })
  return { id, path: `/journal/${id}` }
}

/** The editor of the notes, with the caret at the end of the text. */
export async function writeAtEnd(page: Page, name = 'Notes'): Promise<Locator> {
  const notes = page.getByRole('textbox', { name, exact: true })
  await tabTo(page, notes)
  await press(page, 'Control+End')
  return notes
}

/** What the journal has of the notes, until it is what is expected. */
export async function expectSaved(client: JournalClient, id: ConversationId, expected: string | RegExp): Promise<void> {
  const saved = expect.poll(async () => (await client.queries.conversation({ id })).notes)
  await (typeof expected === 'string' ? saved.toBe(expected) : saved.toMatch(expected))
}
