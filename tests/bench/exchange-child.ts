import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join, relative } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { UPLOAD_CHUNK_BYTES } from '#shared/contract/import-contract.ts'
import { reportOf } from '#support/test-journal.ts'
import { benchOptions } from './big-journal.ts'

// Started by exchange-times.ts, which reads the one line that this prints.
const [said = '', folder = '', place = ''] = process.argv.slice(2)
const task = said.replace('exchange-', '')

let peak = process.memoryUsage().rss
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5)
const before = process.memoryUsage().rss

async function withJournal<Value>(work: (client: JournalClient) => Promise<Value>): Promise<Value> {
  const journal = openJournal(benchOptions(folder))
  try {
    return await work(createRouterClient(journal.router) as JournalClient)
  } finally {
    await journal.close()
  }
}

/** The journal of that folder as a vault, twice, and the same bytes bare. */
async function vault() {
  const target = join(place, 'vault')
  return withJournal(async (client) => {
    const write = async () => {
      const start = performance.now()
      const cpu = process.cpuUsage()
      const run = client.commands.exportFolder({ format: 'vault', folder: target })
      const { result } = await reportOf(client, run, 'export')
      return { ...result, ms: performance.now() - start, cpu: cpuSince(cpu) }
    }
    const first = await write()
    const again = await write()
    if (first.written === 0 || again.written > 0) throw new Error('the second export wrote files')
    const files = filesIn(target).map((file) => ({ path: relative(target, file), bytes: readFileSync(file) }))
    const bare = join(place, 'bare')
    spawnSync('sync')
    const start = performance.now()
    const cpu = process.cpuUsage()
    const made = new Set<string>()
    for (const { path, bytes } of files) {
      const file = join(bare, path)
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
      made.add(dirname(file))
      writeFileSync(file, bytes)
    }
    const bareCpu = cpuSince(cpu)
    spawnSync('sync', ['--file-system', bare])
    return {
      first: first.ms,
      again: again.ms,
      bare: performance.now() - start,
      files: files.length,
      cpu: { first: first.cpu, again: again.cpu, bare: bareCpu },
    }
  })
}

/** Milliseconds that this process has computed: what others do meanwhile is not in it. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function filesIn(at: string): string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.name === '.rapport' ? [] : entry.isDirectory() ? filesIn(join(at, entry.name)) : [join(at, entry.name)],
  )
}

async function calendar() {
  await withJournal((client) => reportOf(client, client.commands.addCalendar({ place }), 'calendar'))
  return { peak, before }
}

/** From upload to report, as a page sends a file. */
async function monica() {
  const people = await withJournal(async (client) => {
    const bytes = statSync(place).size
    const { upload } = await client.commands.beginUpload({ name: 'monica.json', bytes })
    const file = openSync(place, 'r')
    const chunk = Buffer.alloc(UPLOAD_CHUNK_BYTES)
    for (let at = 0; at < bytes; at += chunk.length) {
      const read = readSync(file, chunk, 0, chunk.length, at)
      await client.commands.appendUpload({ upload, base64: chunk.subarray(0, read).toString('base64') })
    }
    closeSync(file)
    const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
    await reportOf(client, client.commands.importJournal({ preview }), 'journal-import')
    return (await client.queries.people({})).total
  })
  return { peak, before, people }
}

const PHOTOS = 400
const PHOTO_BYTES = 370_000
const CONTACTS = 3000

/** An account of 200 MB, most of which are pictures. */
function makeMonica() {
  const file = openSync(place, 'w')
  const put = (text: string) => void writeSync(file, text)
  const uuid = (kind: number, at: number) =>
    `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(at).padStart(12, '0')}`
  const photo = Buffer.alloc(PHOTO_BYTES, 7).toString('base64')
  put(
    '{"version":"1.0-preview.1","app_version":"4.1.2","account":{"uuid":"a","data":[{"count":1,"type":"photo","values":[',
  )
  for (let at = 0; at < PHOTOS; at++)
    put(
      `${at === 0 ? '' : ','}{"uuid":"${uuid(1, at)}","properties":{"original_filename":"p.jpg","filesize":${PHOTO_BYTES},"mime_type":"image/jpeg","dataUrl":"data:image/jpeg;base64,${photo}"}}`,
    )
  put(']},{"count":1,"type":"contact","values":[')
  for (let at = 0; at < CONTACTS; at++) {
    const note = {
      uuid: uuid(3, at),
      created_at: '2024-01-02T10:00:00Z',
      properties: { body: `note of ${at} `.repeat(40) },
    }
    const contact = {
      uuid: uuid(2, at),
      created_at: '2024-01-02T10:00:00Z',
      properties: { first_name: `Given${at}`, last_name: `Family${at}`, is_partial: false },
      data: [{ count: 1, type: 'note', values: [note] }],
    }
    put(`${at === 0 ? '' : ','}${JSON.stringify(contact)}`)
  }
  put(']}]}}')
  closeSync(file)
  return { bytes: statSync(place).size }
}

const ICS_BYTES = 50 * 1024 * 1024

function makeCalendar() {
  const file = openSync(place, 'w')
  writeSync(file, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n')
  for (let at = 0, bytes = 0; bytes < ICS_BYTES; at++) {
    const day = String(1 + (at % 28)).padStart(2, '0')
    const event = `BEGIN:VEVENT\r\nUID:${at}@example.org\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:202612${day}T100000Z\r\nDTEND:202612${day}T110000Z\r\nSUMMARY:Meeting ${at}\r\nDESCRIPTION:${'words '.repeat(80)}\r\nATTENDEE;CN=P:mailto:p.${at % 10_000}@example.org\r\nEND:VEVENT\r\n`
    bytes += writeSync(file, event)
  }
  writeSync(file, 'END:VCALENDAR\r\n')
  closeSync(file)
  return { bytes: statSync(place).size }
}

const TASKS: Readonly<Record<string, () => unknown>> = {
  vault,
  calendar,
  monica,
  'make-monica': makeMonica,
  'make-calendar': makeCalendar,
}
const result = await TASKS[task]?.()
clearInterval(watch)
if (result === undefined) throw new Error(`usage: exchange-child.ts ${Object.keys(TASKS).join('|')} FOLDER PLACE`)
console.log(JSON.stringify(result))
