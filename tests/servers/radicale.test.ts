import { cpSync, mkdtempSync, readFileSync, rmSync, existsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { ServerReport } from '#shared/contract/server-contract.ts'
import { refusalOf, test as base } from '#support/journal-test.ts'
import { hasRadicale, openRadicale, type DavServer } from '#support/radicale.ts'
import { mergeInto } from '#support/two-devices.ts'
import { openTestJournal, reportOf, TEST_KEY, type TestJournal } from '#support/test-journal.ts'

const isThere = hasRadicale()
if (!isThere) console.warn('Skipped: Debian’s radicale is not on this machine and cannot be installed here.')
let server: DavServer
let books = 0

beforeAll(async () => {
  if (isThere) server = await openRadicale()
})
afterAll(async () => {
  if (isThere) await server.close()
})

interface Book {
  readonly journal: TestJournal
  readonly client: JournalClient
  readonly address: string
  readonly id: string
  readonly file: string
  sync(): Promise<ServerReport>
  /** The cards on the server, by their file names. */
  cards(): Promise<Map<string, { text: string; etag: string }>>
  put(name: string, text: string): Promise<void>
}

const test = base.extend<{ book: Book }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  book: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-servers-'))
    const file = join(folder, 'config', 'journal.servers')
    const journal = openTestJournal({ servers: { file } })
    const address = await server.make('people', `book${++books}`)
    const { user, password } = server
    const { id } = await journal.client.commands.addServer({ address, user, password, kind: 'people' })
    await use({
      journal,
      get client() {
        return journal.client
      },
      address,
      id,
      file,
      sync: async () => (await reportOf(journal.client, journal.client.commands.syncServer({ id }), 'server')).result,
      async cards() {
        const { text } = await server.ask('PROPFIND', address, { headers: { depth: '1' } })
        const names = [...text.matchAll(/<href>([^<]*\.vcf)<\/href>/g)].map(([, href = '']) =>
          href.replace(/^.*\//, ''),
        )
        const found = await Promise.all(
          names.map(async (name) => [name, await server.ask('GET', `${address}${name}`)] as const),
        )
        return new Map(found.map(([name, { text: card, etag }]) => [name, { text: card, etag }]))
      },
      async put(name, text) {
        const { status } = await server.ask('PUT', `${address}${name}`, {
          body: text.replaceAll('\n', '\r\n'),
          headers: { 'content-type': 'text/vcard' },
        })
        expect(status).toBe(201)
      },
    })
    await journal.close()
    rmSync(folder, { recursive: true, force: true })
  },
})

async function addAna(client: JournalClient): Promise<string> {
  const { id } = await client.commands.addPerson({
    names: { given: 'Ana', family: 'Ruiz' },
    organisation: 'Acme',
    title: 'CFO',
  })
  await channel(client, id, 'email', 'ana@acme.example')
  return id
}

async function channel(
  client: JournalClient,
  id: string,
  kind: 'email' | 'phone',
  value: string,
  entryId: string | null = null,
) {
  return client.commands.putEntry({
    id: id as never,
    entryId,
    entry: { collection: 'channels', value: { kind, label: '', value, preferred: false } },
  })
}

const LUIS = `BEGIN:VCARD
VERSION:3.0
UID:luis-1
FN:Luis Ortega
N:Ortega;Luis;;;
TEL;TYPE=CELL:+49 30 1111
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
X-OF-THE-PHONE:kept as it is
END:VCARD
`

const NOTHING = { imported: 0, asText: 0, leftOut: [] as { field: string; count: number }[] }

