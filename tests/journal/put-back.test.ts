import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { refusalOf } from '#support/journal-test.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { writeOnTwoDevices } from '#support/two-devices.ts'

/** The change by which that field came to say what it says, newest first. */
async function changesOf(client: JournalClient, id: PersonId, path: readonly string[]) {
  const told = await client.queries.history({ id })
  const isIt = (one: readonly string[]) => one.join('.') === path.join('.')
  return told.filter(({ changed }) => changed.some((change) => isIt(change.path))).map(({ hash }) => hash)
}

async function openAna() {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner' })
  return { client: journal.client, commands, id, person: () => journal.client.queries.person({ id }) }
}

test('a field is as it was before a change, and nothing else that the change did comes back', async () => {
  const { client, commands, id, person } = await openAna()
  await commands.editPerson({ id, names: { given: 'Anna' }, pronouns: 'she' })
  await commands.editPerson({ id, names: { given: 'Anne' } })
  const path = ['names', 'given']
  const [, first] = await changesOf(client, id, path)
  const { undo } = await commands.putBack({ id, path, hash: first ?? '' })
  expect(await person()).toMatchObject({ name: 'Ana Ruiz', pronouns: 'she' })
  await commands.undo({ token: undo ?? '' })
  expect(await person()).toMatchObject({ name: 'Anne Ruiz' })
})

test('an entry that was removed comes back as it was, one that was added goes, a text is what it was', async () => {
  const { client, commands, id, person } = await openAna()
  const value = { kind: 'email', label: '', value: 'ana@example.org', preferred: false } as const
  await commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value } })
  const [channel] = (await person()).channels
  const path = ['channels', channel?.id ?? '']
  const [added] = await changesOf(client, id, path)
  await commands.removeEntry({ id, collection: 'channels', entryId: channel?.id ?? '' })
  const [removed] = await changesOf(client, id, path)
  await commands.putBack({ id, path, hash: removed ?? '' })
  expect((await person()).channels).toMatchObject([{ id: channel?.id, value }])
  await commands.putBack({ id, path, hash: added ?? '' })
  expect((await person()).channels).toEqual([])

  for (const text of ['Boats', 'Boats and trains']) {
    const session = await commands.openText({ id, field: 'caresAbout' })
    await commands.editText({ session: session.session, text })
    await commands.closeText({ session: session.session })
  }
  const [later] = await changesOf(client, id, ['caresAbout'])
  await commands.putBack({ id, path: ['caresAbout'], hash: later ?? '' })
  expect((await person()).texts.caresAbout).toBe('Boats')
})

test('what never was, what is so already, and what has a way of its own is refused', async () => {
  const { client, commands, id } = await openAna()
  await commands.putInRing({ ids: [id], ring: 'close' })
  const [ring = '', made = ''] = await changesOf(client, id, ['ring'])
  const refused = async (path: string[], hash: string) =>
    expect(await refusalOf(commands.putBack({ id, path, hash })), path.join('.')).toMatchObject({
      code: 'NOTHING_TO_PUT_BACK',
    })
  await refused(['ring'], '0'.repeat(64))
  await refused(['ring'], made)
  await refused(['side'], ring)
  await refused(['mergedInto'], ring)
  await refused(['deletedAt'], ring)
  await refused(['createdAt'], ring)
  await commands.putBack({ id, path: ['ring'], hash: ring })
  await refused(['ring'], ring)

  const bare = await commands.addPerson({ names: { given: '', family: 'Ruiz' } })
  await commands.editPerson({ id: bare.id, names: { given: 'Ana', family: '' } })
  const [named = ''] = await changesOf(client, bare.id, ['names', 'given'])
  expect(await refusalOf(commands.putBack({ id: bare.id, path: ['names', 'given'], hash: named }))).toMatchObject({
    code: 'PERSON_NAMELESS',
  })
})

