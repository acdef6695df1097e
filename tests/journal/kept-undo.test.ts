import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import { MAX_KEPT } from '#journal/runtime/kept-undo.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { importFile, linkedinFile, vcardFile } from '#support/import-file.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { reportOf, TEST_KEY, type TestJournal } from '#support/test-journal.ts'

const WEEKS_MS = 20 * 86_400_000

const people = (count: number) =>
  linkedinFile(
    Array.from({ length: count }, (_, index) => ({
      name: `Given${index} Family${index}`,
      url: `https://www.linkedin.com/in/p${index}`,
      company: index % 2 === 0 ? 'Acme' : 'Garden Co',
    })),
  )

const importPeople = (client: JournalClient, count: number) => importFile(client, 'Connections.csv', people(count))
const inOrder = async ({ queries }: JournalClient) =>
  (await queries.imports()).map(({ what, people: all }) => [what, all])

describe('an import', () => {
  test('can be undone as a whole weeks later, after a restart and a rebuild', async ({ journal }) => {
    const { undo } = await importPeople(journal.client, 250)
    expect(await journal.client.queries.imports()).toEqual([
      {
        id: undo,
        at: journal.clock.now,
        what: 'import',
        format: 'linkedin',
        people: 250,
        names: ['Given0 Family0', 'Given1 Family1', 'Given2 Family2'],
        undoneAt: null,
        leftAlone: 0,
        canUndo: true,
        hasWritten: true,
        hasReport: true,
      },
    ])
    journal.clock.now += WEEKS_MS
    await journal.reopen()
    const { client } = journal
    await reportOf(client, client.commands.rebuild(), 'rebuild')
    const { undo: redo, leftAlone } = await client.commands.undo({ token: undo ?? '' })
    expect(leftAlone).toEqual([])
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
    expect(await client.queries.organisations({})).toEqual([])
    expect(await client.queries.imports()).toMatchObject([{ undoneAt: journal.clock.now, canUndo: false }])
    expect(await refusalOf(client.commands.undo({ token: undo ?? '' }))).toMatchObject({ code: 'UNDONE_ALREADY' })

    // Done again, it stands, and can be undone under the same id.
    expect(await client.commands.undo({ token: redo ?? '' })).toEqual({ undo, leftAlone: [] })
    expect(await client.queries.people({})).toMatchObject({ total: 250 })
    expect(await client.queries.imports()).toMatchObject([{ undoneAt: null, canUndo: true }])
    await client.commands.undo({ token: undo ?? '' })
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
  })

  test('that is undone leaves alone whom one has edited or talked with since, and names them', async ({ journal }) => {
    const { client } = journal
    const { undo } = await importPeople(client, 120)
    const { rows } = await client.queries.people({ text: 'Given1', limit: 10 })
    const [edited, talked] = rows.filter(({ name }) => name === 'Given1 Family1' || name === 'Given10 Family10')
    if (edited === undefined || talked === undefined) throw new Error('they were not imported')
    await client.commands.editPerson({ id: edited.id, pronouns: 'she/her' })
    await client.commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id: talked.id }] })
    await journal.reopen()
    const { leftAlone } = await journal.client.commands.undo({ token: undo ?? '' })
    expect(leftAlone.map(({ kind, title }) => `${kind} ${title}`).toSorted()).toEqual([
      'organisation Acme',
      'organisation Garden Co',
      'person Given1 Family1',
      'person Given10 Family10',
    ])
    expect(await journal.client.queries.people({})).toMatchObject({ total: 2 })
    expect(await journal.client.queries.imports()).toMatchObject([{ leftAlone: 4, canUndo: false }])
  })

  test('of which somebody was changed by a later record is undone with them', async ({ journal: { client } }) => {
    const filler = Array.from({ length: 150 }, (_, index) => [`FN:Filler ${index}`, `EMAIL:f${index}@example.org`])
    const cards = vcardFile(['FN:Ana Ruiz', 'EMAIL:ana@example.org'], ...filler, [
      'FN:Ana Ruiz',
      'EMAIL:ana@example.org',
      'TEL:+4930123456',
    ])
    const { undo, created, updated } = await importFile(client, 'people.vcf', cards)
    expect([created, updated]).toEqual([151, 1])
    expect((await client.commands.undo({ token: undo ?? '' })).leftAlone).toEqual([])
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
  })

  test('that added to somebody known takes that back, and leaves them', async ({ journal }) => {
    const { client } = journal
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const entry = { collection: 'channels', value: { kind: 'email', value: 'ana@example.org' } } as const
    await client.commands.putEntry({ id, entryId: null, entry })
    const { undo, updated } = await importFile(
      client,
      'people.vcf',
      vcardFile(['FN:Ana Ruiz', 'EMAIL:ana@example.org', 'TEL:+4930123456']),
    )
    expect(updated).toBe(1)
    await journal.reopen()
    expect((await journal.client.commands.undo({ token: undo ?? '' })).leftAlone).toEqual([])
    expect((await journal.client.queries.person({ id })).channels).toHaveLength(1)
  })

  test('is not undone twice where two windows ask at the same time', async ({ journal: { client } }) => {
    const { undo } = await importPeople(client, 250)
    const token = undo ?? ''
    const [first, second] = await Promise.allSettled([client.commands.undo({ token }), client.commands.undo({ token })])
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected'])
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
  })
})

