import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { FIXTURE_DATABASE, fixtureOptions, FIXTURES } from '#support/fixture-journal.ts'
import { temporaryFolder } from '#support/temporary-store.ts'

test('a follow-up of the first journals says who will do it, and changes, is undone and stays as it was', async () => {
  const folder = temporaryFolder()
  cpSync(join(FIXTURES, 'format-2', FIXTURE_DATABASE), join(folder, FIXTURE_DATABASE))
  const journal = openJournal(fixtureOptions(folder))
  const { commands, queries }: JournalClient = createRouterClient(journal.router)
  const actors = async () => {
    const { rows } = await queries.followUps({ state: 'open' })
    return Object.fromEntries(rows.map(({ text, actor }) => [text, actor]))
  }
  const asWritten = await actors()
  expect(asWritten).toMatchObject({ 'Send Ana the book about soil': 'me', 'Ben sends the plan': 'them' })

  const { rows } = await queries.followUps({ state: 'open', actor: 'them' })
  const [theirs] = rows
  if (theirs === undefined) throw new Error('nothing of theirs')
  const { undo } = await commands.editFollowUp({ id: theirs.id, actor: 'me' })
  expect(await actors()).toMatchObject({ 'Ben sends the plan': 'me' })
  if (undo === null) throw new Error('nothing to undo')
  await commands.undo({ token: undo })
  expect(await actors()).toEqual(asWritten)
  await journal.close()
})
