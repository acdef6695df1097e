import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { draftIntroduction } from '#journal/commands/draft-introduction.ts'
import { forgetStraySides } from '#journal/commands/forget-sides.ts'
import { recordGive } from '#journal/commands/giving-commands.ts'
import {
  addIntroduction,
  editIntroduction,
  noteConsent,
  noteIntroduced,
  settleOutcome,
} from '#journal/commands/introduction-commands.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { addPerson, editPerson, putEntry } from '#journal/commands/person-commands.ts'
import { forget, moveToTrash } from '#journal/commands/trash-commands.ts'
import { introductionPage, introductions, introductionsWaiting } from '#journal/queries/introductions.ts'
import { needMatches } from '#journal/queries/matches.ts'
import type { CommandRequest } from '#shared/contract/contract.ts'
import type { IntroductionId, PersonId } from '#shared/model/id.ts'
import type { ConsentType, IntroductionSide } from '#shared/model/introduction.ts'
import { PERSON_TEXTS } from '#shared/model/person-fields.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { undoCommand } from '#journal/runtime/undo-command.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { day } from '#support/journal-test.ts'
import { dumpTables } from '#support/row-dump.ts'
import { temporaryFolder } from '#support/temporary-store.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const A_MINUTE_MS = 60_000
const A_DAY_MS = 86_400_000
const PAGE = { offset: 0, limit: 50 }
const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries

function person(test: TestEngine, given: string, parts: { family?: string; organisation?: string } = {}): PersonId {
  const { family = '', organisation = '' } = parts
  const names = personNames.parse({ given, family })
  const rest = { title: organisation === '' ? '' : 'Head of data', ring: null, metThrough: null, archetypes: [] }
  return addPerson(commandsOf(test), { names, organisation, ...rest }).id
}

function channel(test: TestEngine, id: PersonId, value: string): void {
  const entry = { collection: 'channels', value: { kind: 'email', label: '', value, preferred: false } }
  putEntry(commandsOf(test), { id, entryId: null, entry: entry as never })
}

function write(test: TestEngine, id: IntroductionId | PersonId, field: string, text: string): void {
  const { session } = test.engine.texts.open({ id, field })
  test.engine.texts.edit({ session, text })
  test.engine.texts.close({ session })
}

function introduction(test: TestEngine, a: PersonId, b: PersonId, why = ''): IntroductionId {
  return addIntroduction(commandsOf(test), { a: { id: a }, b: { id: b }, why }).id
}

function say(
  test: TestEngine,
  id: IntroductionId,
  side: IntroductionSide,
  type: ConsentType,
  parts: Partial<CommandRequest<'noteConsent'>> = {},
) {
  return noteConsent(commandsOf(test), { id, side, type, note: '', ...parts })
}

const pageOf = (test: TestEngine, id: IntroductionId) => introductionPage(queriesOf(test), { id })
const stagesOf = (test: TestEngine) => introductions(queriesOf(test), PAGE).rows.map(({ stage }) => stage)
const draftOf = (test: TestEngine, id: IntroductionId, letter: 'ask-a' | 'ask-b' | 'introduce', named = false) =>
  draftIntroduction(commandsOf(test), { id, letter, named })

/** Holds here, after the rows were made again, after a restart and on a second device that has all of it. */
function everywhere(test: TestEngine, check: (test: TestEngine) => void): void {
  check(test)
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  const other = openTestEngine()
  other.clock.now = test.clock.now
  exchange(test, other)
  expect(marksOf(other.engine.store.database)).toEqual(marksOf(test.engine.store.database))
  check(other)
  test.reopen()
  check(test)
}

/** A word that stands nowhere else: of no two do the last letters match. */
const rareWord = () => `q${randomBytes(6).toString('hex')}x`

