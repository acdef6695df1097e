import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { uploadFile } from '#support/import-file.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { jpegOf } from '#support/small-pictures.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'
import { filesOf, zipFile } from '#support/zip-file.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'rapport-vault-')), 'vault')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

type Files = Readonly<Record<string, string | Uint8Array>>
type Said = { readonly id: string; readonly kind: string } & Readonly<Record<string, unknown>>

async function previewVault(client: JournalClient, files: Files) {
  const upload = await uploadFile(client, 'Notes.zip', zipFile(files))
  return reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
}

async function importVault(client: JournalClient, files: Files, differing: 'keep' | 'take' = 'keep') {
  const { preview } = await previewVault(client, files)
  return (await reportOf(client, client.commands.importJournal({ preview, differing }), 'journal-import')).result
}

async function exported(client: JournalClient): Promise<Record<string, string>> {
  await reportOf(client, client.commands.exportFolder({ format: 'vault', folder }), 'export')
  return filesOf(folder)
}

async function documents({ queries }: JournalClient, kind: string): Promise<Said[]> {
  const all: Said[] = []
  for (let after: string | null = null; ;) {
    const { text, next } = (await queries.exportChunk({ after: after as never, cards: true })) as {
      text: string
      next?: string | null
    }
    all.push(...(JSON.parse(text) as { documents: Said[] }).documents)
    if (next === undefined || next === null) break
    after = next
  }
  return all.filter((one) => one.kind === kind)
}

async function everythingOf(client: JournalClient): Promise<Said[]> {
  const kinds = ['person', 'conversation', 'follow-up', 'circle', 'organisation']
  return (await Promise.all(kinds.map((kind) => documents(client, kind)))).flat()
}

/** The journal as a device would send it: with all that was ever written. */
async function wholeWithHistory({ queries }: JournalClient): Promise<string> {
  let all = ''
  for (let after: number | null = null; ;) {
    const piece: { text: string; next: number | null } = await queries.exportChunk({
      after,
      cards: true,
      history: true,
    })
    all += piece.text
    if (piece.next === null) return all
    after = piece.next
  }
}

const notesOf = (files: Files, left: string) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith(left)))

/** What of a person names things of kinds that have no way back, and is counted. */
function withoutOthers(note: string): string {
  return note.replaceAll(/^- Archetypes\n(?: +.*\n)+/gm, '')
}

