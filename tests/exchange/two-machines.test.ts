import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { IMPORT_FORMAT_IDS } from '#shared/contract/import-formats.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { importFile, linkedinFile, vcardFile } from '#support/import-file.ts'
import { openTestJournal, type TestJournal } from '#support/test-journal.ts'
import { mergeInto } from '#support/two-devices.ts'

const FILE = vcardFile(
  [
    'UID:1',
    'FN:Ana Ruiz',
    'EMAIL:ana@example.org',
    'TEL:+49 30 1234567',
    'ORG:Acme',
    'TITLE:CTO',
    'BDAY:1980-02-03',
    'ADR;TYPE=WORK:;;Street 1;Berlin;;10115;Germany',
    'NOTE:Plays the cello.',
    'CATEGORIES:Founders',
  ],
  ['FN:Tom Okafor', 'EMAIL:tom@example.org', 'ORG:Acme', 'NOTE:From the fair.'],
)
const HOUR_MS = 3_600_000

const opened: TestJournal[] = []
function machine(startAt?: number): TestJournal {
  const one = openTestJournal(startAt === undefined ? {} : { startAt })
  opened.push(one)
  return one
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** The two journals meet; the first has then what both had. */
async function meet(first: TestJournal, second: TestJournal): Promise<void> {
  await Promise.all([first.journal.close(), second.journal.close()])
  mergeInto(first.folder, second.folder)
  await Promise.all([first.reopen(), second.reopen()])
}

async function everybody({ queries }: JournalClient) {
  const { rows } = await queries.people({})
  return Promise.all(rows.map(({ id }) => queries.person({ id })))
}

/** Pages without what belongs to the moment at which they were made. */
async function said(client: JournalClient) {
  const pages = await everybody(client)
  return pages.map(({ createdAt: _createdAt, ...page }) => page).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

test('the same file on two machines makes the same people, organisations and circles, and nothing twice', async () => {
  const [laptop, tower] = [machine(), machine(Date.UTC(2027, 3, 1))]
  await importFile(laptop.client, 'a.vcf', FILE)
  // In another order, and beside others.
  const [ana = [], tom = []] = FILE.split(/(?<=END:VCARD)\r\n/).map((card) => card.split('\r\n').slice(2, -1))
  await importFile(tower.client, 'b.vcf', vcardFile(tom, ana))
  const before = await said(laptop.client)
  expect(before.map(({ name }) => name).toSorted()).toEqual(['Ana Ruiz', 'Tom Okafor'])
  expect(await said(tower.client)).toEqual(before)

  await meet(laptop, tower)
  expect(await said(laptop.client)).toEqual(before)
  const page = before.find(({ name }) => name === 'Ana Ruiz')
  expect(page?.texts.notes).toBe('Plays the cello.')
  expect(page?.channels.map(({ value }) => value.kind)).toEqual(['email', 'phone'])
  expect([page?.roles.length, page?.places.length, page?.dates.length, page?.circles.length]).toEqual([1, 1, 1, 1])
  expect(await laptop.client.queries.organisations({})).toHaveLength(1)
  expect(await importFile(laptop.client, 'a.vcf', FILE)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
})

test('a machine that has the organisation under another id makes the same person, and notes are there once', async () => {
  const [laptop, tower] = [machine(), machine()]
  // There the id that follows from "Acme" is that of what is called otherwise by now.
  const { id } = await tower.client.commands.addPerson({ names: { given: 'Cleo' }, organisation: 'Acme' })
  const first = (await tower.client.queries.person({ id })).roles[0]?.value.organisation
  await tower.client.commands.renameOrganisation({ id: first as never, name: 'Acme Holding' })
  await importFile(tower.client, 'a.vcf', FILE)
  await importFile(laptop.client, 'a.vcf', FILE)
  const there = (await everybody(tower.client)).filter(({ name }) => name !== 'Cleo')
  expect(there.map(({ roles }) => roles.map(({ value }) => value.organisationName))).toEqual([['Acme'], ['Acme']])
  expect(there.map((page) => page.id).toSorted()).toEqual((await said(laptop.client)).map((page) => page.id))

  await meet(tower, laptop)
  const after = (await everybody(tower.client)).filter(({ name }) => name !== 'Cleo')
  expect(after.map(({ texts }) => texts.notes).toSorted()).toEqual(['From the fair.', 'Plays the cello.'])
  expect(after.map(({ roles }) => roles.length)).toEqual([1, 1])
})

test('an entry that the user has rewritten stays when a newer file says it again', async () => {
  const { client } = machine()
  await importFile(client, 'a.vcf', FILE)
  const [ana] = (await everybody(client)).filter(({ name }) => name === 'Ana Ruiz')
  const email = ana?.channels.find(({ value }) => value.kind === 'email')
  await client.commands.putEntry({
    id: ana?.id as PersonId,
    entryId: email?.id ?? null,
    entry: { collection: 'channels', value: { kind: 'email', value: 'ana@acme.example' } },
  })
  expect(await importFile(client, 'a.vcf', FILE)).toMatchObject({ updated: 1 })
  const page = await client.queries.person({ id: ana?.id as PersonId })
  const addresses = page.channels.filter(({ value }) => value.kind === 'email').map(({ value }) => value.value)
  expect(addresses.toSorted()).toEqual(['ana@acme.example', 'ana@example.org'])
})

test('whom the trash has an id of is made under another, and both are known', async () => {
  const one = machine()
  const { commands, queries } = one.client
  const file = linkedinFile([{ name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana' }])
  await importFile(one.client, 'a.csv', file)
  const first = (await queries.people({})).rows[0]?.id as PersonId
  await commands.moveToTrash({ ids: [first] })
  await importFile(one.client, 'a.csv', file)
  expect((await queries.people({})).rows[0]?.id).not.toBe(first)
  one.clock.now += HOUR_MS
  expect(await importFile(one.client, 'a.csv', file)).toMatchObject({ created: 0, unchanged: 1 })
})

const FIXTURES = new URL('fixtures/', import.meta.url)
const EACH_FORMAT = [
  ['linkedin', 'linkedin-german.csv'],
  ['google', 'google-new.csv'],
  ['outlook', 'outlook-german.csv'],
  ['vcard', 'vcard-2.1.vcf'],
  ['vcard', 'vcard-4.0.vcf'],
  ['table', 'thunderbird.csv'],
] as const

test.each(EACH_FORMAT)(
  'a file of %s, %s, makes the same documents on two machines, also the second time',
  async (format, file) => {
    const bytes = readFileSync(new URL(file, FIXTURES))
    const [laptop, tower] = [machine(), machine(Date.UTC(2027, 3, 1))]
    expect(await importFile(laptop.client, file, bytes)).toMatchObject({ format })
    await importFile(tower.client, `another ${file}`, bytes)
    expect(await importFile(tower.client, file, bytes)).toMatchObject({ created: 0 })
    const before = await said(laptop.client)
    expect(before).not.toEqual([])
    expect(await said(tower.client)).toEqual(before)
    await meet(laptop, tower)
    expect(await said(laptop.client)).toEqual(before)
    for (const { id } of before) expect(await laptop.client.queries.conflicts({ id })).toEqual([])
  },
)

test('there is a file of each format among them', () => {
  expect([...new Set(EACH_FORMAT.map(([format]) => format))]).toEqual(IMPORT_FORMAT_IDS)
})