describe.skipIf(!isThere)('an address book on a server', () => {
  test('is found from the root, by name and password', async ({ book: { client, address } }) => {
    const calendar = await server.make('calendar', `meetings${books}`)
    const { user, password } = server
    const { collections } = await client.commands.lookOnServer({ address: server.address, user, password })
    expect(collections).toContainEqual({ kind: 'people', address, name: address.split('/').at(-2) })
    expect(collections).toContainEqual({ kind: 'calendar', address: calendar, name: `meetings${books}` })
    const wrong = await refusalOf(client.commands.lookOnServer({ address: server.address, user, password: 'no' }))
    expect([wrong.code, wrong.data]).toMatchObject(['SERVER_UNUSABLE', { problem: 'not-allowed' }])
  })

  test('takes everybody once, and nothing the second time', async ({ book }) => {
    const id = await addAna(book.client)
    expect(await book.sync()).toMatchObject({ sent: 1, created: 0, problems: [], cards: 1 })
    const first = await book.cards()
    expect([...first.keys()]).toEqual([`${id}.vcf`])
    expect(first.get(`${id}.vcf`)?.text).toContain('ana@acme.example')
    expect(await book.sync()).toMatchObject({ sent: 0, changedThere: 0, created: 0, updated: 0, undo: null })
    expect(await book.cards()).toEqual(first)
  })

  test('gives whoever is new there, and the import is undone as a whole', async ({ book }) => {
    await book.put('luis.vcf', LUIS)
    const report = await book.sync()
    expect(report).toMatchObject({ created: 1, sent: 0, changedThere: 0, problems: [] })
    const [luis] = (await book.client.queries.people({})).rows
    expect(luis?.name).toBe('Luis Ortega')
    const before = await book.cards()
    expect(await book.sync()).toMatchObject({ created: 0, updated: 0, sent: 0, changedThere: 0 })
    expect(await book.cards()).toEqual(before)
    const { hasReport, canUndo } = (await book.client.queries.imports()).find(({ id }) => id === report.undo) ?? {}
    expect([hasReport, canUndo]).toEqual([true, true])
    // Each property of the card is counted once, as what became of it.
    const kept = await book.client.queries.importReport({ id: report.undo as never })
    const { imported, asText, leftOut } =
      (kept?.report.kind === 'import' ? kept.report.result.accounts : null) ?? NOTHING
    const properties = [...before.values()].flatMap(({ text }) =>
      text
        .replaceAll(/\r?\n[ \t]/g, '')
        .split(/\r?\n/)
        .filter((line) => line !== '' && !/^(?:BEGIN|END|VERSION):/i.test(line)),
    )
    expect(leftOut.reduce((sum, { count }) => sum + count, imported + asText)).toBe(properties.length)
    expect([asText, leftOut.find(({ field }) => field === 'file')?.count]).toEqual([1, 1])
    await book.client.commands.undo({ token: report.undo as string })
    expect((await book.client.queries.people({})).rows).toEqual([])
    // The card is not Rapport's: it stays, and is not read again.
    expect(await book.sync()).toMatchObject({ left: 1, deletedThere: 0, created: 0 })
    expect(await book.cards()).toEqual(before)
    expect(await book.sync()).toMatchObject({ left: 0, created: 0 })
  })

  test('is changed here without losing what Rapport knows nothing of', async ({ book }) => {
    await book.put('luis.vcf', LUIS)
    await book.sync()
    const [luis] = (await book.client.queries.people({})).rows
    await channel(book.client, luis?.id ?? '', 'email', 'luis@home.example')
    expect(await book.sync()).toMatchObject({ changedThere: 1, sent: 0, updated: 0 })
    const text = (await book.cards()).get('luis.vcf')?.text ?? ''
    for (const part of [
      'luis@home.example',
      '+49 30 1111',
      'PHOTO',
      '/9j/4AAQ',
      'X-OF-THE-PHONE:kept as it is',
      'UID:luis-1',
    ])
      expect(text).toContain(part)
    expect(await book.sync()).toMatchObject({ changedThere: 0, updated: 0 })
  })

  test('brings in what changed there: a new number in the place of the old one, a name, a removed address', async ({
    book,
  }) => {
    const id = await addAna(book.client)
    await channel(book.client, id, 'phone', '+49 30 1111')
    await book.sync()
    const { text } = (await book.cards()).get(`${id}.vcf`) ?? { text: '' }
    const changed = text
      .replace('+49 30 1111', '+49 30 2222')
      .replaceAll('Ruiz', 'Ruiz-Ortega')
      .replace(/^EMAIL.*\r\n/m, '')
    await book.put(`${id}.vcf`, changed)
    expect(await book.sync()).toMatchObject({ updated: 1, changedThere: 0, conflicts: [] })
    const person = await book.client.queries.person({ id: id as never })
    expect(person.names).toMatchObject({ given: 'Ana', family: 'Ruiz-Ortega' })
    expect(person.channels.map(({ value }) => value.value)).toEqual(['+49 30 2222'])
    expect(await book.sync()).toMatchObject({ updated: 0, changedThere: 0 })
  })

  test('keeps both where both sides changed, on both sides, and says so', async ({ book }) => {
    const id = await addAna(book.client)
    const { entryId } = await channel(book.client, id, 'phone', '+49 30 1111')
    await book.sync()
    const { text } = (await book.cards()).get(`${id}.vcf`) ?? { text: '' }
    await book.put(`${id}.vcf`, text.replace('+49 30 1111', '+49 30 3333').replaceAll('Ana', 'Anita'))
    await channel(book.client, id, 'phone', '+49 30 2222', entryId)
    await book.client.commands.editPerson({ id: id as never, names: { given: 'Ana Maria' } })
    const report = await book.sync()
    expect(report.conflicts.map(({ field }) => field).toSorted()).toEqual(['channels', 'names'])
    expect(report.conflicts[0]).toMatchObject({ id, name: 'Ana Maria Ruiz' })
    const person = await book.client.queries.person({ id: id as never })
    expect(person.channels.map(({ value }) => value.value).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '+49 30 2222',
      '+49 30 3333',
      'ana@acme.example',
    ])
    expect(person.names.given).toBe('Ana Maria')
    expect(person.texts.notes).toContain('Anita Ruiz')
    const after = (await book.cards()).get(`${id}.vcf`)?.text ?? ''
    for (const part of ['+49 30 2222', '+49 30 3333', 'Ana Maria']) expect(after).toContain(part)
    expect(await book.sync()).toMatchObject({ updated: 0, changedThere: 0, conflicts: [] })
  })

  test('joins whoever is on both sides, by their address, and adds to either what it lacks', async ({ book }) => {
    const id = await addAna(book.client)
    await book.put(
      'a.vcf',
      LUIS.replaceAll('Luis', 'Ana').replaceAll('Ortega', 'Ruiz').replace('TEL;', 'EMAIL:ana@acme.example\nTEL;'),
    )
    expect(await book.sync()).toMatchObject({ created: 0, updated: 1, sent: 0, changedThere: 1, cards: 1 })
    const person = await book.client.queries.person({ id: id as never })
    expect(person.channels.map(({ value }) => value.value)).toContain('+49 30 1111')
    expect((await book.cards()).get('a.vcf')?.text).toMatch(/ORG;PROP-ID=[\w-]+:Acme/)
    expect(await book.sync()).toMatchObject({ updated: 0, changedThere: 0 })
  })

  test('is the same for two of one’s own machines: nobody is there twice, and what each changes reaches both', async ({
    book,
  }) => {
    const id = await addAna(book.client)
    await book.put('luis.vcf', LUIS)
    await book.sync()
    await book.journal.journal.close()
    const folder = mkdtempSync(join(tmpdir(), 'rapport-other-'))
    cpSync(join(book.journal.folder, 'journal.db'), join(folder, 'journal.db'))
    await book.journal.reopen()
    const other = openTestJournal({ folder, deviceId: 'd2'.repeat(16), servers: { file: join(folder, 'own.servers') } })
    try {
      // Of the address book the other machine knows nothing: people alone travel between them.
      await other.client.commands.removeServer({ id: book.id })
      const { user, password } = server
      const here = await other.client.commands.addServer({ address: book.address, user, password, kind: 'people' })
      const bring = async () => (await reportOf(other.client, other.client.commands.syncServer(here), 'server')).result
      expect(await bring()).toMatchObject({ created: 0, sent: 0, changedThere: 0, cards: 2, conflicts: [] })
      expect((await other.client.queries.people({})).rows).toHaveLength(2)

      await channel(book.client, id, 'phone', '+49 30 2222')
      await channel(other.client, id, 'phone', '+49 30 3333')
      await book.sync()
      await bring()
      await book.sync()
      const numbers = async ({ queries }: JournalClient) =>
        (await queries.person({ id: id as never })).channels.map(({ value }) => value.value).toSorted()
      expect(await numbers(book.client)).toEqual(await numbers(other.client))
      expect(await numbers(book.client)).toEqual(expect.arrayContaining(['+49 30 2222', '+49 30 3333']))
      expect(await bring()).toMatchObject({ created: 0, updated: 0, changedThere: 0 })
      expect((await book.cards()).size).toBe(2)

      // What is changed in a card on the server, or here in an entry that the other has by now, reaches both by it too.
      const entry = (await book.client.queries.person({ id: id as never })).channels.find(
        ({ value }) => value.value === '+49 30 2222',
      )
      await channel(book.client, id, 'phone', '+49 30 4444', entry?.id ?? '')
      const phone = (await book.cards()).get('luis.vcf')
      await server.ask('PUT', `${book.address}luis.vcf`, {
        body: (phone?.text ?? '').replace('END:VCARD', 'TEL:+49 30 5555\r\nEND:VCARD'),
        headers: { 'content-type': 'text/vcard' },
      })
      // Somebody new here is one with the card that the other machine has had of them before.
      const { id: bo } = await book.client.commands.addPerson({
        names: { given: 'Bo', family: 'Lee' },
        organisation: 'Acme',
        title: 'CTO',
      })
      await channel(book.client, bo, 'phone', '+49 30 6666')
      await book.sync()
      await bring()
      await book.sync()
      await bring()
      expect((await other.client.queries.person({ id: bo })).name).toBe('Bo Lee')

      // And when the machines meet themselves nothing and nobody stands twice.
      await book.journal.journal.close()
      await other.journal.close()
      mergeInto(book.journal.folder, folder)
      mergeInto(folder, book.journal.folder)
      await book.journal.reopen()
      await other.reopen()
      for (const { client } of [book, other]) {
        expect(await numbers(client)).toEqual(['+49 30 3333', '+49 30 4444', 'ana@acme.example'])
        const { rows } = await client.queries.people({})
        expect(rows.map(({ name }) => name).toSorted()).toEqual(['Ana Ruiz', 'Bo Lee', 'Luis Ortega'])
        const pages = await Promise.all(rows.map(async (row) => client.queries.person({ id: row.id })))
        const luis = pages.find(({ name }) => name === 'Luis Ortega')
        expect(luis?.channels.map(({ value }) => value.value).toSorted()).toEqual(['+49 30 1111', '+49 30 5555'])
        const lee = pages.find(({ name }) => name === 'Bo Lee')
        expect(lee?.channels.map(({ value }) => value.value)).toEqual(['+49 30 6666'])
        expect(lee?.roles).toHaveLength(1)
        for (const row of rows) expect(await client.queries.conflicts({ id: row.id })).toEqual([])
      }
      expect(await book.sync()).toMatchObject({ created: 0, conflicts: [] })
    } finally {
      await other.close()
    }
  })

  test('loses only cards of Rapport’s own; who is gone there stays here and is not sent again', async ({ book }) => {
    const [ana, bob] = [
      await addAna(book.client),
      (await book.client.commands.addPerson({ names: { given: 'Bob' } })).id,
    ]
    await book.put('luis.vcf', LUIS)
    await book.sync()
    await book.client.commands.moveToTrash({ ids: [ana as never] })
    await server.ask('DELETE', `${book.address}${bob}.vcf`)
    expect(await book.sync()).toMatchObject({ deletedThere: 1, goneThere: 1, sent: 0 })
    expect([...(await book.cards()).keys()]).toEqual(['luis.vcf'])
    expect((await book.client.queries.people({})).rows.map(({ name }) => name).toSorted()).toEqual([
      'Bob',
      'Luis Ortega',
    ])
  })

  test('that was changed there is not deleted by the trash of here', async ({ book }) => {
    const ana = await addAna(book.client)
    await book.sync()
    const { text } = (await book.cards()).get(`${ana}.vcf`) ?? { text: '' }
    await book.put(`${ana}.vcf`, text.replace('CFO', 'CEO'))
    await book.client.commands.moveToTrash({ ids: [ana as never] })
    expect(await book.sync()).toMatchObject({ deletedThere: 0, left: 1 })
    expect((await book.cards()).size).toBe(1)
  })

  test('is not emptied by a journal that was begun anew', async ({ book }) => {
    const ids = await Promise.all(
      Array.from(
        { length: 30 },
        async (_, n) => (await book.client.commands.addPerson({ names: { given: `P${n}` } })).id,
      ),
    )
    expect(await book.sync()).toMatchObject({ sent: 30 })
    await book.client.commands.moveToTrash({ ids: ids.slice(0, 25) })
    const report = await book.sync()
    expect(report).toMatchObject({ deletedThere: 0 })
    expect(report.problems).toMatchObject([{ code: 'held-back', what: '25' }])
    expect((await book.cards()).size).toBe(30)
  })

  test('leaves nothing of whoever is forgotten here in the file, and never had the password in it', async ({
    book,
  }) => {
    const ana = await addAna(book.client)
    await book.put('luis.vcf', LUIS)
    await book.sync()
    const luis = (await book.client.queries.people({})).rows.find(({ name }) => name === 'Luis Ortega')
    await book.client.commands.forget({ id: luis?.id as never })
    await book.client.commands.forget({ id: ana as never })
    expect(await book.sync()).toMatchObject({ deletedThere: 1, left: 1, created: 0 })
    expect([...(await book.cards()).keys()]).toEqual(['luis.vcf'])
    expect(await book.sync()).toMatchObject({ created: 0, left: 0 })
    const exported = await book.client.queries.exportChunk({ after: null })
    expect(JSON.stringify([exported, await book.client.queries.servers()])).not.toContain(server.password)
    await book.journal.journal.close()
    const database = openDatabase({ file: join(book.journal.folder, 'journal.db'), key: TEST_KEY })
    const bytes = Buffer.from(database.serialize())
    database.close()
    for (const word of [server.password, 'Ortega', 'luis.vcf']) expect(bytes.includes(word), word).toBe(false)
    // What the file does say, it says in the clear.
    expect(bytes.includes('book')).toBe(true)
    await book.journal.reopen()
  })

  test('keeps its password sealed beside the key, and no longer than it is needed', async ({ book }) => {
    const sealed = readFileSync(book.file, 'utf8')
    expect(sealed).toMatch(/^rapport-sealed-1 /)
    expect(sealed).not.toContain(server.password)
    if (process.platform !== 'win32') expect(statSync(book.file).mode & 0o777).toBe(0o600)
    expect(await book.client.queries.servers()).toMatchObject([{ hasPassword: true, user: 'ana' }])
    await book.client.commands.removeServer({ id: book.id })
    expect(existsSync(book.file)).toBe(false)
  })

  test('asks for its password where the file of another key is in its place', async ({ book }) => {
    rmSync(book.file)
    expect(await book.client.queries.servers()).toMatchObject([{ hasPassword: false }])
    await expect(book.sync()).rejects.toThrow(/no-password/)
    expect((await book.client.queries.servers())[0]?.failure).toMatchObject({ code: 'SERVER_UNUSABLE' })
    await book.client.commands.setServerPassword({ id: book.id, password: server.password })
    expect(await book.sync()).toMatchObject({ sent: 0 })
    expect(await book.client.queries.servers()).toMatchObject([{ hasPassword: true, failure: null }])
  })
})