describe('a vault that Rapport wrote', () => {
  test('imported into the journal that it is of changes nothing', async ({ journal: { client } }) => {
    await reportOf(client, client.commands.addSample(), 'sample')
    const files = await exported(client)
    const { preview, result } = await previewVault(client, files)
    expect(result).toMatchObject({ format: 'vault', isCutOff: false })
    const { rows } = await client.queries.journalFileRows({ preview, outcome: 'add' })
    expect(rows).toEqual([])
    expect(result.counts).toEqual({ ...result.counts, create: 0, add: 0, differ: 0, forgotten: 0, 'left-out': 0 })
    expect(await importVault(client, files, 'take')).toMatchObject({ undo: null })
  })

  test('gives an empty journal people, conversations, follow-ups, what was given, asks and introductions with their words', async ({
    journal: { client },
  }) => {
    await reportOf(client, client.commands.addSample(), 'sample')
    const files = await exported(client)
    const other = openTestJournal()
    try {
      await importVault(other.client, files)
      rmSync(folder, { recursive: true })
      const again = await exported(other.client)
      const parts = ['People/', 'Journal/', 'Follow-ups.md', 'More/Give.md', 'More/Ask.md', 'More/Introduction.md']
      for (const part of parts) {
        const [before, after] = [notesOf(files, part), notesOf(again, part)]
        expect(Object.keys(after)).toEqual(Object.keys(before))
        for (const path of Object.keys(before)) {
          expect([path, after[path]]).toEqual([path, withoutOthers(String(before[path]))])
        }
      }
    } finally {
      await other.close()
    }
  })

  test('in which somebody wrote on brings what is new, and asks where both say otherwise', async ({
    journal: { client },
  }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    await client.commands.logConversation({
      date: day('2026-11-20'),
      channel: 'coffee',
      people: [{ id }],
      notes: 'Words',
    })
    const files = await exported(client)
    const path = 'People/Ana Ruiz.md'
    const changed = {
      ...files,
      'Journal/2026-11-20.md': (files['Journal/2026-11-20.md'] ?? '').replace('Words', 'Other words'),
      [path]: `${files[path] ?? ''}\n- [ ] send the deck 📅 2026-12-07\n`,
    }
    const { result } = await previewVault(client, changed)
    expect(result.counts).toMatchObject({ create: 1, differ: 1, add: 0 })
    await importVault(client, changed)
    expect((await documents(client, 'conversation'))[0]).toMatchObject({ notes: 'Words' })
    await importVault(client, changed, 'take')
    expect((await documents(client, 'conversation'))[0]).toMatchObject({ notes: 'Other words' })
    expect(await documents(client, 'follow-up')).toMatchObject([
      { text: 'send the deck', due: '2026-12-07', people: { [id]: true } },
    ])
  })

  test('brings back how often a follow-up comes again and since when it is there', async ({ journal: { client } }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const common = { people: [{ id }], actor: 'me' as const }
    await client.commands.scheduleFollowUp({ ...common, text: 'call', due: day('2026-12-07'), every: 'P2W' })
    await client.commands.scheduleFollowUp({ ...common, text: 'write', due: day('2026-12-08'), every: 'P1M' })
    await client.commands.scheduleFollowUp({ ...common, text: 'once', due: null })
    const said = async (one: JournalClient) =>
      (await documents(one, 'follow-up'))
        .map(({ text, every, due, createdAt }) => [
          text,
          every,
          due,
          new Date(Number(createdAt)).toISOString().slice(0, 10),
        ])
        .toSorted((a, b) => (String(a) < String(b) ? -1 : 1))
    const files = await exported(client)
    expect(files['People/Ana Ruiz.md']).toContain('🔁 every 2 weeks')
    const other = openTestJournal()
    try {
      await importVault(other.client, files)
      expect(await said(other.client)).toEqual(await said(client))
      expect((await said(client)).map(([, every]) => every)).toEqual(['P2W', null, 'P1M'])
    } finally {
      await other.close()
    }
  })

  test('brings back from which day it is counted that a follow-up comes again', async ({ journal: { client } }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const first = await client.commands.scheduleFollowUp({
      text: 'call',
      people: [{ id }],
      actor: 'me',
      due: day('2027-01-31'),
      every: 'P1M',
    })
    await client.commands.completeFollowUps({ ids: [first.id] })
    const files = await exported(client)
    expect(files['People/Ana Ruiz.md']).toContain('🔁 every month 🛫 2027-01-31')
    const other = openTestJournal()
    try {
      await importVault(other.client, files)
      const next = async (one: JournalClient) =>
        (await documents(one, 'follow-up')).filter((said) => said['every'] !== null)
      const froms = (await next(client)).map(({ everyFrom }) => everyFrom)
      expect(froms).toContain('2027-01-31')
      expect((await next(other.client)).map(({ everyFrom }) => everyFrom)).toEqual(froms)
    } finally {
      await other.close()
    }
  })

  test('names whom it named where somebody was merged since, and changes nothing', async ({ journal: { client } }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const { id: twin } = await client.commands.addPerson({ names: { given: 'Anita', family: 'Ruiz' } })
    const { id: other } = await client.commands.addPerson({ names: { given: 'Bo', family: 'Lee' } })
    const on = day('2026-11-20')
    await client.commands.logConversation({
      date: on,
      channel: 'call',
      people: [{ id: twin }],
      notes: 'Words',
    })
    await client.commands.recordGive({ direction: 'given', text: 'a book', people: [{ id: twin }], day: on })
    await client.commands.scheduleFollowUp({ text: 'call', people: [{ id: twin }], due: null, actor: 'me' })
    await client.commands.addIntroduction({ a: { id: twin }, b: { id: other }, why: 'Both sail.' })
    await client.commands.mergePeople({ from: twin, into: id })
    const { preview, result } = await previewVault(client, await exported(client))
    expect((await client.queries.journalFileRows({ preview, outcome: 'add' })).rows).toEqual([])
    expect(result.counts).toMatchObject({ create: 0, add: 0, differ: 0 })
  })

  test('has what was given, asks and introductions as they were, and joins those of the journal that it is of', async ({
    journal: { client },
  }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Noor', family: 'van der: Dijk' } })
    const { id: other } = await client.commands.addPerson({ names: { given: 'Bo', family: 'Lee' } })
    const { id: gone } = await client.commands.addPerson({ names: { given: 'Cy', family: 'Trash' } })
    const on = day('2026-11-20')
    const need = await client.commands.putEntry({
      id,
      entryId: null,
      entry: { collection: 'needs', value: { text: 'a mentor' } },
    })
    await client.commands.recordGive({
      direction: 'given',
      what: 'advice',
      text: '[[a]] book, `twice`',
      people: [{ id }, { id: gone }],
      day: on,
      minutes: 30,
      answers: { person: id, need: need.entryId },
    })
    const { id: asked } = await client.commands.addAsk({ text: 'Who knows: a tailor?', people: [{ id: other }] })
    await client.commands.setAskStanding({ id: asked, standing: 'met' })
    const { id: both } = await client.commands.addIntroduction({
      a: { id },
      b: { id: other },
      why: 'Both sail.\n\n- Day: none\n## Give',
    })
    await client.commands.noteConsent({ id: both, side: 'a', type: 'asked', note: 'by post' })
    await client.commands.moveToTrash({ ids: [gone] })
    const files = await exported(client)
    const kinds = ['give', 'ask', 'introduction']
    const all = async (one: JournalClient) => (await Promise.all(kinds.map((kind) => documents(one, kind)))).flat()
    const there = openTestJournal()
    try {
      const { counts } = await importVault(there.client, files)
      expect(counts).toMatchObject({ 'left-out': 0 })
      expect(await all(there.client)).toEqual(await all(client))
      const [noor] = (await documents(there.client, 'person')).filter((one) => one.id === id)
      expect(noor).toMatchObject({ needs: { [need.entryId]: { text: 'a mentor' } } })
      // What another device made of the vault, joined with what was there all along, says no event, need or person twice.
      const said = async () => (await all(client)).map(({ events, people, a, b }) => ({ events, people, a, b }))
      const before = await said()
      const upload = await uploadFile(client, 'rapport.json', await wholeWithHistory(there.client))
      const joined = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
      await reportOf(client, client.commands.importJournal({ preview: joined.preview }), 'journal-import')
      expect(await said()).toEqual(before)
    } finally {
      await there.close()
    }
  })

  test('in which somebody wrote on under what was given keeps that with what came of it', async ({
    journal: { client },
  }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const on = day('2026-11-20')
    await client.commands.recordGive({ direction: 'given', text: 'a book', people: [{ id }], day: on, minutes: 30 })
    const files = await exported(client)
    const text = files['More/Give.md'] ?? ''
    const changed = {
      ...files,
      'More/Give.md':
        text.replace('## a book', '## the blue book').replace('Minutes: 30', 'Minutes: soon\n- Mood: sunny') +
        '\nShe read it.\n',
    }
    await importVault(client, changed, 'take')
    const [give] = await documents(client, 'give')
    expect(give).toMatchObject({ text: 'a book', minutes: 30 })
    expect(give?.['outcome']).toBe('the blue book\n\nMinutes: soon\n\nMood: sunny\n\nShe read it.')
    expect(await importVault(client, changed, 'take')).toMatchObject({ undo: null })
  })

  test('has photos in its notes, which come back, and say so where they are none any more', async ({
    journal: { client },
  }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const { id: other } = await client.commands.addPerson({ names: { given: 'Bo', family: 'Lee' } })
    for (const one of [id, other]) await client.commands.editPerson({ id: one, photo: jpegOf(64, 64) })
    const files = await exported(client)
    const notes = notesOf(files, 'People/')
    const path = Object.keys(notes).find((name) => name.includes('Bo Lee')) ?? ''
    const text = files[path] ?? ''
    expect(text).toContain(`![](data:image/jpeg;base64,${jpegOf(64, 64)})`)
    const there = openTestJournal()
    try {
      const changed = { ...files, [path]: text.replace(/base64,[^)]*/, 'base64,PHN2Zy8+') }
      const { result } = await previewVault(there.client, changed)
      expect(result.accounts?.leftOut).toContainEqual({ field: 'file', count: 1 })
      await importVault(there.client, changed)
      expect(await there.client.queries.photo({ id })).toEqual({ photo: jpegOf(64, 64) })
      expect(await there.client.queries.photo({ id: other })).toEqual({ photo: null })
    } finally {
      await there.close()
    }
  })

  test('says how much of it only the whole journal brings back, by what it is', async ({ journal: { client } }) => {
    await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    for (const name of ['Close', 'Wide']) await client.commands.addCircle({ name })
    const { result } = await previewVault(client, await exported(client))
    expect(result.accounts?.leftOut).toContainEqual({
      field: 'rapport',
      count: 2,
      names: [{ name: 'Circle', count: 2 }],
    })
  })

  test('in which somebody wrote beside what Rapport knows keeps that in the notes', async ({ journal: { client } }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    await client.commands.scheduleFollowUp({ text: 'call', people: [{ id }], due: null, actor: 'me' })
    const files = await exported(client)
    const path = 'People/Ana Ruiz.md'
    const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(files[path] ?? '') ?? []
    const changed = {
      ...files,
      [path]: `---\n${front}mood: sunny\nemail: ana@new.example\n---\n\nBefore all.\n${body}\n## Ideas\n\nA walk.\n`,
    }
    const { counts } = await importVault(client, changed, 'take')
    expect(counts).toMatchObject({ 'left-out': 0 })
    const [ana] = await documents(client, 'person')
    expect(ana?.['notes']).toBe('mood: sunny\n\nemail: ana@new.example\n\nBefore all.\n\n## Ideas\n\nA walk.')
    expect(ana).toMatchObject({ offers: {}, needs: {} })
    expect(await importVault(client, changed, 'take')).toMatchObject({ undo: null })
  })

  test('of which a note was changed by hand comes as it was changed, not as Rapport wrote it beside', async ({
    journal: { client },
  }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    await client.commands.scheduleFollowUp({ text: 'send the deck', people: [{ id }], due: null, actor: 'me' })
    const files = await exported(client)
    const path = 'People/Ana Ruiz.md'
    const written = files[path] ?? ''
    const both = {
      ...files,
      [path]: written.replace('---\n\n', '---\n\n## Notes\n\nBy hand\n\n'),
      'People/Ana Ruiz (Rapport).md': written.replace('---\n\n', '---\n\n## Notes\n\nBy Rapport\n\n'),
    }
    const other = openTestJournal()
    try {
      const { accounts } = await importVault(other.client, both)
      expect(await documents(other.client, 'person')).toMatchObject([{ id, notes: 'By hand' }])
      expect(await documents(other.client, 'follow-up')).toHaveLength(1)
      expect(accounts?.leftOut).toContainEqual({ field: 'twice', count: 1 })
    } finally {
      await other.close()
    }
  })
})

