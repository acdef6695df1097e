import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { writeNewFile } from '#host/commands/write-new-file.ts'
import { Refused } from '#host/commands/cli-command.ts'
import { linkedinFile, uploadFile, vcardFile } from '#support/import-file.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { everythingSaid } from '#support/whole-import.ts'
import { filesOf, zipFile } from '#support/zip-file.ts'

// More than one commit of people, so that an import can be stopped between two.
const PEOPLE = 120
const numbers = Array.from({ length: PEOPLE }, (_, at) => at)
const uuid = (kind: number, at: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(at).padStart(12, '0')}`

const CONNECTIONS = linkedinFile(
  numbers.map((at) => ({ name: `Given${at} Family${at}`, url: `https://www.linkedin.com/in/p${at}`, company: 'Acme' })),
)
const rows = (header: string, row: (at: number) => string) => [header, ...numbers.map(row)].join('\n')

function monicaJson(): string {
  const contacts = numbers.map((at) => ({
    uuid: uuid(1, at),
    created_at: '2024-01-02T10:00:00Z',
    properties: { first_name: `Given${at}`, last_name: `Family${at}`, tags: ['friends'] },
    data: [
      {
        count: 1,
        type: 'call',
        values: [{ uuid: uuid(2, at), properties: { called_at: '2024-03-05', content: 'x' } }],
      },
    ],
  }))
  const data = [{ count: PEOPLE, type: 'contact', values: contacts }]
  return JSON.stringify({ version: '1.0-preview.1', app_version: '4.1.2', account: { uuid: 'a', data } })
}

const monicaSql = () =>
  `# my-account export\nSET FOREIGN_KEY_CHECKS=0;\nINSERT IGNORE INTO contacts (\`id\`,\`uuid\`,\`first_name\`,\`is_partial\`,\`created_at\`) VALUES\n${numbers
    .map((at) => ` (${at + 1},'${uuid(1, at)}','Given${at}',0,'2024-01-02 10:00:00')`)
    .join(',\n')};\n`

const note = (at: number) =>
  [`People/Given${at} Family${at}.md`, `Plays the cello.\n\n- [ ] call back ${at}\n`] as const
const day = (at: number) =>
  [
    `2026-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}.md`,
    `- Lunch with [[Given${at} Family${at}]]\n`,
  ] as const
const vault = () => zipFile(Object.fromEntries(numbers.flatMap((at) => [note(at), day(at)])))

const dayOne = () =>
  JSON.stringify({
    metadata: { version: '1.0' },
    entries: numbers.map((at) => ({
      uuid: `A${at}`,
      creationDate: '2023-04-01T22:30:00Z',
      text: `# Lunch ${at}\n\nwith Ana Ruiz`,
    })),
  })

const joplin = () =>
  zipFile(
    Object.fromEntries(
      numbers.map((at) => [
        `${uuid(3, at).replaceAll('-', '')}.md`,
        `Lunch ${at}\n\nwith Ana Ruiz\n\nid: ${uuid(3, at).replaceAll('-', '')}\nparent_id: \ncreated_time: 2023-04-01T22:30:00.000Z\nis_todo: 0\ntype_: 1`,
      ]),
    ),
  )

const linkedInArchive = () =>
  zipFile({
    'Connections.csv': CONNECTIONS,
    'Notes.csv': rows(
      'Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On',
      (at) => `Given${at},Family${at},https://www.linkedin.com/in/p${at},"note ${at}",2026-01-02 09:00:00 UTC,`,
    ),
  })

const journal = () =>
  JSON.stringify({
    format: 'rapport-journal',
    version: 1,
    documents: numbers.map((at) => ({
      id: uuid(4, at).replace('-4000-', '-7000-'),
      kind: 'person',
      schema: 1,
      createdAt: 5,
      names: { given: `Given${at}` },
    })),
  })