test('what another device wrote is put back here, and stays so once both have met', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  const made: PersonId[] = []
  await writeOnTwoDevices(folder, {
    before: async (client) => {
      made.push((await client.commands.addPerson({ names: { given: 'Ana' }, ring: 'wider' })).id)
    },
    here: async (client) => void (await client.commands.editPerson({ id: made[0] as PersonId, pronouns: 'she' })),
    there: async (client) => void (await client.commands.putInRing({ ids: made, ring: 'inner' })),
  })
  const journal = openTestJournal({ folder })
  onTestFinished(() => journal.close())
  const [id] = made as [PersonId]
  const [hash] = await changesOf(journal.client, id, ['ring'])
  await journal.client.commands.putBack({ id, path: ['ring'], hash: hash ?? '' })
  expect(await journal.client.queries.person({ id })).toMatchObject({ ring: 'wider', pronouns: 'she' })
  await journal.reopen()
  expect(await journal.client.queries.person({ id })).toMatchObject({ ring: 'wider', pronouns: 'she' })
})

test('a conversation whose day is put back to one that is to come is a plan again', async () => {
  const { client, commands, id: ana } = await openAna()
  const date = '2026-11-27' as CivilDate
  const { id } = await commands.logConversation({ date, channel: 'call', people: [{ id: ana }] })
  await commands.confirmPlan({ id, date: '2026-11-20' as CivilDate })
  expect(await client.queries.conversation({ id })).toMatchObject({ planned: false, date: '2026-11-20' })
  const told = await client.queries.history({ id })
  const hash = told.find(({ changed }) => changed.some(({ path }) => path.join('.') === 'date'))?.hash ?? ''
  await commands.putBack({ id, path: ['date'], hash })
  expect(await client.queries.conversation({ id })).toMatchObject({ planned: true, date })
  expect(await client.queries.person({ id: ana })).toMatchObject({ conversationCount: 0, plans: [{ id }] })
})

test('a conversation is put back field by field: its words, its notes, who was there; and no kind besides', async () => {
  const { client, commands, id: ana } = await openAna()
  const date = '2026-11-20' as CivilDate
  const { id } = await commands.logConversation({ date, channel: 'call', people: [{ id: ana }], topic: 'boats' })
  await commands.editConversation({ id, topic: 'trains', channel: 'coffee' })
  const hashOf = async (path: readonly string[]) => {
    const told = await client.queries.history({ id })
    return told.find(({ changed }) => changed.some((one) => one.path.join('.') === path.join('.')))?.hash ?? ''
  }
  const { undo } = await commands.putBack({ id, path: ['topic'], hash: await hashOf(['topic']) })
  const conversation = () => client.queries.conversation({ id })
  expect(await conversation()).toMatchObject({ topic: 'boats', channel: 'coffee' })
  await commands.undo({ token: undo ?? '' })
  expect(await conversation()).toMatchObject({ topic: 'trains' })

  for (const text of ['All of it', 'Nothing of it']) {
    const { session } = await commands.openText({ id, field: 'notes' })
    await commands.editText({ session, text })
    await commands.closeText({ session })
  }
  await commands.putBack({ id, path: ['notes'], hash: await hashOf(['notes']) })
  expect((await conversation()).notes).toBe('All of it')

  await commands.editConversation({ id, people: [{ name: 'Tom Baker', organisation: null }] })
  await commands.putBack({ id, path: ['participants', ana], hash: await hashOf(['participants', ana]) })
  expect((await conversation()).people.map(({ name }) => name).toSorted()).toEqual(['Ana Ruiz', 'Tom Baker'])

  const refused = commands.putBack({ id, path: ['createdAt'], hash: await hashOf(['topic']) })
  expect(await refusalOf(refused)).toMatchObject({ code: 'NOTHING_TO_PUT_BACK' })
  const { id: circle } = await commands.addCircle({ name: 'Sailors' })
  const other = commands.putBack({ id: circle, path: ['name'], hash: await hashOf(['topic']) })
  expect(await refusalOf(other)).toMatchObject({ code: 'NOT_FOUND' })
})
