// Opens the journal in the folder that it is given and works in it through the contract until it is killed. Each answer
// is said on a line of its own: what the one who kills it may rely on.
import { writeSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'

const [, , folder = '', work = ''] = process.argv
const journal = openJournal({
  folder,
  key: new Uint8Array(32).fill(7),
  host: 'command line',
  version: '0.0.0',
  device: 'child',
  deviceId: 'c1'.repeat(16),
  now: () => Date.now(),
  timeZone: () => 'UTC',
  random: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
  sample: () => {
    throw new Error('no sample here')
  },
})
const client: JournalClient = createRouterClient(journal.router)
const say = (line: unknown) => void writeSync(1, `${JSON.stringify(line)}\n`)
const today = parseCivilDate('2026-11-23') as CivilDate

if (work === 'commands') await runCommands()
if (work === 'import') await runImport()
if (work === 'rebuild') await rebuildForEver()

async function runCommands(): Promise<void> {
  const { commands } = client
  for (let count = 0; ; count++) {
    const name = `Person ${process.pid} ${count}`
    const { id, newPeople } = await commands.logConversation({
      date: today,
      channel: 'call',
      people: [{ name, organisation: 'Acme' }],
      notes: `about ${name}`,
      followUps: [{ text: `Call ${name}`, actor: 'me', due: today, people: [{ name }] }],
    })
    const person = newPeople[0] as (typeof newPeople)[number]
    say({ conversation: id, person, ring: null, name })
    await commands.putInRing({ ids: [person], ring: 'inner' })
    say({ conversation: id, person, ring: 'inner', name })
    const { session } = await commands.openText({ id: person, field: 'notes' })
    const { text } = await commands.editText({ session, text: `typed about ${name}` })
    say({ conversation: id, person, ring: 'inner', name, text })
    const { undo } = await commands.closeText({ session })
    if (count % 3 === 0 && undo !== null) {
      await commands.undo({ token: undo })
      say({ conversation: id, person, ring: 'inner', name, text: '' })
    }
  }
}

async function runImport(): Promise<void> {
  const { commands, queries } = client
  const rows = Array.from(
    { length: 4000 },
    (_, index) => `Given${index},Family${index},https://www.linkedin.com/in/p${index},,Acme,Engineer,05 Mar 2024`,
  )
  const bytes = Buffer.from(
    `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`,
  )
  const { upload } = await commands.beginUpload({ name: 'Connections.csv', bytes: bytes.length })
  for (let from = 0; from < bytes.length; from += 200_000) {
    await commands.appendUpload({ upload, base64: bytes.subarray(from, from + 200_000).toString('base64') })
  }
  const ended = async (job: string) => {
    while (true) {
      const state = await queries.job({ job })
      if (state.state !== 'running') return state
      const { people } = await queries.journalInfo()
      if (people > 0) say({ people })
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
  const previewed = await ended((await commands.previewImport({ uploads: [upload] })).job)
  if (previewed.report?.kind !== 'import-preview') throw new Error('no preview')
  say({ state: await ended((await commands.runImport({ preview: previewed.report.preview })).job) })
}

async function rebuildForEver(): Promise<void> {
  const { commands, queries } = client
  for (let count = 0; ; count++) {
    const { job } = await commands.rebuild()
    say({ rebuild: count })
    while ((await queries.job({ job })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