const FILES: Readonly<Record<string, readonly [file: string, content: () => string | Uint8Array]>> = {
  LinkedIn: ['Connections.csv', () => CONNECTIONS],
  'Google Contacts': [
    'google.csv',
    () =>
      rows(
        'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Labels',
        (at) => `Given${at},F${at},Work,p${at}@acme.example,* myContacts`,
      ),
  ],
  Outlook: [
    'outlook.csv',
    () =>
      rows(
        'First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone',
        (at) => `Given${at},F${at},Acme,CFO,p${at}@acme.example,`,
      ),
  ],
  vCards: [
    'all.vcf',
    () =>
      vcardFile(...numbers.map((at) => [`FN:Given${at} F${at}`, `EMAIL:p${at}@acme.example`, 'CATEGORIES:Friends'])),
  ],
  'a table': ['table.csv', () => rows('Name,Email,Shoe size', (at) => `Given${at} F${at},p${at}@acme.example,${at}`)],
  'Google Takeout': [
    'takeout.zip',
    () =>
      zipFile({
        'Takeout/Contacts/All Contacts/All Contacts.vcf': vcardFile(...numbers.map((at) => [`FN:Given${at} F${at}`])),
      }),
  ],
  'LinkedIn’s archive': ['archive.zip', linkedInArchive],
  'Monica’s JSON': ['monica.json', monicaJson],
  'Monica’s SQL': ['monica.sql', monicaSql],
  'a folder of notes': ['notes.zip', vault],
  'Day One': ['Journal.json', dayOne],
  Joplin: ['joplin.zip', joplin],
  'a whole journal': ['rapport.json', journal],
}

async function open() {
  const opened = openTestJournal()
  onTestFinished(() => opened.close())
  // Whom the entries of diaries name.
  const { id } = await opened.client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  ANAS.set(opened.client, id)
  return opened.client
}

/** Her id in each journal: what else there is has the same one everywhere. */
const ANAS = new WeakMap<JournalClient, string>()

/** What is in the journal but for what was there before and when it was made. */
async function said(client: JournalClient): Promise<Record<string, unknown>> {
  const { documents } = JSON.parse(await everythingSaid(client)) as { documents: Record<string, unknown>[] }
  const own = documents.filter(({ kind, createdAt }) => kind !== 'preferences' && createdAt !== undefined)
  const ana = ANAS.get(client) ?? 'nobody'
  return Object.fromEntries(
    own.flatMap(({ id, createdAt: _at, ...one }) =>
      id === ana ? [] : [[id, JSON.parse(JSON.stringify(one).replaceAll(ana, 'Ana')) as unknown]],
    ),
  )
}

type Started = Promise<{ job: string }>

