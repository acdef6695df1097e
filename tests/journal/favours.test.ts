import { describe, expect, test } from 'vitest'
import { editGive, recordGive, tellWhetherItHelped } from '#journal/commands/giving-commands.ts'
import { addPerson, putEntry, setCadence } from '#journal/commands/person-commands.ts'
import { favours } from '#journal/queries/favours.ts'
import { didItHelp, gives } from '#journal/queries/giving.ts'
import { addDays, civilDateAt, type CivilDate } from '#shared/model/civil-date.ts'
import type { GiveId, PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { MONDAY } from '#support/test-journal.ts'

const TODAY = civilDateAt(MONDAY, 'UTC')
const ago = (days: number) => addDays(TODAY, -days)
const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries
const PAGE = { offset: 0, limit: 50 }

function person(test: TestEngine, given: string, isReachable = true): PersonId {
  const names = personNames.parse({ given })
  const parts = { names, organisation: '', title: '', ring: 'close' as const, metThrough: null, archetypes: [] }
  const { id } = addPerson(commandsOf(test), parts)
  if (isReachable) {
    const value = { kind: 'email', label: '', value: `${given.toLowerCase()}@example.org`, preferred: false }
    putEntry(commandsOf(test), { id, entryId: null, entry: { collection: 'channels', value } as never })
  }
  return id
}

function give(
  test: TestEngine,
  text: string,
  day: CivilDate,
  parts: Partial<Parameters<typeof recordGive>[1]> = {},
): GiveId {
  const usual = { direction: 'given' as const, what: 'resource' as const, people: [], minutes: null }
  return recordGive(commandsOf(test), { ...usual, text, day, answers: null, origin: null, ...parts }).id
}

const write = (test: TestEngine, id: PersonId, field: string, text: string) =>
  commandsOf(test).run('write', (writer) => writer.set(id, [field], text))

function talk(test: TestEngine, id: PersonId, date: CivilDate): void {
  const talked = { date, channel: 'call' as const, participants: { [id]: true as const } }
  commandsOf(test).run('talk', (writer) => writer.create('conversation', talked))
}

const offered = (test: TestEngine) =>
  favours(queriesOf(test)).map(({ kind, person: { name }, text }) => `${kind} ${name}: ${text}`)
const asked = (test: TestEngine) => didItHelp(queriesOf(test)).give?.text ?? null

describe('G6: whether it helped', () => {
  test('is asked two weeks after, not before, and not of what has an outcome or was received', () => {
    const test = openTestEngine()
    give(test, 'too early', ago(13))
    give(test, 'received', ago(20), { direction: 'received' })
    give(test, 'long ago', ago(91))
    expect(asked(test)).toBeNull()
    const book = give(test, 'the book', ago(14))
    expect(asked(test)).toBe('the book')
    tellWhetherItHelped(commandsOf(test), { id: book, text: 'It did.' })
    expect(asked(test)).toBeNull()
    const { rows } = gives(queriesOf(test), PAGE)
    expect(rows.find(({ id }) => id === book)?.outcome).toBe('It did.')
    // What is said once more stands behind it.
    tellWhetherItHelped(commandsOf(test), { id: book, text: 'Twice.' })
    expect(gives(queriesOf(test), { ...PAGE, id: book }).rows[0]?.outcome).toBe('It did.\n\nTwice.')
  })

  test('dismissed is never again, on any device, whatever else is changed; undo asks again', async () => {
    const [one, other] = [openTestEngine(), openTestEngine()]
    const book = give(one, 'the book', ago(20))
    exchange(one, other)
    tellWhetherItHelped(commandsOf(one), { id: book, text: '' })
    editGive(commandsOf(other), { id: book, text: 'the red book' })
    exchange(one, other)
    for (const test of [one, other]) {
      expect(asked(test)).toBeNull()
      test.clock.now += 30 * 86_400_000
      expect(asked(test)).toBeNull()
      for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
      expect(asked(test)).toBeNull()
    }
    const third = openTestEngine()
    const again = give(third, 'the book', ago(20))
    const { undo } = tellWhetherItHelped(commandsOf(third), { id: again, text: '' })
    await third.undo(undo)
    expect(asked(third)).toBe('the book')
  })

  test('one at a time, the one that waits longest first; answered on one device and dismissed on another keeps the answer', () => {
    const [one, other] = [openTestEngine(), openTestEngine()]
    give(one, 'later', ago(15))
    const first = give(one, 'first', ago(30))
    expect(asked(one)).toBe('first')
    exchange(one, other)
    tellWhetherItHelped(commandsOf(one), { id: first, text: 'Yes.' })
    tellWhetherItHelped(commandsOf(other), { id: first, text: '' })
    exchange(one, other)
    for (const test of [one, other]) {
      expect(asked(test)).toBe('later')
      expect(gives(queriesOf(test), { ...PAGE, id: first }).rows[0]?.outcome).toBe('Yes.')
    }
  })
})

describe('five minutes', () => {
  test('three people, each out of something written: thanks, a lesson, a day, what they care about', () => {
    const test = openTestEngine()
    const ilse = person(test, 'Ilse')
    give(test, 'read the board paper', ago(9), { direction: 'received', people: [{ id: ilse }] })
    const leila = person(test, 'Leila')
    const need = { collection: 'needs', value: { text: 'how to set prices', heardOn: ago(5), state: 'open' } }
    putEntry(commandsOf(test), { id: leila, entryId: null, entry: need as never })
    write(test, leila, 'theyCanLearnFromMe', 'Pricing.')
    const kofi = person(test, 'Kofi')
    const date = { collection: 'dates', value: { date: { m: 11, d: 24 }, label: 'birthday' } }
    putEntry(commandsOf(test), { id: kofi, entryId: null, entry: date as never })
    const noor = person(test, 'Noor')
    write(test, noor, 'caresAbout', 'Bridges. Old maps.')
    talk(test, noor, ago(40))
    const all = ['thank Ilse: read the board paper', 'teach Leila: how to set prices', 'congratulate Kofi: birthday']
    expect(offered(test)).toEqual(all)
    for (const found of favours(queriesOf(test))) expect(found.channel.value).toContain('@')
    // Done, it is written down and gone, and the next comes up; whoever was given something is left alone for two weeks.
    give(test, 'Thanked', TODAY, { people: [{ id: ilse }] })
    expect(offered(test)).toEqual([...all.slice(1), 'share Noor: Bridges.'])
    test.clock.now += 15 * 86_400_000
    expect(offered(test)[0]).toBe(all[0])
  })

  test('nobody who is paused, who cannot be reached, or of whom nothing is written; nothing that was told in confidence', () => {
    const test = openTestEngine()
    const paused = person(test, 'Paused')
    give(test, 'a cake', ago(3), { direction: 'received', people: [{ id: paused }] })
    setCadence(commandsOf(test), { id: paused, cadence: { paused: true } })
    const far = person(test, 'Far', false)
    give(test, 'a lamp', ago(3), { direction: 'received', people: [{ id: far }] })
    const told = person(test, 'Private')
    write(test, told, 'caresAbout', 'Between us: his illness.')
    talk(test, told, ago(3))
    const thanked = person(test, 'Thanked')
    const id = give(test, 'an hour', ago(3), { direction: 'received', people: [{ id: thanked }] })
    commandsOf(test).run('thank', (writer) => writer.set(id, ['thanks'], 'A card.'))
    talk(test, person(test, 'Nothing written'), ago(3))
    expect(offered(test)).toEqual([])
  })

  test('the same three on two devices', () => {
    const [one, other] = [openTestEngine(), openTestEngine()]
    for (let index = 0; index < 10; index++) {
      const at = index % 2 === 0 ? one : other
      const id = person(at, `Giver ${index}`)
      give(at, `a book ${index}`, ago(5), { direction: 'received', people: [{ id }] })
    }
    exchange(one, other)
    expect(offered(one)).toHaveLength(3)
    expect(offered(other)).toEqual(offered(one))
  })
})
