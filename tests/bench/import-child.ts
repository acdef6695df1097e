import { join } from 'node:path'
import * as Automerge from '@automerge/automerge'
import { createRouterClient } from '@orpc/server'
import { openDatabase } from '#journal/documents/database.ts'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { UPLOAD_CHUNK_BYTES } from '#shared/contract/import-contract.ts'
import { reportOf } from '#support/test-journal.ts'
import { benchOptions, KEY } from './big-journal.ts'

// Started by import-times.ts, which reads the one line that this prints.
const [task, folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: import-child.ts import|import-vcards FOLDER')
const ROWS = 10_000
const EMPTY_TEXTS = {
  notes: '',
  howWeMet: '',
  workingOn: '',
  caresAbout: '',
  wantsToMeet: '',
  canLearnFromThem: '',
  theyCanLearnFromMe: '',
  askNext: '',
}

/** A LinkedIn export: one row in ten has an e-mail address. */
function connections(): string {
  const rows = Array.from({ length: ROWS }, (_, index) =>
    [
      `Given${index % 700}`,
      `Family${index}`,
      `https://www.linkedin.com/in/person-${index}`,
      index % 10 === 0 ? `person-${index}@example.org` : '',
      `Company ${index % 300}`,
      `Title ${index % 50}`,
      '05 Mar 2024',
    ].join(','),
  )
  return `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`
}

/** An address book of a phone: two numbers and an address each, an e-mail address for half, a birthday for some. */
function cards(): string {
  return Array.from({ length: ROWS }, (_, index) =>
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:Family${index};Given${index % 700};;;`,
      `FN:Given${index % 700} Family${index}`,
      `TEL;TYPE=CELL:+49 171 ${String(index).padStart(7, '0')}`,
      `TEL;TYPE=HOME:+49 30 ${String(index).padStart(7, '0')}`,
      ...(index % 2 === 0 ? [`EMAIL:person-${index}@example.org`] : []),
      ...(index % 3 === 0 ? [`BDAY:19${String(index % 90).padStart(2, '0')}-05-09`] : []),
      `ORG:Company ${index % 300}`,
      `TITLE:Title ${index % 50}`,
      `ADR;TYPE=HOME:;;${index} Example St;Springfield;IL;62701;USA`,
      'END:VCARD',
    ].join('\r\n'),
  ).join('\r\n')
}

let peak = 0
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
const journal = openJournal(benchOptions(join(folder, 'journal')))
const client: JournalClient = createRouterClient(journal.router)
const bytes = Buffer.from(task === 'import' ? connections() : cards())

const ours = await importTime(ROWS)
peak = Math.max(peak, process.memoryUsage().rss)
clearInterval(watch)
// The same file once more changes nothing.
const again = await importTime(0)
await journal.close()

/** Milliseconds from upload to report. @param created how many people it must make */
async function importTime(created: number): Promise<number> {
  const start = performance.now()
  const { upload } = await client.commands.beginUpload({ name: 'people', bytes: bytes.length })
  for (let from = 0; from < bytes.length; from += UPLOAD_CHUNK_BYTES) {
    await client.commands.appendUpload({
      upload,
      base64: bytes.subarray(from, from + UPLOAD_CHUNK_BYTES).toString('base64'),
    })
  }
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'import-preview')
  const { result } = await reportOf(client, client.commands.runImport({ preview }), 'import')
  if (result.created !== created) throw new Error(`${result.created} people were made`)
  return performance.now() - start
}

/** The same documents made, saved and inserted, in as many transactions, and nothing else. */
function bareTime(): number {
  const database = openDatabase({ file: join(folder as string, 'bare.db'), key: KEY })
  database.exec('CREATE TABLE bare (n INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, heads TEXT, snapshot BLOB)')
  const insert = database.prepare('INSERT INTO bare (id, kind, heads, snapshot) VALUES (?, ?, ?, ?)')
  const begin = performance.now()
  const write = database.transaction((from: number) => {
    for (let index = from; index < from + 100; index++) insertOne(index)
  })
  const insertOne = (index: number) => {
    const text = (value: string) => new Automerge.ImmutableString(value)
    const doc = Automerge.from({
      kind: text('person'),
      schema: 1,
      createdAt: Date.now(),
      names: {
        given: text(`Given${index % 700}`),
        family: text(`Family${index}`),
        display: text(''),
        phonetic: text(''),
        nick: text(''),
      },
      pronouns: text(''),
      ring: null,
      cadence: {},
      side: null,
      metThrough: null,
      metOn: text('2024-03-05'),
      circles: {},
      archetypes: {},
      channels: {
        profile: {
          kind: text('profile'),
          label: text(''),
          value: text(`https://www.linkedin.com/in/person-${index}`),
          preferred: false,
        },
        ...(index % 10 === 0 && {
          email: { kind: text('email'), label: text(''), value: text(`person-${index}@example.org`), preferred: false },
        }),
      },
      roles: {
        role: { organisation: text(crypto.randomUUID()), title: text(`Title ${index % 50}`), from: null, to: null },
      },
      places: {},
      dates: {},
      needs: {},
      offers: {},
      externalRefs: {
        ref: { source: text('linkedin'), ref: text(`linkedin.com/in/person-${index}`) },
      },
      mergedInto: null,
      ...EMPTY_TEXTS,
    })
    insert.run(crypto.randomUUID(), 'person', Automerge.getHeads(doc).join(' '), Automerge.save(doc))
    Automerge.free(doc)
  }
  for (let from = 0; from < ROWS; from += 100) write(from)
  const time = performance.now() - begin
  database.close()
  return time
}

console.log(JSON.stringify({ ours, again, bare: task === 'import' ? bareTime() : 0, peak }))
