import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { everythingSaid, importWhole } from '#support/whole-import.ts'
import { test } from '#support/journal-test.ts'
import { uploadFile } from '#support/import-file.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'
import { tarFile } from '#support/tar-file.ts'
import { zipFile } from '#support/zip-file.ts'

async function people({ commands }: JournalClient) {
  for (const [given, family] of [
    ['Ana', 'Ruiz'],
    ['Zoë', 'Åberg'],
    ['Kim', ''],
    ['Ben', 'Lee'],
    ['Ben', 'Lee'],
  ])
    await commands.addPerson({ names: { given: given ?? '', family: family ?? '' } })
}

async function documents(client: JournalClient, kind: string): Promise<Record<string, unknown>[]> {
  const said = JSON.parse(await everythingSaid(client)) as { documents: Record<string, unknown>[] }
  return said.documents.filter((one) => one['kind'] === kind)
}

const DAY_ONE = {
  metadata: { version: '1.0' },
  entries: [
    {
      uuid: 'A1',
      creationDate: '2023-04-01T22:30:00Z',
      timeZone: 'Europe/Berlin',
      text: '# Lunch with ana ruiz\n\nShe plays the cello\\.\n![](dayone-moment://B2)\nZoe Aberg came later',
      tags: ['Kim', 'music'],
      starred: true,
      location: { placeName: 'Café Anna', localityName: 'Berlin', latitude: 52.5 },
      photos: [{ md5: 'x' }, { md5: 'y' }],
      modifiedDate: '2023-04-02T00:00:00Z',
    },
    { uuid: 'A2', creationDate: '2023-04-02T10:00:00Z', text: 'A walk. Ana was not there, nor was Anana Ruizs.' },
    { uuid: 'A3', creationDate: '2023-04-03T10:00:00Z', text: 'Met Ben Lee' },
    { uuid: 'A4', creationDate: 'yesterday', text: 'Ana Ruiz' },
    'nonsense',
  ],
}

describe('an export of Day One', () => {
  test('becomes conversations with whom entries name, and tells what did not', async ({ journal: { client } }) => {
    await people(client)
    const file = zipFile({ 'Journal.json': JSON.stringify(DAY_ONE), 'photos/x.jpeg': 'x' })
    const result = await importWhole(client, 'Export.zip', file)
    expect(result.format).toBe('day-one')
    const [talk, ...others] = await documents(client, 'conversation')
    expect(others).toEqual([])
    // By the clock of where it was written it was the day after.
    expect(talk).toMatchObject({
      date: '2023-04-02',
      topic: 'Lunch with ana ruiz',
      tags: { music: true, starred: true },
      notes: 'She plays the cello.\n\nZoe Aberg came later\n\nlocation: Café Anna, Berlin',
    })
    expect(
      (await client.queries.journal({})).rows[0]?.people?.length ??
        Object.keys(talk?.['participants'] as object).length,
    ).toBe(3)
    expect(result.accounts?.leftOut).toEqual([
      { field: 'ambiguous', count: 1 },
      { field: 'diary', count: 2 },
      { field: 'file', count: 2 },
      { field: 'other-file', count: 1, names: [{ name: '.jpeg', count: 1 }] },
      { field: 'settings', count: 1, names: [{ name: 'modifiedDate', count: 1 }] },
      { field: 'unreadable', count: 2 },
    ])
  })

  test('a second time changes nothing, is taken back whole, and is the same on another device', async ({
    journal: { client },
  }) => {
    const other = openTestJournal()
    try {
      const known = await ana()
      let first = ''
      for (const one of [other.client, client]) {
        await importWhole(one, 'known.json', known)
        first = (await importWhole(one, 'Journal.json', JSON.stringify(DAY_ONE))).undo ?? ''
      }
      const [here, there] = [await documents(client, 'conversation'), await documents(other.client, 'conversation')]
      expect(here).toHaveLength(1)
      expect(there).toEqual(here)
      const again = await importWhole(client, 'Journal.json', JSON.stringify(DAY_ONE))
      expect(again.counts).toMatchObject({ create: 0, add: 0, differ: 0 })
      await client.commands.undo({ token: first })
      expect((await client.queries.journal({})).total).toBe(0)
    } finally {
      await other.close()
    }
  })

  test('that is cut off is said to be unreadable, and nothing is written', async ({ journal: { client } }) => {
    await people(client)
    const { accounts, counts } = await importWhole(client, 'Journal.json', JSON.stringify(DAY_ONE).slice(0, -40))
    expect([accounts?.leftOut, counts.create]).toEqual([[{ field: 'unreadable', count: 1 }], 0])
  })
})

/** One person of one id on every device, as a file of a journal. */
async function ana(): Promise<string> {
  const journal = openTestJournal()
  try {
    await journal.client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    return await everythingSaid(journal.client)
  } finally {
    await journal.close()
  }
}