const ANA = `---
aliases: [Anita]
tags: [person, mentors]
type: person
email: ana@acme.example
phone: 0612345678
company: "[[Acme]]"
title: Head of Product
location: Lisbon
prm-birthday: 04-15
prm-cadence: 60
prm-last-contacted: 2026-10-01
prm-relationship: friend
prm-snooze-until: 2027-01-01
mood: sunny
---
Plays the **cello**. See [[Ben Lee]].

- [ ] send the deck to [[Ben Lee|Ben]] 📅 2026-12-07
- [x] call back ✅ 2026-11-01
- [ ] ask (2026-12-24)
`

const VAULT: Files = {
  'Vault/People/Ana Ruiz.md': ANA,
  'Vault/Friends/Ben Lee.md': 'Met at the fair. due:: is a word.\n',
  'Vault/Daily/2026-11-20.md': `Slept well.

- Coffee with [[Anita]]: she moves to Porto
  - and Ben told [[Friends/Ben Lee|Ben]] so
- [ ] write to [[Ben Lee]] due:: 2026-11-30
> [[Ben Lee]] said

\`\`\`
[[Ben Lee]]
\`\`\`

## Lunch with [[Ben Lee]]

About the fair.
`,
  'Vault/Meetings/2026-11-21 Lunch with Ana.md': '---\nattendees:\n  - "[[Ana Ruiz]]"\n---\nWe spoke of Porto.\n',
  'Vault/Recipes.md': 'Bread.\n',
  'Vault/photo.jpg': 'x',
}

