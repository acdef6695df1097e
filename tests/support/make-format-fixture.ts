// Makes tests/fixtures/journals/format-<number>: a small journal of the present format with every kind of document, and
// what it says. Run once for each format, before it is released, and never again for it: `npm run format-fixture`.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { JOURNAL_FORMAT } from '#journal/documents/tables.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { parseCivilDate, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { importFile, vcardFile } from './import-file.ts'
import {
  FIXTURE_DATABASE,
  FIXTURE_EXPECTED,
  fixtureClock,
  fixtureOptions,
  FIXTURES,
  whatJournalSays,
} from './fixture-journal.ts'

const target = join(FIXTURES, `format-${JOURNAL_FORMAT}`)
if (existsSync(target) && !process.argv.includes('--anew')) {
  console.error(`${target} is there. A released one stays as it is; of a format that was not released: --anew`)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'rapport-fixture-'))
try {
  await fill(folder)
  // Before it is asked: opening a journal may change it.
  const asMade = join(folder, 'as-made.db')
  copyFileSync(join(folder, FIXTURE_DATABASE), asMade)
  const said = (await whatJournalSays(folder)) as { documents: Record<string, { kind: string }> }
  const kinds = new Set(Object.values(said.documents).map(({ kind }) => kind))
  const missing = KINDS.filter(({ kind }) => !kinds.has(kind)).map(({ kind }) => kind)
  if (missing.length > 0) throw new Error(`no document of ${missing.join(', ')}: let this script make one`)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  copyFileSync(asMade, join(target, FIXTURE_DATABASE))
  writeFileSync(join(target, FIXTURE_EXPECTED), `${JSON.stringify(said, null, 2)}\n`)
  console.log(`${target}: ${Object.keys(said.documents).length} documents`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function fill(at: string): Promise<void> {
  const clock = fixtureClock()
  const journal = openJournal(fixtureOptions(at, clock))
  try {
    await write(createRouterClient(journal.router), () => void (clock.now += 60_000))
  } finally {
    await journal.close()
  }
}

async function write(client: JournalClient, later: () => void): Promise<void> {
  const { commands } = client
  const date = (text: string) => parseCivilDate(text) as CivilDate
  const { id: ana } = await commands.addPerson({
    names: { given: 'Ana', family: 'Ruiz' },
    organisation: 'Northwind',
    title: 'Head of gardens',
    ring: 'inner',
  })
  later()
  const { id: ben } = await commands.addPerson({ names: { given: 'Ben', family: 'Okafor' }, metThrough: ana })
  const { id: cleo } = await commands.addPerson({ names: { given: 'Cleo' }, organisation: 'Contoso' })
  const { id: cleoAgain } = await commands.addPerson({ names: { given: 'Cleopatra', family: 'Lee' } })
  later()
  await commands.editPerson({ id: ana, pronouns: 'she' })
  later()
  await commands.editPerson({ id: ana, pronouns: 'she/her', side: 'outside' })
  await commands.setCadence({ id: ben, cadence: { idealDays: 20, maxDays: 40, paused: false } })
  const channel = { kind: 'email', label: 'work', value: 'ana@northwind.example', preferred: true } as const
  await commands.putEntry({ id: ana, entryId: null, entry: { collection: 'channels', value: channel } })
  later()
  const { session } = await commands.openText({ id: ana, field: 'notes' })
  await commands.editText({ session, text: 'Grows a garden.' })
  later()
  await commands.editText({ session, text: 'Grows a garden, on a roof. 🌱' })
  await commands.closeText({ session })
  later()
  const { id: circle } = await commands.addCircle({ name: 'Gardeners' })
  await commands.putInCircle({ ids: [ana, cleo], circle, member: true })
  await commands.mergePeople({ from: cleoAgain, into: cleo })
  later()
  const { id: walk } = await commands.logConversation({
    date: date('2026-11-20'),
    channel: 'coffee',
    people: [{ id: ana }, { id: ben }],
    topic: 'The garden on the roof',
    tags: ['garden'],
    notes: 'She looks for **somebody** who knows soil.',
    followUps: [
      { text: 'Send Ana the book about soil', due: date('2026-11-23'), actor: 'me', people: [{ id: ana }] },
      { text: 'Ben sends the plan', due: null, actor: 'them', people: [{ id: ben }] },
    ],
  })
  await commands.setParticipantNote({ id: walk, person: ben, note: 'Knows about roofs.' })
  later()
  const { id: done } = await commands.scheduleFollowUp({ text: 'Call Ben', due: date('2026-11-22'), actor: 'me' })
  await commands.completeFollowUps({ ids: [done] })
  const { id: snoozed } = await commands.scheduleFollowUp({ text: 'Ask Cleo', due: date('2026-11-22'), actor: 'me' })
  await commands.snoozeFollowUps({ ids: [snoozed], until: date('2026-12-01') })
  later()
  const { id: trashed } = await commands.logConversation({
    date: date('2026-11-21'),
    channel: 'call',
    people: [{ id: cleo }],
    topic: 'A wrong number',
  })
  await commands.moveToTrash({ ids: [trashed] })
  const { id: forgotten } = await commands.addPerson({ names: { given: 'Nobody' } })
  await commands.forget({ id: forgotten })
  later()
  const { id: goal } = await commands.addGoal({ title: 'More green roofs', neededBy: date('2027-03-01') })
  await commands.addArchetype({ name: 'Growers', why: 'Know soil', seats: 3, goals: [goal], people: [ana] })
  await commands.addMeasure({
    title: 'Talks',
    goal,
    source: 'outside',
    target: { value: 2, direction: 'atLeast' },
    per: 'week',
  })
  later()
  await commands.recordGive({
    direction: 'given',
    what: 'resource',
    text: 'The book about soil',
    people: [{ id: ana }],
    day: date('2026-11-20'),
  })
  await commands.addAsk({ text: 'Somebody who knows roofs', people: [{ id: ben }], origin: null })
  await commands.addIntroduction({ a: { id: ana }, b: { id: ben }, why: 'Both grow pears' })
  await commands.addCard({ from: 'They are too important.', to: 'They are people.' })
  later()
  const { id: block } = await commands.addBlock({
    purpose: 'quiet people',
    act: 'write to two',
    rule: {
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      start: date('2026-11-23'),
      time: '08:30' as CivilTime,
      minutes: 30,
      zone: 'Europe/Berlin',
    },
    queue: 'going-quiet',
  })
  await commands.beginSession({ id: null, block: { id: block, day: date('2026-11-24') }, minutes: 30 })
  await commands.beginReview({ rhythm: 'weekly', from: date('2026-11-16'), to: date('2026-11-22') })
  await commands.addArea({ id: 'area', label: 'Inside', x: 0, y: 0, width: 400, height: 300, colour: '' })
  later()
  await commands.setIntent({ goal: 'A garden on every roof', people: 'Gardeners', minutesAWeek: 60 })
  await commands.saveView({ id: null, view: { name: 'Inner', search: '?rings=inner' } })
  // With a report of what was not understood, and how to take it back.
  await importFile(client, 'people.vcf', vcardFile(['FN:Dan Moss', 'X-SHOE:42', 'EMAIL:no address']))
  await commands.setSettings({ appearance: 'dark' })
  await commands.saveDraft({ name: 'quick-log', text: 'coffee with Ana about' })
}