test('I1: no letter introduces two who have not both said yes, and none says what was told in confidence', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana', { family: 'Ruiz', organisation: 'Garden Co' })
  const tom = person(test, 'Tom', { family: 'Becker', organisation: 'Acme' })
  channel(test, ana, 'ana@garden.test')
  channel(test, tom, 'tom@acme.test')
  const secrets: string[] = []
  const secret = () => {
    const word = rareWord()
    secrets.push(word)
    return word
  }
  for (const id of [ana, tom]) {
    for (const field of PERSON_TEXTS) write(test, id, field, `Between us: ${secret()}`)
    const entry = { collection: 'needs', value: { text: `Private: ${secret()}`, heardOn: null } }
    putEntry(commandsOf(test), { id, entryId: null, entry: entry as never })
    putEntry(commandsOf(test), {
      id,
      entryId: null,
      entry: { collection: 'offers', value: { text: secret() } } as never,
    })
  }
  logConversation(commandsOf(test), {
    date: day('2026-11-20'),
    time: null,
    minutes: null,
    channel: 'call',
    startedBy: 'unknown',
    people: [{ id: ana }],
    topic: secret(),
    tags: [],
    notes: secret(),
    learned: secret(),
    followUps: [],
  } as never)
  const id = introduction(test, ana, tom, 'Both grow pears')
  write(test, id, 'blurbA', 'She runs three gardens.')
  write(test, id, 'blurbB', 'He knows about data.')
  say(test, id, 'a', 'agreed', { note: secret() })
  say(test, id, 'b', 'asked', { note: secret() })
  everywhere(test, (at) => {
    expect(() => draftOf(at, id, 'introduce')).toThrow('INTRODUCTION_NOT_AGREED')
    expect(() => noteIntroduced(commandsOf(at), { id, note: '' })).toThrow('INTRODUCTION_NOT_AGREED')
    expect(pageOf(at, id)).toMatchObject({ stage: 'asking', a: { consent: 'agreed' }, b: { consent: 'asked' } })
  })
  say(test, id, 'b', 'agreed')
  const drafts = (['ask-a', 'ask-b', 'introduce'] as const).flatMap((letter) => [
    draftOf(test, id, letter),
    draftOf(test, id, letter, true),
  ])
  expect(drafts[4]).toEqual({
    letter: 'introduce',
    to: [
      {
        name: 'Ana Ruiz',
        given: 'Ana',
        family: 'Ruiz',
        email: 'ana@garden.test',
        title: 'Head of data',
        organisation: 'Garden Co',
      },
      {
        name: 'Tom Becker',
        given: 'Tom',
        family: 'Becker',
        email: 'tom@acme.test',
        title: 'Head of data',
        organisation: 'Acme',
      },
    ],
    other: null,
    why: 'Both grow pears',
    blurbs: ['She runs three gardens.', 'He knows about data.'],
  })
  const said = JSON.stringify(drafts)
  expect(secrets.length).toBeGreaterThan(20)
  expect(secrets.filter((word) => said.includes(word))).toEqual([])
})

test('I2: a yes on one device and a no on another, each without knowing of the other, end the same on both', () => {
  for (const [first, second, consent, contrary] of [
    ['agreed', 'declined', 'declined', 'agreed'],
    ['declined', 'agreed', 'agreed', 'declined'],
  ] as const) {
    const [laptop, phone] = [openTestEngine(), openTestEngine()]
    const id = introduction(laptop, person(laptop, 'Ana'), person(laptop, 'Tom'))
    exchange(laptop, phone)
    say(laptop, id, 'a', first)
    phone.clock.now += 5 * A_MINUTE_MS
    say(phone, id, 'a', second)
    exchange(laptop, phone)
    for (const test of [laptop, phone]) {
      const page = pageOf(test, id)
      expect(page.a.consent).toBe(consent)
      // Both are to be seen, and which of them holds.
      expect(page.events.map(({ type, holds }) => [type, holds])).toEqual([
        [consent, true],
        [contrary, false],
      ])
    }
    expect(pageOf(laptop, id)).toEqual(pageOf(phone, id))
  }
})

test('I2: what the user says now is the last word, also where another device has a clock that is ahead', () => {
  const [laptop, phone] = [openTestEngine(), openTestEngine()]
  const id = introduction(laptop, person(laptop, 'Ana'), person(laptop, 'Tom'))
  exchange(laptop, phone)
  phone.clock.now += 30 * A_DAY_MS
  say(phone, id, 'a', 'declined')
  exchange(laptop, phone)
  say(laptop, id, 'a', 'agreed')
  expect(pageOf(laptop, id).a.consent).toBe('agreed')
})

test('I3: whoever is asked is not told who it is about, unless the user names them', () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana', { family: 'Ruiz', organisation: 'Garden Co' })
  const tom = person(test, 'Tom', { family: 'Becker', organisation: 'Acme' })
  channel(test, tom, 'tom.becker@acme-data.test')
  editPerson(commandsOf(test), { id: tom, names: { nick: 'Tommo' } })
  const id = introduction(test, ana, tom, 'Tom and Ana both grow pears; TOMMO says so')
  write(test, id, 'blurbB', 'Tom Becker runs data at Acme (tom.becker@acme-data.test); Becker also knows atoms.')
  const blind = draftOf(test, id, 'ask-a')
  expect(JSON.stringify(blind)).not.toMatch(/tom\b|becker|acme|tommo|@acme/i)
  expect(blind).toMatchObject({ other: null, blurbs: [expect.stringContaining('atoms')], to: [{ given: 'Ana' }] })
  expect(draftOf(test, id, 'ask-a', true)).toMatchObject({
    other: { name: 'Tom Becker', organisation: 'Acme' },
    why: 'Tom and Ana both grow pears; TOMMO says so',
  })
  const other = JSON.stringify(draftOf(test, id, 'ask-b'))
  expect(other).not.toMatch(/\bana\b|ruiz|garden/i)
})

