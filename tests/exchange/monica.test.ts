import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { uploadFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { MONICA_SECRETS, monicaFields, monicaFile } from '#support/monica-file.ts'
import { jpegOf } from '#support/small-pictures.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'

async function previewMonica(client: JournalClient, file: object) {
  const upload = await uploadFile(client, 'monica.json', JSON.stringify(file))
  return reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
}

async function importMonica(client: JournalClient, file: object = monicaFile()) {
  const { preview } = await previewMonica(client, file)
  return (await reportOf(client, client.commands.importJournal({ preview }), 'journal-import')).result
}

interface Said {
  readonly id: string
  readonly kind: string
  readonly names?: { given: string }
}

async function documents({ queries }: JournalClient): Promise<(Said & Record<string, unknown>)[]> {
  const { text } = await queries.exportChunk({ after: null, cards: true })
  return (JSON.parse(text) as { documents: (Said & Record<string, unknown>)[] }).documents
}

async function personNamed(client: JournalClient, name: string) {
  const found = (await documents(client)).find(({ names }) => names?.given.startsWith(name))
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found as Said & {
    names: object
    notes: string
    channels: object
    dates: object
    cadence: object
    places: object
  } & Record<string, unknown>
}

describe('a JSON export of Monica 4', () => {
  test('N1 accounts for every field, also for one that nobody knows', async ({ journal: { client } }) => {
    const file = monicaFile({ foo: 'bar baz' })
    const { format, accounts, leftOut } = await importMonica(client, file)
    expect([format, leftOut]).toEqual(['monica', []])
    const left = accounts?.leftOut.reduce((sum, { count }) => sum + count, 0) ?? 0
    expect((accounts?.imported ?? 0) + (accounts?.asText ?? 0) + left).toBe(monicaFields(file))
    expect((await personNamed(client, 'Ana')).notes).toContain('foo: bar baz')
  })

  test('brings the picture that somebody is shown by, where it is small enough, and counts all others', async ({
    journal: { client },
  }) => {
    const file = monicaFile({ avatar: { avatar_source: 'photo', avatar_photo: 'p-small' } }) as {
      account: { data: unknown[] }
    }
    const picture = (uuid: string, base64: string) => ({
      uuid,
      properties: { original_filename: 'a.jpg', mime_type: 'image/jpeg', dataUrl: `data:image/jpeg;base64,${base64}` },
    })
    const values = [
      picture('p-other', jpegOf(32, 32)),
      picture('p-small', jpegOf(64, 64)),
      picture('p-large', jpegOf(64, 64, 200_000)),
      'no picture',
    ]
    file.account.data.push({ count: 4, type: 'photo', values })
    const { accounts } = await importMonica(client, file)
    const ana = await personNamed(client, 'Ana')
    expect(await client.queries.photo({ id: ana.id as PersonId })).toEqual({ photo: jpegOf(64, 64) })
    const without = await (async () => {
      const other = openTestJournal()
      try {
        return (await importMonica(other.client)).accounts
      } finally {
        await other.close()
      }
    })()
    const files = (one: typeof accounts) => one?.leftOut.find(({ field }) => field === 'file')?.count ?? 0
    expect(files(accounts) - files(without)).toBe(3)
    // The picture, and that it is hers.
    expect((accounts?.imported ?? 0) - (without?.imported ?? 0)).toBe(2)
  })

  test('N3 a dinner of two is one conversation, a call says who called, messages are a day without words', async ({
    journal: { client },
  }) => {
    await importMonica(client)
    const talks = (await documents(client)).filter(({ kind }) => kind === 'conversation')
    const [ana, ben] = [await personNamed(client, 'Ana'), await personNamed(client, 'Ben')]
    expect(
      talks.map(({ date, channel, topic, notes, startedBy, participants }) => ({
        date,
        channel,
        topic,
        notes,
        startedBy,
        participants,
      })),
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          date: '2024-05-06',
          topic: 'Dinner',
          notes: 'at the harbour',
          participants: { [ana.id]: true, [ben.id]: true },
        }),
        expect.objectContaining({ date: '2024-03-05', channel: 'call', startedBy: 'them', notes: 'about Lisbon' }),
        expect.objectContaining({ date: '2024-04-01', channel: 'message', notes: '' }),
      ]),
    )
    expect(talks).toHaveLength(3)
    expect(JSON.stringify(await documents(client))).not.toContain('THEIR WORDS')
  })

  test('N4, N5, N6 partners are told, cadences kept, days never made up', async ({ journal: { client } }) => {
    await importMonica(client)
    const [ana, ben] = [await personNamed(client, 'Ana'), await personNamed(client, 'Ben')]
    expect(
      (await client.queries.people({})).rows.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['Ana María Ruiz', 'Ben'])
    expect(ana.notes).toContain('partner: Sam')
    for (const words of [
      'Plays the cello',
      'Has two dogs',
      'food preferences: no fish',
      'a book',
      'Rex',
      'to Lisbon',
      '20.00',
    ])
      expect(ana.notes).toContain(words)
    expect(ana).toMatchObject({ cadence: { idealDays: 60 }, metOn: '2019-05-12', metThrough: ben.id })
    expect(Object.values(ana.dates)).toEqual(
      expect.arrayContaining([
        { label: 'birthday', date: { m: 4, d: 15 } },
        { label: 'name day', date: { y: 2020, m: 6, d: 1 } },
      ]),
    )
    expect(
      Object.values(ana.channels).map(({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`),
    ).toEqual(expect.arrayContaining(['email ana@acme.example', 'phone +33612345678']))
    expect(ben).toMatchObject({ cadence: { paused: true }, dates: {} })
    expect(ben.notes).toContain('born about 1985')
    expect((await client.queries.people({ text: 'Ana' })).rows).toMatchObject([
      { organisation: 'Acme', title: 'Head of Product' },
    ])
    expect((await client.queries.followUps({})).rows).toMatchObject([])
  })

  test('G8 what was lent or borrowed is a line of the notes, and nothing is given or received', async ({
    journal: { client },
  }) => {
    const file = monicaFile() as { account: { data: { type: string; values: Record<string, unknown>[] }[] } }
    const [ana] = file.account.data.find(({ type }) => type === 'contact')?.values ?? []
    const debt = (uuid: string, properties: object) => ({ uuid, created_at: '2023-02-03T10:00:00.000000Z', properties })
    const values = [
      debt('one', { amount: '20.00', currency: { iso: 'EUR', symbol: '€' }, status: 'inprogress', in_debt: false }),
      debt('two', { amount: '5', currency: { symbol: '£' }, status: 'complete', in_debt: true, reason: 'the\nbus' }),
      debt('three', { amount: 7, mood: 'Wordmood' }),
      debt('four', { in_debt: 'constructor', status: 'constructor' }),
    ]
    ;(ana?.['data'] as object[] | undefined)?.push({ type: 'debt', values })
    const { accounts } = await importMonica(client, file)
    const { id, notes } = await personNamed(client, 'Ana')
    expect(notes.split('\n').filter((line) => /2023|lent|borrowed|debt/.test(line))).toEqual([
      'lent 20.00 EUR, 2024',
      'lent 20.00 EUR, 2023',
      'borrowed 5 £, 2023, the bus, given back',
      'debt 7, 2023, mood: Wordmood',
      'debt, 2023, constructor',
    ])
    const left = accounts?.leftOut.reduce((sum, { count }) => sum + count, 0) ?? 0
    expect((accounts?.imported ?? 0) + (accounts?.asText ?? 0) + left).toBe(monicaFields(file))
    const about = { person: id as PersonId }
    expect(await client.queries.gives(about)).toMatchObject({ total: 0 })
    expect(await client.queries.asks({})).toMatchObject({ total: 0 })
    expect(await client.queries.followUps({ state: 'all' })).not.toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ text: expect.stringMatching(/lent|borrowed/) })]),
    })
  })

  test('N7 no secret of the account gets anywhere', async ({ journal: { client } }) => {
    const preview = await previewMonica(client, monicaFile())
    const report = await importMonica(client)
    const everything = JSON.stringify([preview, report, await documents(client)])
    for (const secret of MONICA_SECRETS) expect(everything).not.toContain(secret)
  })

  test('N10 a second time nothing changes, and what was taken away since does not return', async ({
    journal: { client },
  }) => {
    await importMonica(client)
    const ana = await personNamed(client, 'Ana')
    const [entryId] = Object.keys(ana.channels)
    await client.commands.removeEntry({ id: ana.id as PersonId, collection: 'channels', entryId } as never)
    const call = (await documents(client)).find(({ channel }) => channel === 'call')
    await client.commands.moveToTrash({ ids: [call?.id ?? ''] as never })
    const before = await documents(client)
    const again = await importMonica(client)
    expect(again).toMatchObject({ undo: null, counts: { create: 0, same: again.documents } })
    expect(await documents(client)).toEqual(before)
  })

  test('is undone as a whole, and is one account on two devices', async ({ journal: { client } }) => {
    const { undo } = await importMonica(client)
    const first = await documents(client)
    const other = openTestJournal()
    try {
      await importMonica(other.client)
      const byId = (all: readonly Said[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      expect(byId(await documents(other.client))).toEqual(byId(first))
    } finally {
      await other.close()
    }
    await client.commands.undo({ token: undo ?? '' })
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
  })

  test('leaves no word of unknown fields, of long tasks, and of things without a uuid', async ({
    journal: { client },
  }) => {
    const file = monicaFile() as { account: { data: { type: string; values: Record<string, unknown>[] }[] } }
    const [ana] = file.account.data.find(({ type }) => type === 'contact')?.values ?? []
    const add = (type: string, ...values: object[]) => (ana?.['data'] as object[] | undefined)?.push({ type, values })
    const long = `send ${'word '.repeat(600)}Wordend`
    add(
      'task',
      { properties: { title: long, mood: 'Wordtask' } },
      { properties: { title: 'the other', completed: false } },
    )
    add('note', { uuid: 'note', properties: { body: 'short', mood: 'Wordnote' } })
    add('reminder', { uuid: 'weekly', properties: { title: 'call', frequency_type: 'week', frequency_number: 2 } })
    file.account.data
      .find(({ type }) => type === 'activity')
      ?.values.push({ uuid: 'walk', properties: { summary: 'Walk', happened_at: '2024-05-07', mood: ['Wordwalk'] } })
    const { counts } = await importMonica(client, file)
    expect(counts['left-out']).toBe(0)
    const all = await documents(client)
    for (const word of ['Wordend', 'Wordtask', 'Wordnote', 'Wordwalk']) expect(JSON.stringify(all)).toContain(word)
    const followUps = all.filter(({ kind }) => kind === 'follow-up')
    expect(followUps).toHaveLength(4)
    expect(followUps.find(({ text }) => text === 'call')).toMatchObject({ every: 'P2W' })
  })

  test('says what it could not read, and whether it ends early, and reads the others', async ({
    journal: { client },
  }) => {
    const text = JSON.stringify(monicaFile())
    const preview = async (said: string) => {
      const upload = await uploadFile(client, 'monica.json', said)
      return (await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')).result
    }
    expect(await preview(text)).toMatchObject({
      isCutOff: false,
      accounts: { leftOut: expect.not.arrayContaining([expect.objectContaining({ field: 'unreadable' })]) },
    })
    expect(await preview(text.slice(0, -60))).toMatchObject({ isCutOff: true })
    const broken = await preview(text.replace('"first_name":"Ben"', '"first_name":"Ben\n"'))
    expect(broken.accounts?.leftOut).toContainEqual({ field: 'unreadable', count: 1 })
    expect(broken.kinds.find(({ kind }) => kind === 'person')?.counts.create).toBe(1)
    expect(broken.kinds.find(({ kind }) => kind === 'conversation')).toBeDefined()
  })

  test('with a hundred thousand relationships of one contact, and fields of any depth, is read', async ({
    journal: { client },
  }) => {
    const file = monicaFile({ food: 'DEEP' }) as {
      account: { data: { type: string; values: object[] }[] }
    }
    const relationships = file.account.data.find(({ type }) => type === 'relationship')?.values ?? []
    for (let count = 0; count < 100_000; count++) relationships.push({ properties: { of_contact: 'x' } })
    const text = JSON.stringify(file).replace('"DEEP"', `${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    const upload = await uploadFile(client, 'monica.json', text)
    const { result } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
    expect(result.counts.create).toBeGreaterThan(0)
  })

  test('that ends early gives what came before', async ({ journal: { client } }) => {
    const text = JSON.stringify(monicaFile())
    const upload = await uploadFile(client, 'monica.json', text.slice(0, text.indexOf('"relationship"')))
    const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
    const { result } = await reportOf(client, client.commands.importJournal({ preview }), 'journal-import')
    expect(result.counts.create).toBeGreaterThan(0)
    expect((await client.queries.people({})).total).toBe(2)
  })
})