/** Stops a job after so many turns of the event loop, each of which lets it take a step; null lets it end. */
async function ended({ commands, queries }: JournalClient, started: Started, turns: number | null) {
  const { job } = await started
  for (let at = 0; at < (turns ?? 0); at++) await new Promise((resolve) => setImmediate(resolve))
  if (turns !== null) await commands.cancelJob({ job })
  for (;;) {
    const state = await queries.job({ job })
    if (state.state !== 'running') return state
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

async function preview(client: JournalClient, file: string, content: string | Uint8Array, turns: number | null) {
  const upload = await uploadFile(client, file, content)
  return ended(client, client.commands.previewImport({ uploads: [upload] }), turns)
}

async function imported(client: JournalClient, file: string, content: string | Uint8Array, turns: number | null) {
  const { report } = await preview(client, file, content, null)
  if (report?.kind !== 'import-preview' && report?.kind !== 'journal-preview') throw new Error('there is no preview')
  const run =
    report.kind === 'import-preview'
      ? client.commands.runImport({ preview: report.preview })
      : client.commands.importJournal({ preview: report.preview })
  return ended(client, run, turns)
}

test.each(Object.entries(FILES))(
  '%s: stopped while it is read, or at any point of the import, nothing is half',
  async (_, [file, content]) => {
    const bytes = content()
    const whole = await open()
    expect((await imported(whole, file, bytes, null)).state).toBe('done')
    const everything = await said(whole)
    expect(Object.keys(everything).length).toBeGreaterThanOrEqual(PEOPLE)
    const client = await open()
    for (const turns of [0, 1]) {
      await preview(client, file, bytes, turns)
      expect(await said(client)).toEqual({})
    }
    const reached: number[] = []
    for (const turns of [0, 1, 2]) {
      const there = turns === 0 ? client : await open()
      const { state, report } = await imported(there, file, bytes, turns)
      const now = await said(there)
      reached.push(Object.keys(now).length)
      // Each is as the whole import makes it.
      for (const [id, one] of Object.entries(now)) expect(one).toEqual(everything[id])
      expect((await ended(there, there.commands.check(), null)).report).toMatchObject({ problems: [] })
      const undo = report?.kind === 'import' || report?.kind === 'journal-import' ? report.result.undo : null
      if (Object.keys(now).length > 0 && state === 'done') expect(undo).not.toBeNull()
      expect((await imported(there, file, bytes, null)).state).toBe('done')
      expect(await said(there)).toEqual(everything)
    }
    // One of them at least before all of it was there.
    expect(Math.min(...reached)).toBeLessThan(Object.keys(everything).length)
  },
  120_000,
)

test.each(['vault', 'cards'] as const)(
  '%s: an export stopped at any point leaves whole files, and the next one makes it whole',
  async (format) => {
    const client = await open()
    await imported(client, 'monica.json', monicaJson(), null)
    const root = mkdtempSync(join(tmpdir(), 'rapport-cancel-'))
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))
    const write = (name: string, turns: number | null) =>
      ended(client, client.commands.exportFolder({ format, folder: join(root, name) }), turns)
    await write('whole', null)
    const whole = filesOf(join(root, 'whole'))
    const counts: number[] = []
    for (const turns of [0, 1, 2, 4]) {
      const { state, leaving, report } = await write('cut', turns)
      const now = existsSync(join(root, 'cut')) ? filesOf(join(root, 'cut')) : {}
      if (state === 'cancelled') {
        expect(leaving).toBe('part-written')
        // Where it stopped is said, and kept with it.
        const { stopped } = report?.kind === 'export' ? report.result : { stopped: null }
        const { isPlacing = null, inPlace = 0, of = 0 } = stopped ?? {}
        expect([isPlacing, inPlace <= of, inPlace]).toEqual([inPlace > 0 || isPlacing, true, Object.keys(now).length])
        const made = await client.queries.imports()
        const kept = await Promise.all(made.map(({ id }) => client.queries.importReport({ id })))
        expect(kept.map((one) => one?.report)).toContainEqual(report)
      }
      counts.push(Object.keys(now).length)
      for (const [path, text] of Object.entries(now)) expect([path, text]).toEqual([path, whole[path]])
    }
    expect(Math.min(...counts)).toBeLessThan(Object.keys(whole).length)
    await write('cut', null)
    expect(filesOf(join(root, 'cut'))).toEqual(whole)
    expect(readdirSync(join(root, 'cut', '.rapport'))).toEqual(['files.json'])
  },
)

test('a file that is written piece by piece is there whole or not at all', async () => {
  const root = mkdtempSync(join(tmpdir(), 'rapport-cancel-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const out = join(root, 'people.vcf')
  async function* pieces(most: number) {
    for (let done = 1; done <= 4; done++) {
      await Promise.resolve()
      if (done > most) throw new Refused('Interrupted: the export is not whole.')
      yield { text: `${done}\n`, done }
    }
  }
  for (const most of [0, 1, 3]) {
    await expect(writeNewFile(out, pieces(most))).rejects.toThrow(/not whole/)
    expect(readdirSync(root)).toEqual([])
  }
  expect(await writeNewFile(out, pieces(4))).toBe(4)
  expect(readFileSync(out, 'utf8')).toBe('1\n2\n3\n4\n')
})