const id = (n: number) => String(n).padStart(32, '0')
function item(n: number, type: number, said: string, more: Readonly<Record<string, string | number>> = {}): string {
  const meta = { id: id(n), created_time: '2024-05-06T07:08:09.000Z', ...more, type_: type }
  const lines = Object.entries(meta).map(([key, value]) => `${key}: ${value}`)
  return `${said === '' ? '' : `${said}\n\n`}${lines.join('\n')}`
}

const JOPLIN: Readonly<Record<string, string>> = {
  [`${id(1)}.md`]: item(1, 2, 'Friends'),
  [`${id(2)}.md`]: item(2, 1, 'Call\n\nTalked to Ana Ruiz\n\ntitle: about type_: 1\n- [ ] a box', {
    parent_id: id(1),
    is_todo: 0,
  }),
  [`${id(3)}.md`]: item(3, 5, 'travel'),
  [`${id(4)}.md`]: item(4, 6, '', { note_id: id(2), tag_id: id(3) }),
  [`${id(5)}.md`]: item(5, 1, 'Shopping\n\nMilk'),
  [`${id(6)}.md`]: item(6, 1, 'Send Ana Ruiz the deck', {
    is_todo: 1,
    todo_due: Date.UTC(2024, 5, 1),
    todo_completed: 0,
  }),
  [`${id(7)}.md`]: item(7, 1, 'Old', { is_todo: 1, todo_due: 0, todo_completed: Date.UTC(2024, 5, 2) }),
  [`${id(8)}.md`]: item(8, 4, 'photo.jpg', { mime: 'image/jpeg' }),
  [`resources/${id(8)}.jpg`]: 'x',
  [`${id(9)}.md`]: item(9, 1, '', { encryption_applied: 1 }),
  [`${id(10)}.md`]: item(10, 13, 'a revision'),
  [`${id(11)}.md`]: 'no metadata at all, of Ana Ruiz',
}

describe('an export of Joplin', () => {
  for (const [name, pack] of [
    ['a folder of RAW files', zipFile],
    ['a JEX file', tarFile],
  ] as const)
    test(`as ${name} becomes conversations and follow-ups, and tells what did not`, async ({ journal: { client } }) => {
      await people(client)
      const result = await importWhole(client, 'notes.jex', pack(JOPLIN))
      expect(result.format).toBe('joplin')
      const [talk, ...others] = await documents(client, 'conversation')
      expect(others).toEqual([])
      expect(talk).toMatchObject({
        date: '2024-05-06',
        topic: 'Call',
        tags: { travel: true },
        notes: 'Talked to Ana Ruiz\n\ntitle: about type_: 1\n- [ ] a box\n\nnotebook: Friends',
      })
      const tasks = await documents(client, 'follow-up')
      expect(
        tasks
          .toSorted((a, b) => (String(a['text']) < String(b['text']) ? -1 : 1))
          .map(({ text, due, people: who, events }) => [
            text,
            due ?? null,
            Object.keys((who ?? {}) as object).length,
            Object.keys((events ?? {}) as object).length,
          ]),
      ).toEqual([
        ['Old', null, 0, 1],
        ['Send Ana Ruiz the deck', '2024-06-01', 1, 0],
      ])
      expect(result.accounts?.leftOut).toEqual([
        { field: 'diary', count: 1 },
        { field: 'encrypted', count: 1 },
        { field: 'file', count: 1 },
        { field: 'settings', count: 1 },
        { field: 'unreadable', count: 1 },
      ])
      expect((await importWhole(client, 'notes.jex', pack(JOPLIN))).counts).toMatchObject({
        create: 0,
        add: 0,
        differ: 0,
      })
    })

  test('whose archive is damaged, or leads out of itself, is refused or passed over', async ({
    journal: { client },
  }) => {
    await people(client)
    const whole = tarFile(JOPLIN)
    const cut = await uploadFile(client, 'cut.jex', whole.subarray(0, 4096 + 100))
    const cutJob = reportOf(client, client.commands.previewImport({ uploads: [cut], words: false }), 'journal-preview')
    await expect(cutJob).rejects.toThrow(/FILE_ARCHIVE.*damaged/)
    const wrong = Buffer.from(whole)
    wrong[0] = (wrong[0] ?? 0) ^ 1
    const odd = await uploadFile(client, 'odd.jex', wrong)
    await expect(
      reportOf(client, client.commands.previewImport({ uploads: [odd], words: false }), 'journal-preview'),
    ).rejects.toThrow(/FILE_ARCHIVE.*damaged/)
    const out = await importWhole(client, 'out.jex', tarFile({ ...JOPLIN, '../../etc/evil.md': 'Ana Ruiz' }))
    expect(out.accounts?.leftOut).toContainEqual({ field: 'path', count: 1 })
  })
})