test('I5: whoever was seen together, met through the other, or was introduced before, knows each other already', () => {
  const test = openTestEngine()
  const [ana, tom, dee] = [person(test, 'Ana'), person(test, 'Tom'), person(test, 'Dee')]
  const id = introduction(test, ana, tom)
  expect(pageOf(test, id).acquainted).toEqual([])
  const together = (on: string, people: PersonId[]) =>
    logConversation(commandsOf(test), {
      date: day(on),
      time: null,
      minutes: null,
      channel: 'dinner',
      startedBy: 'unknown',
      people: people.map((one) => ({ id: one })),
      topic: '',
      tags: [],
      notes: '',
      learned: '',
      followUps: [],
    } as never)
  together('2026-05-12', [ana, tom])
  together('2026-05-13', [ana, dee])
  editPerson(commandsOf(test), { id: tom, metThrough: ana })
  recordGive(commandsOf(test), {
    direction: 'given',
    what: 'introduction',
    text: 'introduced Ana to Tom',
    people: [{ id: ana }, { id: tom }],
    day: day('2026-03-01'),
    minutes: null,
    answers: null,
    origin: null,
  })
  const before = introduction(test, tom, ana)
  for (const side of ['a', 'b'] as const) say(test, before, side, 'agreed')
  noteIntroduced(commandsOf(test), { id: before, on: day('2026-04-01'), note: '' })
  everywhere(test, (at) => {
    expect(pageOf(at, id).acquainted).toMatchObject([
      { kind: 'conversation', on: '2026-05-12', channel: 'dinner' },
      { kind: 'introduced', id: before, on: '2026-04-01' },
      { kind: 'given', on: '2026-03-01', text: 'introduced Ana to Tom' },
      { kind: 'met-through', person: { name: 'Tom' } },
    ])
  })
})

test('I6: of whoever is forgotten no word is left in the file, and the introduction stays with the other', () => {
  const folders = [temporaryFolder(), temporaryFolder()] as const
  const [laptop, phone] = [openTestEngine(undefined, folders[0]), openTestEngine(undefined, folders[1])]
  const words = {
    theirs: rareWord(),
    note: rareWord(),
    why: rareWord(),
    mine: rareWord(),
    first: rareWord(),
    late: rareWord(),
  }
  const [ana, tom] = [person(laptop, 'Ana'), person(laptop, words.first)]
  const id = introduction(laptop, ana, tom, words.why)
  for (let time = 0; time < 40; time++) write(laptop, id, 'blurbB', `${time} ${words.theirs}`)
  write(laptop, id, 'blurbB', 'short')
  write(laptop, id, 'blurbA', words.mine)
  write(laptop, id, 'outcome', `They write about ${words.theirs}`)
  say(laptop, id, 'b', 'agreed', { note: words.note, on: day('2026-10-01') })
  say(laptop, id, 'a', 'agreed', { note: words.mine, on: day('2026-10-02') })
  noteIntroduced(commandsOf(laptop), { id, on: day('2026-10-03'), note: words.note })
  exchange(laptop, phone)
  // Of this one the laptop does not know when it forgets.
  const late = introduction(phone, ana, tom, words.late)

  forget(commandsOf(laptop), { id: tom })
  exchange(laptop, phone)
  expect(introductions(queriesOf(phone), PAGE).rows.some((row) => row.id === late)).toBe(true)
  forgetStraySides(commandsOf(phone))
  exchange(laptop, phone)
  for (const test of [laptop, phone]) {
    const { rows } = introductions(queriesOf(test), PAGE)
    expect(rows.map(({ a, b, stage, introducedOn }) => [a.person?.name, b.person, stage, introducedOn])).toEqual(
      [
        ['Ana', null, 'closed', null],
        ['Ana', null, 'introduced', '2026-10-03'],
      ].toSorted((one, other) => (one[2] === other[2] ? 0 : one[2] === 'introduced' ? -1 : 1)),
    )
    const stays = rows.find(({ stage }) => stage === 'introduced')
    if (stays === undefined) throw new Error('nothing stays')
    const page = pageOf(test, stays.id)
    expect(page).toMatchObject({ blurbA: words.mine, blurbB: '', why: '', outcome: '' })
    expect(page.events.map(({ side, note, on }) => [side, note, on])).toEqual([
      [null, '', '2026-10-03'],
      ['a', words.mine, '2026-10-02'],
      ['b', '', '2026-10-01'],
    ])
    const { forgottenWords } = test.engine.projections
    while (forgottenWords.areLeft) forgottenWords.step()
    const bytes = Buffer.from(test.engine.store.database.serialize())
    const { mine, ...gone } = words
    expect(Object.values(gone).filter((word) => bytes.includes(word.slice(4)))).toEqual([])
    expect(bytes.includes(mine.slice(4))).toBe(true)
    expect(statSync(join(test === laptop ? folders[0] : folders[1], 'journal.db-wal')).size).toBe(0)
  }
  expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(phone.engine.store.database))
})