describe('a merge', () => {
  const twoAnas = async ({ commands }: JournalClient): Promise<[PersonId, PersonId]> => {
    const { id: from } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner' })
    const { id: into } = await commands.addPerson({ names: { given: 'Ana', family: 'R.' } })
    return [from, into]
  }

  test('is undone after a restart, but for what was changed since, which is named', async ({ journal }) => {
    const [from, into] = await twoAnas(journal.client)
    const { undo } = await journal.client.commands.mergePeople({ from, into })
    await journal.client.commands.putInRing({ ids: [into], ring: 'close' })
    await journal.reopen()
    expect(await journal.client.queries.imports()).toMatchObject([{ what: 'merge', format: null, people: 2 }])
    const { leftAlone } = await journal.client.commands.undo({ token: undo ?? '' })
    expect(leftAlone).toEqual([{ id: into, kind: 'person', title: 'Ana R.', paths: [['ring']] }])
    const rings = (await journal.client.queries.people({})).rows.map(({ name, ring }) => `${name} ${ring}`)
    expect(rings.toSorted()).toEqual(['Ana R. close', 'Ana Ruiz inner'])
  })

  test('with people who are known to have been forgotten since is refused kindly', async ({ journal: { client } }) => {
    const [from, into] = await twoAnas(client)
    const { undo } = await client.commands.mergePeople({ from, into })
    await client.commands.forget({ id: into })
    expect(await client.queries.imports()).toMatchObject([{ names: [], canUndo: false }])
    expect(await refusalOf(client.commands.undo({ token: undo ?? '' }))).toMatchObject({ code: 'NOTHING_TO_UNDO' })
  })
})

