import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PersonId } from '#shared/model/id.ts'
import { day, refusalOf } from '#support/journal-test.ts'
import { fillUp, mayMount, smallDisk } from '#support/small-disk.ts'
import { openTestJournal, reportOf, type TestJournal } from '#support/test-journal.ts'

const canMount = mayMount()
const NOTE = 'What was said, at some length. '.repeat(60)

/** Logs until the disk is full; says how many conversations were acknowledged. */
async function logUntilFull({ client }: TestJournal, id: PersonId): Promise<number> {
  for (let count = 0; count < 5000; count++) {
    const refused = await client.commands
      .logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id }], notes: `${count} ${NOTE}` })
      .then(
        () => null,
        (error: unknown) => error,
      )
    if (refused === null) continue
    expect(refused).toMatchObject({
      code: 'NOT_SAVED',
      data: { reason: 'disk-full' },
    })
    return count
  }
  throw new Error('the disk is too large')
}

function openOn(folder: string): TestJournal {
  const journal = openTestJournal({ folder })
  onTestFinished(() => journal.journal.close())
  return journal
}

test.skipIf(!canMount)(
  'on a full disk what is typed stays and is saved once there is room (needs the right to mount)',
  async () => {
    const { folder } = smallDisk(3072)
    const filler = join(folder, 'filler')
    writeFileSync(filler, Buffer.alloc(1_200_000))
    const journal = openOn(folder)
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const { session } = await commands.openText({ id, field: 'notes' })
    const touched = new Set<string>()
    journal.journal.onChange((topics) => topics.forEach((topic) => touched.add(topic)))
    const acknowledged = await logUntilFull(journal, id)
    // What was begun and taken back left room in the log: what comes needs more than that, and finds no other.
    fillUp(join(folder, 'rest'))
    expect(acknowledged).toBeGreaterThan(3)
    expect(await queries.journalInfo()).toMatchObject({ notSaving: 'disk-full', conversations: acknowledged })

    const typed = `typed while full ${NOTE.repeat(40)}`
    expect(await refusalOf(commands.editText({ session, text: typed }))).toMatchObject({
      code: 'NOT_SAVED',
      data: { reason: 'disk-full' },
    })
    expect((await queries.person({ id })).texts.notes).toBe('')

    rmSync(filler)
    rmSync(join(folder, 'rest'))
    touched.clear()
    // The same text once more, as the page does when the user presses Save.
    expect(await commands.editText({ session, text: typed })).toEqual({ text: typed })
    await new Promise((resolve) => setImmediate(resolve))
    expect(await queries.journalInfo()).toMatchObject({ notSaving: null })
    expect(touched).toContain('info')
    expect((await queries.person({ id })).texts.notes).toBe(typed)

    await journal.reopen()
    expect((await journal.client.queries.person({ id })).texts.notes).toBe(typed)
    expect(await journal.client.queries.journalInfo()).toMatchObject({ conversations: acknowledged })
    expect(await reportOf(journal.client, journal.client.commands.check(), 'check')).toMatchObject({ problems: [] })
  },
)

test.skipIf(!canMount)(
  'an import that fills the disk keeps what was written, says so, and can be undone later (needs the right to mount)',
  async () => {
    const { folder } = smallDisk(12_288)
    const filler = join(folder, 'filler')
    writeFileSync(filler, Buffer.alloc(10_500_000))
    const journal = openOn(folder)
    const { commands, queries } = journal.client
    const rows = Array.from(
      { length: 3000 },
      (_, index) => `Given${index},Family${index},https://www.linkedin.com/in/p${index},,Acme,Engineer,05 Mar 2024`,
    )
    const bytes = Buffer.from(
      `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`,
    )
    const { upload } = await commands.beginUpload({ name: 'Connections.csv', bytes: bytes.length })
    await commands.appendUpload({ upload, base64: bytes.toString('base64') })
    const { preview } = await reportOf(journal.client, commands.previewImport({ uploads: [upload] }), 'import-preview')
    const { result } = await reportOf(journal.client, commands.runImport({ preview }), 'import')
    expect(result.created).toBeLessThan(3000)
    expect(result.created + result.skipped).toBe(3000)
    expect(result.problems[0]).toMatchObject({ code: 'ended', params: { because: 'disk-full' } })
    expect(await queries.journalInfo()).toMatchObject({ notSaving: 'disk-full', people: result.created })
    rmSync(filler)
    if (result.undo !== null) await commands.undo({ token: result.undo })
    expect(await queries.journalInfo()).toMatchObject({ people: 0 })
    expect(await reportOf(journal.client, commands.check(), 'check')).toMatchObject({ problems: [] })
  },
)

test.skipIf(!canMount)(
  'a folder that becomes read-only is said to be, and nothing is half written (needs the right to mount)',
  async () => {
    const disk = smallDisk(4096)
    const journal = openOn(disk.folder)
    const { id } = await journal.client.commands.addPerson({ names: { given: 'Ana' } })
    await journal.journal.close()
    disk.remount('ro')
    expect(() => openTestJournal({ folder: disk.folder })).toThrow(
      expect.objectContaining({ code: 'read-only', message: expect.stringContaining('cannot be written') }),
    )
    disk.remount('rw')
    const again = openOn(disk.folder)
    expect(await again.client.queries.person({ id })).toMatchObject({ name: 'Ana' })
  },
)