test('I6: two devices that forget the same person leave one introduction behind', () => {
  const [laptop, phone] = [openTestEngine(), openTestEngine()]
  const [ana, tom] = [person(laptop, 'Ana'), person(laptop, 'Tom')]
  const id = introduction(laptop, ana, tom)
  write(laptop, id, 'blurbA', 'She grows pears.')
  exchange(laptop, phone)
  forget(commandsOf(laptop), { id: tom })
  phone.clock.now += A_DAY_MS
  forget(commandsOf(phone), { id: tom })
  exchange(laptop, phone)
  for (const test of [laptop, phone]) {
    const { rows } = introductions(queriesOf(test), PAGE)
    expect(rows).toHaveLength(1)
    expect(rows.map((row) => pageOf(test, row.id).blurbA)).toEqual(['She grows pears.'])
  }
  // With the other one gone too, nothing is left to tell.
  forget(commandsOf(laptop), { id: ana })
  exchange(laptop, phone)
  expect(introductions(queriesOf(phone), PAGE).total).toBe(0)
})

test('I7: two who turn out to be one are introduced no more, until that is taken back', async () => {
  const [laptop, phone] = [openTestEngine(), openTestEngine()]
  const [ana, twin] = [person(laptop, 'Ana'), person(laptop, 'Anna')]
  const id = introduction(laptop, ana, twin)
  say(laptop, id, 'b', 'asked')
  exchange(laptop, phone)
  const { undo } = mergePeople(commandsOf(laptop), { from: twin, into: ana })
  exchange(laptop, phone)
  for (const test of [laptop, phone]) {
    expect(pageOf(test, id)).toMatchObject({ stage: 'closed', closed: 'same-person', nextToAsk: null, acquainted: [] })
    expect(introductions(queriesOf(test), { ...PAGE, stage: 'closed' }).total).toBe(1)
    // Whatever was asked of one of them, nobody is introduced to themselves.
    expect(() => say(test, id, 'b', 'agreed')).toThrow('SAME_PERSON')
    expect(() => noteIntroduced(commandsOf(test), { id, note: '' })).toThrow('SAME_PERSON')
    for (const letter of ['ask-a', 'introduce'] as const) expect(() => draftOf(test, id, letter)).toThrow('SAME_PERSON')
  }
  const { commands: context, kept } = laptop.engine
  const noUndo = openUndoLog(() => 'none')
  await undoCommand()(
    { context, kept, undoLog: noUndo, changeSettings: () => ({}), writeHere: (_topics, work) => work() },
    { token: undo ?? '' },
  )
  exchange(laptop, phone)
  for (const test of [laptop, phone])
    expect(pageOf(test, id)).toMatchObject({ stage: 'asking', closed: null, nextToAsk: 'a' })
})

test('what came of it is asked once, thirty days after', () => {
  const test = openTestEngine()
  const id = introduction(test, person(test, 'Ana'), person(test, 'Tom'))
  const due = () => introductionsWaiting(queriesOf(test), PAGE).rows.map(({ isOutcomeDue }) => isOutcomeDue)
  for (const side of ['a', 'b'] as const) say(test, id, side, 'agreed')
  expect(due()).toEqual([false])
  noteIntroduced(commandsOf(test), { id, note: '' })
  expect(due()).toEqual([])
  test.clock.now += 29 * A_DAY_MS
  expect(due()).toEqual([])
  test.clock.now += A_DAY_MS
  expect(due()).toEqual([true])
  settleOutcome(commandsOf(test), { id })
  everywhere(test, () => undefined)
  expect(due()).toEqual([])
  test.clock.now += 300 * A_DAY_MS
  expect(due()).toEqual([])
})