describe('a vault of somebody', () => {
  test('becomes people, conversations and follow-ups, and what is neither is counted', async ({
    journal: { client },
  }) => {
    const { accounts, counts } = await importVault(client, VAULT)
    expect(counts['left-out']).toBe(0)
    const people = await documents(client, 'person')
    const of = (given: string) => people.find(({ names }) => (names as { given: string }).given === given)
    const [ana, ben] = [of('Ana'), of('Ben')]
    expect(people).toHaveLength(2)
    expect(ana).toMatchObject({ names: { given: 'Ana', family: 'Ruiz', nick: 'Anita' }, cadence: { idealDays: 60 } })
    expect(Object.values(ana?.['channels'] as object)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'email', value: 'ana@acme.example' }),
        expect.objectContaining({ kind: 'phone', value: '0612345678' }),
      ]),
    )
    expect(Object.values(ana?.['dates'] as object)).toEqual([{ label: 'birthday', date: { m: 4, d: 15 } }])
    expect(ana?.['notes']).toBe('Plays the **cello**. See [[Ben Lee]].\n\nprm-relationship: friend\n\nmood: sunny')
    expect((await client.queries.people({ text: 'Ana' })).rows).toMatchObject([
      { organisation: 'Acme', title: 'Head of Product' },
    ])
    const talks = (await documents(client, 'conversation')).map(({ date, channel, topic, notes, participants }) => ({
      date,
      channel,
      topic,
      notes,
      who: Object.keys(participants as object).length,
    }))
    expect(
      talks.toSorted((a, b) =>
        `${a.date as string}${a.topic as string}`.localeCompare(`${b.date as string}${b.topic as string}`),
      ),
    ).toEqual([
      { date: '2026-10-01', channel: 'other', topic: '', notes: '', who: 1 },
      {
        date: '2026-11-20',
        channel: 'other',
        topic: '',
        notes: '- Coffee with [[Anita]]: she moves to Porto\n  - and Ben told [[Friends/Ben Lee|Ben]] so',
        who: 2,
      },
      { date: '2026-11-20', channel: 'lunch', topic: 'Lunch with Ben Lee', notes: 'About the fair.', who: 1 },
      { date: '2026-11-21', channel: 'lunch', topic: 'Lunch with Ana', notes: 'We spoke of Porto.', who: 1 },
    ])
    const tasks = await documents(client, 'follow-up')
    expect(tasks.map(({ text, due, people: who }) => [text, due, Object.keys(who as object).length])).toEqual(
      expect.arrayContaining([
        ['send the deck to Ben', '2026-12-07', 2],
        ['call back', null, 1],
        ['ask', '2026-12-24', 1],
        ['write to Ben Lee', '2026-11-30', 1],
      ]),
    )
    expect(tasks).toHaveLength(4)
    expect(ben?.['notes']).toBe('Met at the fair. due:: is a word.')
    expect(accounts?.leftOut).toEqual(
      expect.arrayContaining([
        { field: 'neither', count: 1 },
        { field: 'other-file', count: 1, names: [{ name: '.jpg', count: 1 }] },
        { field: 'settings', count: 1 },
      ]),
    )
  })

  test('makes the same documents on two machines, whose clocks are years apart', async ({ journal: { client } }) => {
    const other = openTestJournal({ startAt: Date.UTC(2029, 3, 1) })
    try {
      for (const one of [client, other.client]) await importVault(one, VAULT)
      for (const kind of ['person', 'organisation', 'conversation', 'follow-up', 'circle']) {
        const byId = async (one: JournalClient) =>
          (await documents(one, kind)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
        expect(await byId(other.client), kind).toEqual(await byId(client))
      }
    } finally {
      await other.close()
    }
  })

  test('tells how one met where that is no day', async ({ journal: { client } }) => {
    const files = {
      'People/Ana Ruiz.md': '---\nmet: at KubeCon\n---\nPlays the cello.\n',
      'People/Ben Lee.md': '---\nmet: 2019-05-12\n---\n',
    }
    await importVault(client, files)
    expect((await documents(client, 'person')).map(({ howWeMet, metOn, notes }) => [howWeMet, metOn, notes])).toEqual(
      expect.arrayContaining([
        ['at KubeCon', null, 'Plays the cello.'],
        ['', '2019-05-12', ''],
      ]),
    )
    expect(await importVault(client, files)).toMatchObject({ undo: null })
  })

  test('a second time changes nothing, what was taken away stays away, and all is undone as a whole', async ({
    journal: { client },
  }) => {
    const { undo } = await importVault(client, VAULT)
    const [task] = await documents(client, 'follow-up')
    const again = await importVault(client, VAULT)
    expect(again).toMatchObject({ undo: null, counts: { create: 0, add: 0, differ: 0 } })
    await client.commands.undo({ token: undo ?? '' })
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
    expect(task).toBeDefined()
  })

  test('is about whom the journal has: by address, and what is missing is added', async ({ journal: { client } }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const email = { kind: 'email' as const, label: '', value: 'ana@acme.example', preferred: false }
    await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: email } })
    const { counts } = await importVault(client, VAULT)
    expect(counts.add).toBe(1)
    const people = await documents(client, 'person')
    expect(people).toHaveLength(2)
    const ana = people.find((one) => one.id === id)
    expect(Object.values(ana?.['channels'] as object)).toHaveLength(2)
    expect(ana?.['notes']).toContain('cello')
    const talks = await documents(client, 'conversation')
    expect(talks.filter(({ participants }) => Object.hasOwn(participants as object, id))).toHaveLength(3)
    expect(await importVault(client, VAULT)).toMatchObject({ undo: null, counts: { create: 0, add: 0 } })
  })

  test('who was forgotten stays forgotten, and is named nowhere', async ({ journal: { client } }) => {
    await importVault(client, { 'Friends/Ben Lee.md': 'First.' })
    const ben = (await client.queries.people({ text: 'Ben' })).rows[0]?.id as PersonId
    await client.commands.moveToTrash({ ids: [ben] })
    await client.commands.forget({ id: ben })
    const { counts } = await importVault(client, VAULT)
    expect(counts.forgotten).toBe(1)
    const all = JSON.stringify([await documents(client, 'conversation'), await documents(client, 'follow-up')])
    expect(all).not.toContain(ben)
    expect((await client.queries.people({})).total).toBe(1)
  })

  test('whose notes are called by their day in any of the usual ways has a conversation for each', async ({
    journal: { client },
  }) => {
    const names = {
      '20261119': '2026-11-19',
      '2026_11_18': '2026-11-18',
      '17.11.2026': '2026-11-17',
      'November 16, 2026': '2026-11-16',
      '15th Nov 2026': '2026-11-15',
      'Saturday 14-11-2026': '2026-11-14',
      // Another name of this vault has a month that can be no day.
      '10-11-2026': '2026-11-10',
      '2026-11-09-Monday': '2026-11-09',
      'Daily Note 2026-11-08': '2026-11-08',
    }
    await importVault(client, {
      'People/Tom Lee.md': '',
      ...Object.fromEntries(
        Object.entries(names).map(([name, date]) => [`Daily/${name}.md`, `Met [[Tom Lee]], ${date}.`]),
      ),
      'Notes/202611071530 Walk.md': 'With [[Tom Lee]]',
      'Notes/Lunch with Tom 2026-11-06.md': 'At the harbour with [[Tom Lee]]',
      'Notes/Call.md': '---\ndate: 5.11.2026 9:05\nwith: Tom Lee\n---\nOf boats',
      // No days, whatever they look like.
      'Notes/Budget 2026.md': '[[Tom Lee]]',
      'Notes/2026-W46.md': '[[Tom Lee]]',
      'Notes/20261345.md': '[[Tom Lee]]',
    })
    const talks = await documents(client, 'conversation')
    expect(talks.map(({ date, time, topic }) => `${String(date)} ${String(time)} ${String(topic)}`).toSorted()).toEqual(
      [
        ...Object.values(names).map((date) => `${date} null `),
        '2026-11-07 15:30 Walk',
        '2026-11-06 null Lunch with Tom',
        '2026-11-05 09:05 Call',
      ].toSorted(),
    )
  })

  test('that tells of one day in two folders has the words of both, the second time too', async ({
    journal: { client },
  }) => {
    const files = {
      'People/Tom Lee.md': '',
      'Home/2026-11-20.md': 'Dinner with [[Tom Lee]], risotto',
      'Work/2026-11-20.md': 'Standup with [[Tom Lee]], roadmap',
      'Work/20.11.2026.md': 'Standup with [[Tom Lee]], roadmap',
    }
    await importVault(client, files)
    const [talk, ...more] = await documents(client, 'conversation')
    expect([talk?.['notes'], more]).toEqual([
      'Dinner with [[Tom Lee]], risotto\n\nStandup with [[Tom Lee]], roadmap',
      [],
    ])
    expect((await previewVault(client, files)).result.counts).toMatchObject({ create: 0, add: 0, differ: 0, merge: 0 })
  })

  test('loses nobody and no value that its front matter has beside what is known of it', async ({
    journal: { client },
  }) => {
    const { accounts } = await importVault(client, {
      'People/Ana Ruiz.md': `---
type: Wordcolleague
aliases: Annie, Anne
tags: "#person #mentor, Wordcircle"
phone: {work: "+49 30 111222", home: "+49 30 333444"}
company: {name: Wordcompany, city: Worcity}
socials: [wordsocial, {github: wordgithub}]
met: 2024-03-05 at Wordkubecon
birthday: [1984-04-15, 1984-05-16]
prm-cadence: 60
prm-tier: casual
prm-paused: until Wordspring
---
- [-] Wordcancelled ❌ 2026-10-02
- [ ] Wordrhythm 🔁 every month on the 1st 📅 2026-12-01
- [ ] Wordnoday 📅 2026-02-31
`,
      'People/Tom Lee.md': '',
      // As people write it, and no YAML.
      '2026-11-20 Board.md': '---\nattendees: [[Tom Lee]], Wordstranger\nroom: Wordroom\n---\nPlans',
      '2026-11-19 Ask.md': '---\nattendees:\n  - "[[Tom Lee]], Ana Ruiz"\n  - Wordother\n---\nWords',
    })
    const all = JSON.stringify(await everythingOf(client))
    const words = [
      'colleague',
      'circle',
      'company',
      'social',
      'kubecon',
      'spring',
      'cancelled',
      'rhythm',
      'noday',
      'stranger',
      'room',
      'other',
    ]
    expect(words.filter((word) => !new RegExp(`word${word}`, 'i').test(all))).toEqual([])
    for (const said of [
      'Annie',
      'Anne',
      '111222',
      '333444',
      'Worcity',
      'wordgithub',
      '1984-05-16',
      'casual',
      'every month on the 1st',
      '2026-02-31',
    ])
      expect(all).toContain(said)
    const [ana] = (await documents(client, 'person')).filter(
      ({ names }) => (names as { given: string }).given === 'Ana',
    )
    expect(ana).toMatchObject({ metOn: '2024-03-05', cadence: { idealDays: 60 } })
    // What was called off is no follow-up.
    expect((await documents(client, 'follow-up')).map(({ text }) => String(text)).toSorted()).toEqual([
      'Wordnoday 📅 2026-02-31',
      'Wordrhythm 🔁 every month on the 1st',
    ])
    const talks = await documents(client, 'conversation')
    expect(
      talks.map(({ date, participants }) => `${String(date)} ${Object.keys(participants as object).length}`).toSorted(),
    ).toEqual(['2026-11-19 2', '2026-11-20 1'])
    expect(accounts?.leftOut).toEqual([])
  })

  test('with broken front matter, without end of aliases, in odd encodings, of odd names: read as far as it goes, and said', async ({
    journal: { client },
  }) => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((key, at) => `${key}: &${key} [${`*${'abcdefgh'[at] ?? ''},`.repeat(9)}]`)
      .join('\n')}`
    const { accounts } = await importVault(client, {
      'People/Broken.md': '---\nemail: [unclosed\n---\nKept words\n',
      'People/Bomb.md': `---\n${bomb}\n---\nStill here\n`,
      'People/Latin.md': Buffer.from('J\xF6rg lives in K\xF6ln', 'latin1'),
      'People/Wide.md': Buffer.from('\uFEFFwide words', 'utf16le'),
      'People/Huge.md': 'x'.repeat(2 * 1024 * 1024 + 1),
      'People/Long.md': 'y '.repeat(60_000),
      'People/.hidden.md': 'no',
      '2026-02-31.md': 'Met [[Broken]]',
      'People/__proto__.md': 'odd',
    })
    const people = await documents(client, 'person')
    const notes = people.map((one) => String(one['notes']))
    expect(notes.some((text) => text.includes('Kept words') && text.includes('email: [unclosed'))).toBe(true)
    expect(notes.some((text) => text.includes('Still here') && text.includes('*a'))).toBe(true)
    expect(notes).toContain('Jörg lives in Köln')
    expect(notes).toContain('wide words')
    expect(people).toHaveLength(6)
    expect(accounts?.leftOut).toEqual(
      expect.arrayContaining([
        { field: 'huge', count: 1 },
        { field: 'cut', count: 1 },
        { field: 'neither', count: 1 },
      ]),
    )
  })

  test('what a day says in its front matter is kept with its one conversation, or counted where there is none', async ({
    journal: { client },
  }) => {
    const { accounts } = await importVault(client, {
      'People/Ana Ruiz.md': 'x',
      '2026-11-20 Lunch.md':
        '---\nattendees: "[[Ana Ruiz]]"\nplace: Café Sol\nmood: [calm, curious]\ntags: [fair, "#work/team"]\ncssclass: wide\ndate: 2026-11-20\n---\nWords.\n',
      '2026-11-21.md': '---\nweather: rain\n---\nMet [[Ana Ruiz]].\n',
      '2026-11-22.md': '---\nattendees: [[Ana\n---\nMet [[Ana Ruiz]].\n',
    })
    const talks = (await documents(client, 'conversation')).toSorted((a, b) =>
      String(a['date']) < String(b['date']) ? -1 : 1,
    )
    expect(talks.map(({ notes, tags }) => [notes, Object.keys(tags as object)])).toEqual([
      ['Words.\n\nplace: Café Sol\n\nmood: calm, curious', ['fair', 'work/team']],
      ['Met [[Ana Ruiz]].', []],
      ['Met [[Ana Ruiz]].', []],
    ])
    expect(accounts).toMatchObject({
      asText: 2,
      leftOut: [
        // The weather, and front matter that is none.
        { field: 'nobody', count: 2 },
        { field: 'settings', count: 2 },
      ],
    })
  })

  test('two notes of one name are two people; a link by path is of the right one, one that could be both is said', async ({
    journal: { client },
  }) => {
    const files = {
      'Friends/Ana Ruiz.md': 'A friend.',
      'Work/People/Ana Ruiz.md': 'A colleague.',
      '2026-11-20.md': 'Lunch with [[People/Ana Ruiz|Ana]].\n',
      '2026-11-21.md': 'Lunch with [Ana](Friends/Ana%20Ruiz.md).\n',
      '2026-11-22.md': 'Lunch with [[Ana Ruiz]].\n',
      'Friends/2026-11-23.md': 'Lunch with [[Ana Ruiz]].\n',
    }
    const { accounts } = await importVault(client, files)
    const people = await documents(client, 'person')
    expect(people.map(({ notes }) => String(notes)).toSorted()).toEqual(['A colleague.', 'A friend.'])
    const [friend, colleague] = ['A friend.', 'A colleague.'].map(
      (notes) => people.find((one) => one['notes'] === notes)?.id,
    )
    const talks = await documents(client, 'conversation')
    const whoOn = (date: string) => Object.keys(talks.find((talk) => talk['date'] === date)?.['participants'] ?? {})
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(whoOn)).toEqual([
      [colleague],
      [friend],
      [],
      [friend],
    ])
    expect(accounts?.leftOut).toContainEqual({ field: 'ambiguous', count: 1 })
    expect(await importVault(client, files)).toMatchObject({ undo: null, counts: { create: 0, add: 0, differ: 0 } })
  })

  test('somebody of whose name there is a second note later stays who they are', async ({ journal: { client } }) => {
    await importVault(client, { 'People/Ana Ruiz.md': 'A colleague.' })
    const [before] = await documents(client, 'person')
    // Its path comes first, and with it the name.
    const later = { 'Friends/Ana Ruiz.md': 'A friend.', 'People/Ana Ruiz.md': 'A colleague.' }
    expect(await importVault(client, later)).toMatchObject({ counts: { create: 1, add: 0, differ: 0 } })
    const people = await documents(client, 'person')
    expect(people.find(({ id }) => id === before?.id)?.['notes']).toBe('A colleague.')
    expect(people.map(({ notes }) => String(notes)).toSorted()).toEqual(['A colleague.', 'A friend.'])
  })

  test('an archive of nothing that is known says so', async ({ journal: { client } }) => {
    const { message } = await refusalOf(previewVault(client, { 'a.bin': 'x' }))
    expect(message).toContain('"problem":"nothing-known"')
  })
})