describe('what is kept to undo imports and merges', () => {
  test('goes with a backup, and comes with the journal that is restored', async ({ journal }) => {
    const { client } = journal
    const { undo: first } = await importPeople(client, 20)
    const { backup } = await reportOf(client, client.commands.backUp(), 'backup')
    journal.clock.now += 60_000
    const { undo: second } = await importFile(client, 'more.csv', linkedinFile([{ name: 'Zoe Later' }]))
    expect(await inOrder(client)).toEqual([
      ['import', 1],
      ['import', 20],
    ])
    await reportOf(client, client.commands.restoreBackup({ file: backup.file }), 'restore')
    expect(await inOrder(client)).toEqual([['import', 20]])
    expect(await refusalOf(client.commands.undo({ token: second ?? '' }))).toMatchObject({ code: 'UNDO_EXPIRED' })
    await client.commands.undo({ token: first ?? '' })
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
  })

  test('has no word of what was forgotten afterwards', async ({ journal }) => {
    const { commands } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const write = async (person: PersonId, text: string) => {
      const { session } = await commands.openText({ id: person, field: 'notes' })
      await commands.editText({ session, text })
      await commands.closeText({ session })
    }
    const entry = { collection: 'channels', value: { kind: 'email', value: 'xanthippe@example.org' } } as const
    await commands.putEntry({ id, entryId: null, entry })
    await importFile(
      journal.client,
      'people.vcf',
      vcardFile(['FN:Ana', 'EMAIL:xanthippe@example.org', 'NOTE:Breeds axolotls']),
    )
    const { id: other } = await commands.addPerson({ names: { given: 'Anna' } })
    await write(other, 'Sings in Quedlinburg')
    const merge = await commands.mergePeople({ from: other, into: id })
    expect(await inOrder(journal.client)).toEqual([
      ['merge', 2],
      ['import', 1],
    ])
    expect(words(await fileOf(journal))).toEqual(['uedlinburg', 'anthippe', 'xolotls'])
    await journal.client.commands.forget({ id })
    expect(words(await fileOf(journal))).toEqual([])
    expect(await journal.client.queries.imports()).toMatchObject([{ canUndo: false }, { canUndo: false }])
    expect(await refusalOf(journal.client.commands.undo({ token: merge.undo ?? '' }))).toMatchObject({
      code: 'NOTHING_TO_UNDO',
    })
  })

  test('has no word of somebody forgotten in the merges that their words went on with', async ({ journal }) => {
    const { commands } = journal.client
    const [one, two, three] = [
      await commands.addPerson({ names: { given: 'Xanthippe' } }),
      await commands.addPerson({ names: { given: 'Bea' } }),
      await commands.addPerson({ names: { given: 'Cleo' } }),
    ]
    const merge = (from: PersonId, into: PersonId) => commands.mergePeople({ from, into })
    await merge(one.id, two.id)
    await merge(two.id, three.id)
    await commands.forget({ id: one.id })
    const database = await openFile(journal)
    expect(database.prepare(`SELECT count(*) FROM kept_writes`).pluck().get()).toBe(0)
    database.close()
    await journal.reopen()
  })

  test(`is that of the latest ${MAX_KEPT}`, async ({ journal: { client } }) => {
    for (let count = 0; count <= MAX_KEPT; count++) {
      await importFile(client, 'one.csv', linkedinFile([{ name: `Ana Number${count}` }]))
    }
    const kept = await client.queries.imports()
    expect([kept.length, kept.at(0)?.names, kept.at(-1)?.names]).toEqual([
      MAX_KEPT,
      [`Ana Number${MAX_KEPT}`],
      ['Ana Number1'],
    ])
  })

  test('is told of in every window: when it comes, is undone and done again, and loses somebody', async ({
    journal,
  }) => {
    const { client } = journal
    const told = new Set<string>()
    journal.journal.onChange((topics) => topics.forEach((topic) => told.add(topic)))
    const isTold = async (work: () => Promise<unknown>) => {
      await new Promise((resolve) => setImmediate(resolve))
      told.clear()
      await work()
      await new Promise((resolve) => setImmediate(resolve))
      expect(told).toContain('imports')
    }
    let token = ''
    let redo = ''
    await isTold(async () => (token = (await importPeople(client, 3)).undo ?? ''))
    await isTold(async () => (redo = (await client.commands.undo({ token })).undo ?? ''))
    await isTold(() => client.commands.undo({ token: redo }))
    const [someone] = await client.queries.peopleIds({})
    if (someone === undefined) throw new Error('nobody was imported')
    await isTold(() => client.commands.forget({ id: someone }))
  })
})

async function openFile(journal: TestJournal) {
  await journal.journal.close()
  return openDatabase({ file: join(journal.folder, 'journal.db'), key: TEST_KEY })
}

async function fileOf(journal: TestJournal): Promise<Buffer> {
  const database = await openFile(journal)
  const file = database.serialize()
  database.close()
  await journal.reopen()
  return file
}

/** Without their first letters, which the full-text index may keep apart. */
function words(file: Buffer): string[] {
  return ['uedlinburg', 'anthippe', 'xolotls'].filter((word) => file.includes(word))
}
