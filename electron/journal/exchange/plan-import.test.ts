import { expect, test } from 'vitest'
import type { PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { withAdditions } from './import-additions.ts'
import { channelMark, refMark } from './import-rules.ts'
import { unknownPerson, type KnownPerson } from './known-person.ts'
import { planImport, type Decision, type SourcedRecord } from './plan-import.ts'

const id = (name: string) => name as PersonId

function record(given: string, more: Partial<SourcedRecord['record']> = {}): SourcedRecord {
  return {
    format: 'vcard',
    record: {
      line: 1,
      ref: null,
      names: personNames.parse({ given }),
      channels: [],
      organisation: '',
      title: '',
      metOn: null,
      lines: {},
      places: [],
      dates: [],
      notes: '',
      circles: [],
      ...more,
    },
  }
}
const email = (value: string) => ({ kind: 'email' as const, label: '', value, preferred: false })
const phone = (value: string) => ({ kind: 'phone' as const, label: '', value, preferred: false })

type Marks = Readonly<Record<string, ReadonlySet<string>>>

function known(name: string, marks: Marks = {}, given = ''): KnownPerson {
  return { ...unknownPerson(name, given), id: id(name), marks: new Map(Object.entries(marks)) }
}

function plan(records: SourcedRecord[], people: KnownPerson[] = [], decisions: Record<number, Decision> = {}) {
  const decided = new Map(Object.entries(decisions).map(([index, decision]) => [Number(index), decision]))
  return [...planImport(records, people, new Set(), decided)].map(({ outcome, because, person }) => ({
    outcome,
    because,
    person: person?.name ?? null,
  }))
}

test('the surest mark decides: an earlier import, then e-mail, then phone', () => {
  const people = [
    known('Ana One', { externalRefs: new Set([refMark('vcard', 'uid')]) }),
    known('Ana Two', { channels: new Set([channelMark(email('ana@example.org'))]) }),
    known('Ana Three', { channels: new Set([channelMark(phone('+49 30 1234567'))]) }),
  ]
  const channels = [phone('+49 30 1234567'), email('ANA@example.org')]
  expect(plan([record('Ana', { ref: 'uid', channels })], people)).toMatchObject([
    { because: 'earlier-import', person: 'Ana One' },
  ])
  expect(plan([record('Ana', { channels })], people)).toMatchObject([{ because: 'email', person: 'Ana Two' }])
  expect(plan([record('Ana', { channels: channels.slice(0, 1) })], people)).toMatchObject([
    { because: 'phone', person: 'Ana Three' },
  ])
})

test('an earlier import of another source says nothing', () => {
  const people = [known('Ana', { externalRefs: new Set([refMark('google', 'uid')]) })]
  expect(plan([record('Cleo', { ref: 'uid' })], people)).toEqual([{ outcome: 'create', because: null, person: null }])
})

test('a family with one phone: the one of that name is meant, and a stranger is only maybe one of them', () => {
  const channels = new Set([channelMark(phone('+49 30 1234567'))])
  const people = [known('Ana Ruiz', { channels }), known('Bob Ruiz', { channels })]
  const line = { channels: [phone('+49 30 1234567')] }
  expect(plan([record('Bob', line)], people)).toEqual([{ outcome: 'unchanged', because: 'phone', person: 'Bob Ruiz' }])
  expect(plan([record('Xenia', line)], people)).toEqual([{ outcome: 'maybe', because: 'phone', person: 'Ana Ruiz' }])
})

test('two first names of one family under one phone, or under one address in one file, are two people', () => {
  const named = (given: string, channel: ReturnType<typeof phone | typeof email>) =>
    record(given, { names: personNames.parse({ given, family: 'Ruiz' }), channels: [channel] })
  const home = phone('+49 30 1234567')
  const mail = email('ruiz@example.org')
  const ana = (channel: typeof home | typeof mail) =>
    known('Ana Ruiz', { channels: new Set([channelMark(channel)]) }, 'Ana')
  expect(plan([named('Luis', home)], [ana(home)])).toEqual([{ outcome: 'maybe', because: 'phone', person: 'Ana Ruiz' }])
  expect(plan([named('Luis', mail)], [ana(mail)])).toMatchObject([{ outcome: 'unchanged', because: 'email' }])
  for (const channel of [home, mail]) {
    const both = [named('Ana', channel), named('Luis', channel)]
    expect(plan(both).map(({ outcome }) => outcome)).toEqual(['create', 'create'])
  }
  const luis = known('Luis Ruiz', { channels: new Set([channelMark(mail)]) }, 'Luis')
  expect(plan([named('Luis', mail)], [ana(mail), luis])).toMatchObject([{ person: 'Luis Ruiz' }])
})

test('a file that is read once more finds everybody it made, also by nothing but what it says', () => {
  const records = [
    record('Ana', { organisation: 'Acme' }),
    record('Ana'),
    record('Bob', { channels: [phone('+49 30 1234567')] }),
    record('Xenia', { channels: [phone('+49 30 1234567')] }),
  ]
  const first = [...planImport(records, [], new Set(), new Map())]
  expect(first.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create', 'create'])
  const people = first.map(({ record: made, additions }, index) => {
    const person = withAdditions(unknownPerson(made.names.given, made.names.given), additions, made)
    return { ...person, id: id(`p${index}`) }
  })
  expect(
    [...planImport(records, people, new Set(), new Map())].map(({ outcome, person }) => [outcome, person]),
  ).toEqual(people.map(({ id: personId, name }) => ['unchanged', { id: personId, name }]))
})

test('a decision goes before every mark, and one for somebody who is not there is passed over', () => {
  const people = [known('Ana'), known('Bob', { channels: new Set([channelMark(email('bob@example.org'))]) })]
  const bob = record('Bob', { channels: [email('bob@example.org')] })
  expect(plan([bob], people, { 0: 'skip' })).toMatchObject([{ outcome: 'skip' }])
  expect(plan([bob], people, { 0: 'create' })).toMatchObject([{ outcome: 'create', person: null }])
  expect(plan([bob], people, { 0: id('Ana') })).toMatchObject([{ outcome: 'update', person: 'Ana' }])
  expect(plan([bob], people, { 0: id('Nobody') })).toMatchObject([{ outcome: 'update', person: 'Bob' }])
})

/** How often the names of records are asked for while they are planned. */
function comparisonsOf(records: readonly SourcedRecord[]): number {
  let asked = 0
  const counted = records.map((source) => {
    const { names, ...rest } = source.record
    const said = {
      ...rest,
      get names() {
        asked++
        return names
      },
    }
    return { ...source, record: said }
  })
  for (const _ of planImport(counted, [], new Set(), new Map()));
  return asked
}

test('an address that everybody in a file has costs no more for each of them', () => {
  const shared = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      record(`${index * 7919}`.split('').toReversed().join('x'), { channels: [email('all@example.org')] }),
    )
  expect(comparisonsOf(shared(1000))).toBeLessThan(comparisonsOf(shared(250)) * 5)
})

test('of very many with one address the one of that name is meant, whoever came first', () => {
  const channels = [email('all@example.org')]
  const records = Array.from({ length: 300 }, (_, index) =>
    record(((index * 2_654_435_761) % 2 ** 32).toString(36), { channels }),
  )
  const last = records.at(-1)?.record.names.given ?? ''
  const people = records.map(({ record: { names } }) =>
    known(names.given, { channels: new Set(channels.map((channel) => channelMark(channel))) }),
  )
  const planned = plan([record(last, { channels })], people)
  expect(planned).toEqual([{ outcome: 'unchanged', because: 'email', person: last }])
})

test('who has a thousand addresses gets no more, and nobody is left out', () => {
  const channels = new Set(Array.from({ length: 1000 }, (_, index) => channelMark(email(`a${index}@example.org`))))
  const line = { channels: [email('a1@example.org'), email('new@example.org')] }
  expect(plan([record('Ana', line), record('Ana', line)], [known('Ana', { channels })])).toMatchObject([
    { outcome: 'maybe', person: 'Ana' },
    { outcome: 'unchanged' },
  ])
})