test('whoever has not answered for a week waits, and whoever has does not', () => {
  const test = openTestEngine()
  const id = introduction(test, person(test, 'Ana'), person(test, 'Tom'))
  const waits = () => introductionsWaiting(queriesOf(test), PAGE).total
  say(test, id, 'b', 'asked')
  test.clock.now += 6 * A_DAY_MS
  expect(waits()).toBe(0)
  test.clock.now += A_DAY_MS
  expect(waits()).toBe(1)
  say(test, id, 'b', 'declined')
  expect(waits()).toBe(0)
})

test('each thing that is said is one undo, and words written on two devices are merged by the letter', async () => {
  const [laptop, phone] = [openTestEngine(), openTestEngine()]
  const id = introduction(laptop, person(laptop, 'Ana'), person(laptop, 'Tom'), 'Pears.')
  const { undo } = say(laptop, id, 'b', 'asked')
  expect(stagesOf(laptop)).toEqual(['asking'])
  await laptop.undo(undo)
  expect(stagesOf(laptop)).toEqual(['idea'])
  exchange(laptop, phone)
  write(laptop, id, 'why', 'Both: Pears.')
  write(phone, id, 'why', 'Pears. And plums.')
  exchange(laptop, phone)
  expect(pageOf(laptop, id).why).toBe('Both: Pears. And plums.')
  expect(pageOf(phone, id).why).toBe('Both: Pears. And plums.')
})

test('sides that two devices put to different people show both', () => {
  const [laptop, phone] = [openTestEngine(), openTestEngine()]
  const [ana, tom, dee, eve] = ['Ana', 'Tom', 'Dee', 'Eve'].map((name) => person(laptop, name)) as [
    PersonId,
    PersonId,
    PersonId,
    PersonId,
  ]
  const id = introduction(laptop, ana, tom)
  expect(() => editIntroduction(commandsOf(laptop), { id, b: { id: ana } })).toThrow('SAME_PERSON')
  exchange(laptop, phone)
  // What Tom says while somebody else is put on his side is not taken for theirs.
  say(phone, id, 'b', 'agreed')
  editIntroduction(commandsOf(laptop), { id, b: { id: dee } })
  editIntroduction(commandsOf(phone), { id, b: { id: eve } })
  exchange(laptop, phone)
  expect(pageOf(laptop, id).b).toEqual(pageOf(phone, id).b)
  expect(pageOf(laptop, id).b.consent).toBe('none')
  expect(laptop.engine.store.conflicts(id).map(({ path }) => path)).toEqual([['b']])
})

test('what is in the trash is in no list, and comes back as it was', async () => {
  const test = openTestEngine()
  const ana = person(test, 'Ana')
  const id = introduction(test, ana, person(test, 'Tom'), 'Pears')
  const { undo } = await moveToTrash(commandsOf(test), { ids: [id] })
  expect(stagesOf(test)).toEqual([])
  expect(pageOf(test, id).deletedAt).not.toBeNull()
  await test.undo(undo)
  expect(introductions(queriesOf(test), { ...PAGE, person: ana }).rows).toMatchObject([{ why: 'Pears' }])
  expect(() => addIntroduction(commandsOf(test), { a: { id: ana }, b: { id: ana }, why: '' })).toThrow('SAME_PERSON')
})

test('whoever would rather not be introduced to somebody is not offered for what they need again', () => {
  const test = openTestEngine()
  const [priya, tom, dee] = [person(test, 'Priya'), person(test, 'Tom'), person(test, 'Dee')]
  const offer = { collection: 'offers', value: { text: 'knows a data lead' } } as never
  for (const id of [tom, dee]) putEntry(commandsOf(test), { id, entryId: null, entry: offer })
  const needed = { collection: 'needs', value: { text: 'a data lead', heardOn: null } } as never
  const need = putEntry(commandsOf(test), { id: priya, entryId: null, entry: needed }).entryId as never
  const offered = (at: TestEngine) =>
    needMatches(queriesOf(at), { person: priya, need, limit: 5 }).likely.map(({ person: { name } }) => name)
  expect(offered(test).toSorted()).toEqual(['Dee', 'Tom'])
  const id = introduction(test, priya, tom)
  say(test, id, 'a', 'declined')
  // Priya's no says nothing of Tom's.
  expect(offered(test)).toHaveLength(2)
  say(test, id, 'b', 'declined')
  everywhere(test, (at) => expect(offered(at)).toEqual(['Dee']))
  say(test, id, 'b', 'agreed')
  expect(offered(test)).toHaveLength(2)
})