describe.skipIf(!isThere)('a calendar on a server', () => {
  test('is read with name and password, and again when it is said', async ({ book: { client, journal } }) => {
    await addAna(client)
    const address = await server.make('calendar', `plan${books}`)
    const event = (title: string) =>
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261124T100000Z\r\nDTEND:20261124T104500Z\r\nSUMMARY:${title}\r\nATTENDEE:mailto:ana@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
    await server.ask('PUT', `${address}one.ics`, {
      body: event('Weekly'),
      headers: { 'content-type': 'text/calendar' },
    })
    const { user, password } = server
    const { job } = await client.commands.addServer({ address, user, password, kind: 'calendar' })
    const { calendars } = await reportOf(client, Promise.resolve({ job: job ?? '' }), 'calendar')
    expect(calendars).toMatchObject([{ kind: 'server', place: new URL(address).host, report: { meetings: 1 } }])
    await server.ask('PUT', `${address}one.ics`, {
      body: event('Monthly'),
      headers: { 'content-type': 'text/calendar' },
    })
    await journal.reopen()
    const again = await reportOf(journal.client, journal.client.commands.refreshCalendars({ id: null }), 'calendar')
    expect(again.calendars).toMatchObject([{ failure: null, report: { changed: 1 } }])
    const reasons = (await journal.client.queries.upcoming({})).rows.map(({ reason }) => JSON.stringify(reason))
    expect(reasons.some((reason) => reason.includes('Monthly'))).toBe(true)
  })
})
