import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { forget } from '#journal/commands/trash-commands.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { openDatabase } from '#journal/documents/database.ts'
import { openEngine } from '#journal/engine.ts'
import { openTestJournal, reportOf, TEST_KEY, testOptions, type TestJournal } from '#support/test-journal.ts'
import { day } from '#support/journal-test.ts'

// No two of them have the same ending, which is what the full-text index keeps where words begin alike.
const rareWord = () => `q${randomBytes(6).toString('hex')}x`

test(
  'what is forgotten leaves no word in the file, however large the journal and whatever it said before',
  { timeout: 120_000 },
  async () => {
    const journal = openTestJournal()
    onTestFinished(() => journal.close())
    const { commands } = journal.client
    await fillWithTexts(journal, 2600)
    const said: string[] = []
    const say = () => {
      const word = rareWord()
      said.push(word)
      return word
    }
    const { id } = await commands.addPerson({ names: { given: say() } })
    for (let time = 0; time < 12; time++) {
      const { session } = await commands.openText({ id, field: 'notes' })
      await commands.editText({ session, text: `Likes ${say()}.` })
      await commands.closeText({ session })
      await commands.editPerson({ id, names: { nick: say() } })
      await fillWithTexts(journal, 10)
    }
    await journal.journal.close()
    const holds = (bytes: Uint8Array) => said.filter((word) => Buffer.from(bytes).includes(word.slice(4)))

    const first = openEngineOf(journal)
    expect(holds(first.store.database.serialize()).length).toBeGreaterThan(1)
    forget(first.commands, { id })
    expect(first.projections.forgottenWords.areLeft).toBe(true)
    first.close()

    // A start later it goes on by itself.
    const second = openEngineOf(journal)
    expect(second.projections.forgottenWords.areLeft).toBe(true)
    while (second.projections.forgottenWords.areLeft) second.projections.forgottenWords.step()
    expect(holds(second.store.database.serialize())).toEqual([])
    expect(statSync(join(journal.folder, 'journal.db-wal')).size).toBe(0)
    second.close()
    await journal.reopen()
    expect(await reportOf(journal.client, journal.client.commands.check(), 'check')).toMatchObject({ problems: [] })
  },
)

test('words of what was forgotten go by themselves while the journal is open', { timeout: 60_000 }, async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { id } = await journal.client.commands.addPerson({ names: { given: 'Xanthippe' } })
  await fillWithTexts(journal, 2600)
  await journal.journal.close()
  const engine = openEngineOf(journal)
  forget(engine.commands, { id })
  expect(engine.projections.forgottenWords.areLeft).toBe(true)
  while (engine.projections.forgottenWords.areLeft) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(Buffer.from(engine.store.database.serialize()).includes('anthippe')).toBe(false)
  engine.close()
  await journal.reopen()
})

test('a rebuild leaves nothing in the pages that it does not use any more', { timeout: 60_000 }, async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  await fillWithTexts(journal, 1200)
  for (const { id } of (await queries.people({ limit: 300 })).rows) {
    await commands.editPerson({ id, names: { nick: rareWord() } })
  }
  await reportOf(journal.client, commands.rebuild(), 'rebuild')
  await journal.journal.close()
  const database = openDatabase({ file: join(journal.folder, 'journal.db'), key: TEST_KEY })
  const file = database.serialize()
  database.close()
  const free = freePages(file)
  expect(free.length).toBeGreaterThan(10)
  expect(free.filter((page) => page.some((byte) => byte !== 0))).toEqual([])
  await journal.reopen()
})

function openEngineOf({ folder }: TestJournal) {
  return openEngine({ ...testOptions(), folder }, { undoLog: openUndoLog(() => 'token'), touch: () => {} })
}

/** People and conversations with words of their own. */
async function fillWithTexts({ client: { commands } }: TestJournal, people: number): Promise<void> {
  for (let made = 0; made < people; made += 200) {
    const names = Array.from({ length: Math.min(200, people - made) }, () => ({ name: `Ana ${rareWord()}` }))
    const notes = Array.from({ length: 40 * names.length }, rareWord).join(' ')
    await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people: names, notes })
  }
}

/** The pages that an open file lists as free (https://sqlite.org/fileformat.html#the_freelist), without the cipher's tags. */
function freePages(file: Buffer): Buffer[] {
  const size = file.readUInt16BE(16)
  const contentBytes = size - file.readUInt8(20)
  const start = (page: number) => (page - 1) * size
  const pages: Buffer[] = []
  for (let trunk = file.readUInt32BE(32); trunk !== 0; trunk = file.readUInt32BE(start(trunk))) {
    for (let index = 0; index < file.readUInt32BE(start(trunk) + 4); index++) {
      const page = start(file.readUInt32BE(start(trunk) + 8 + 4 * index))
      pages.push(file.subarray(page, page + contentBytes))
    }
  }
  return pages
}
