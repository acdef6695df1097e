import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { minutes, tag } from '#shared/model/conversation.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Draft } from './clause-kinds.ts'
import type { DraftPerson, KnownPerson } from './draft.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import { parseQuickLog } from './parse-quick-log.ts'
import { tokenise } from './tokenise.ts'

const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }

const parse = (line: string, known: readonly KnownPerson[] = []): Draft => parseQuickLog(line, NOW, known).draft

/** Nothing was given, needed or asked for, and nobody is to be introduced. */
const NO_GIVING = { introductions: [], asks: [], needs: [], gives: [] }

const stranger = (name: string, organisation: string | null = null): DraftPerson => ({
  name,
  organisation,
  id: null,
  candidates: [],
})

function someone(id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson {
  const [given = '', ...family] = name.split(' ')
  const person = { name, given, family: family.join(' '), nick: '', organisation: '', lastConversation: null }
  return { ...person, ...more, id: id as PersonId }
}

const KNOWN = [
  someone('ana-ruiz', 'Ana Ruiz', { organisation: 'Globex', lastConversation: '2026-10-01' as CivilDate }),
  someone('ana-silva', 'Ana Silva', { lastConversation: '2026-11-01' as CivilDate }),
  someone('ana-berg', 'Ana van der Berg'),
  someone('joerg', 'Jörg Müller'),
  someone('june', 'June Park'),
  someone('sat', 'Sat Patel'),
  someone('will', 'Will Grace'),
  someone('rob', 'Robert Stone', { nick: 'Bob' }),
  someone('bruce', '李小龙', { given: '', family: '' }),
  someone('oneil', 'Conan O’Neil'),
  someone('cruz', 'Marina de la Cruz'),
]

test('reads the example of the language field for field', () => {
  expect(parse('coffee with Ana Ruiz about platform org, follow up in 2 weeks #mentor')).toEqual({
    conversation: {
      channel: 'coffee',
      date: '2026-11-23',
      time: null,
      minutes: null,
      people: [stranger('Ana Ruiz')],
      topic: 'platform org',
      tags: ['mentor'],
      note: '',
    },
    followUps: [{ text: 'follow up', due: '2026-12-07', actor: 'me', people: ['Ana Ruiz'] }],
    days: [],
    ...NO_GIVING,
  })
})

test('reads a call with a topic and a promise', () => {
  expect(parse('called Bob yesterday re hiring; promised to send the deck by Friday')).toEqual({
    conversation: {
      channel: 'call',
      date: '2026-11-22',
      time: null,
      minutes: null,
      people: [stranger('Bob')],
      topic: 'hiring',
      tags: [],
      note: '',
    },
    followUps: [{ text: 'send the deck', due: '2026-11-27', actor: 'me', people: ['Bob'] }],
    days: [],
    ...NO_GIVING,
  })
})

test('reads several participants, a past weekday and what was said', () => {
  expect(parse('lunch w/ Priya & Tom last Tue - she is looking for a data lead')).toEqual({
    conversation: {
      channel: 'lunch',
      date: '2026-11-17',
      time: null,
      minutes: null,
      people: [stranger('Priya'), stranger('Tom')],
      topic: '',
      tags: [],
      note: '',
    },
    followUps: [],
    days: [],
    ...NO_GIVING,
    // Of two people nothing tells which of them she is.
    needs: [{ person: null, text: 'a data lead' }],
  })
})

test('reads a length, an organisation and what they will do', () => {
  expect(parse("30 min video with Sam (Acme) on pricing. He'll send the contract next Monday")).toEqual({
    conversation: {
      channel: 'video',
      date: '2026-11-23',
      time: null,
      minutes: 30,
      people: [stranger('Sam', 'Acme')],
      topic: 'pricing',
      tags: [],
      note: '',
    },
    followUps: [{ text: 'send the contract', due: '2026-11-30', actor: 'them', people: ['Sam'] }],
    days: [],
    ...NO_GIVING,
  })
})

test('reads an event, a title and what I owe', () => {
  expect(parse('met Dr. Lee at KubeCon 12 Nov: wants to meet more CFOs. owe her the reading list')).toEqual({
    conversation: {
      channel: 'event',
      date: '2026-11-12',
      time: null,
      minutes: null,
      people: [stranger('Dr. Lee')],
      topic: 'KubeCon',
      tags: [],
      note: '',
    },
    followUps: [{ text: 'the reading list', due: null, actor: 'me', people: ['Dr. Lee'] }],
    days: [],
    ...NO_GIVING,
    needs: [{ person: 'Dr. Lee', text: 'more CFOs' }],
  })
})

test('reads a plan without a conversation', () => {
  expect(parse('remind me to ping Chen Wei about the offsite in March')).toEqual({
    conversation: null,
    followUps: [{ text: 'ping Chen Wei about the offsite', due: '2027-03-01', actor: 'me', people: ['Chen Wei'] }],
    days: [],
    ...NO_GIVING,
  })
})

test('reads a mention of two words, a note and what I wait for', () => {
  expect(parse('emailed @Jörg Müller thanks for the book. waiting for his feedback on the draft #writing')).toEqual({
    conversation: {
      channel: 'email',
      date: '2026-11-23',
      time: null,
      minutes: null,
      people: [stranger('Jörg Müller')],
      topic: '',
      tags: ['writing'],
      note: 'thanks for the book.',
    },
    followUps: [{ text: 'his feedback on the draft', due: null, actor: 'them', people: ['Jörg Müller'] }],
    days: [],
    ...NO_GIVING,
  })
})

test.each([
  ['coffee with Ana Ruiz', 'ana-ruiz', 'Ana Ruiz'],
  ['coffee with ana ruiz about x', 'ana-ruiz', 'Ana Ruiz'],
  ['lunch with jorg muller', 'joerg', 'Jörg Müller'],
  ['lunch with Müller Jörg', 'joerg', 'Jörg Müller'],
  ['texted @jörg thanks', 'joerg', 'Jörg Müller'],
  ['call with Dr. Müller', 'joerg', 'Jörg Müller'],
  ['called bob re hiring', 'rob', 'Robert Stone'],
  ['coffee with June in June', 'june', 'June Park'],
  ['coffee June re hiring', 'june', 'June Park'],
  ['called Sat about the offer', 'sat', 'Sat Patel'],
  ['dinner with will', 'will', 'Will Grace'],
  ['tea with 李小龙', 'bruce', '李小龙'],
  ["met Conan O'Neil", 'oneil', 'Conan O’Neil'],
  ['met marina de la cruz', 'cruz', 'Marina de la Cruz'],
  ['coffee with Ana van der Berg', 'ana-berg', 'Ana van der Berg'],
  ['coffee with Ana S. about x', 'ana-silva', 'Ana Silva'],
  ['coffee with Ana (Globex)', 'ana-ruiz', 'Ana Ruiz'],
  ['met Ana from globex', 'ana-ruiz', 'Ana Ruiz'],
])('knows whom %s means', (line, id, name) => {
  expect(parse(line, KNOWN).conversation?.people).toMatchObject([{ id, name, candidates: [] }])
})

const FULLY_KNOWN = [
  someone('juan', 'Juan Carlos García López', { given: 'Juan Carlos', family: 'García López' }),
  someone('lukasz', 'Łukasz Wójcik'),
  someone('soren', 'Søren Ægir Strauß', { given: 'Søren Ægir', family: 'Strauß' }),
  someone('jan', 'Jan van der Berg', { given: 'Jan', family: 'van der Berg' }),
  someone('hans', 'Prof. Dr. Hans Müller, MBA', { given: '', family: '' }),
  someone('martin', 'Martin King Jr.', { given: 'Martin', family: 'King Jr.' }),
  someone('robert', 'Robert (Bob) Stone', { given: '', family: '' }),
  someone('isik', 'Işık Đorđević'),
  someone('oneil', 'Seán O’Neil'),
]

test.each([
  ['coffee with Juan García', 'juan'],
  ['coffee with Mr García', 'juan'],
  ['coffee with Dr. García López', 'juan'],
  ['coffee with juan lopez', 'juan'],
  ['coffee with Juan Carlos Garcia', 'juan'],
  ['coffee with lukasz wojcik', 'lukasz'],
  ['coffee with Soren Strauss', 'soren'],
  ['coffee with soren aegir strauss', 'soren'],
  ['coffee with Jan Berg', 'jan'],
  ['coffee with jan van der berg', 'jan'],
  ['coffee with Hans Müller', 'hans'],
  ['coffee with hans', 'hans'],
  ['coffee with Martin King', 'martin'],
  ['coffee with Bob Stone', 'robert'],
  ['coffee with Robert Stone', 'robert'],
  ['coffee with bob', 'robert'],
  ['coffee with isik dordevic', 'isik'],
  ["coffee with Sean O'Neil", 'oneil'],
])('knows by the usual shortenings whom %s means', (line, id) => {
  expect(parse(line, FULLY_KNOWN).conversation?.people).toMatchObject([{ id, candidates: [] }])
})

test('offers everybody an ambiguous name may mean, last spoken to first', () => {
  expect(parse('coffee with Ana', KNOWN).conversation?.people).toEqual([
    { name: 'Ana', organisation: null, id: null, candidates: ['ana-silva', 'ana-ruiz', 'ana-berg'] },
  ])
})

test('takes another family name for somebody new', () => {
  expect(parse('coffee with Ana Smith', KNOWN).conversation?.people).toEqual([stranger('Ana Smith')])
})

test('names a person once', () => {
  const { people } = parse('coffee with Bob and Robert Stone and Tom, Tom', KNOWN).conversation ?? { people: [] }
  expect(people.map(({ name }) => name)).toEqual(['Robert Stone', 'Tom'])
})

test('calls people in a follow-up as the conversation does', () => {
  const { followUps } = parse("called bob; I'll send Bob and Ana Ruiz the list tomorrow", KNOWN)
  expect(followUps).toEqual([
    { text: 'send Bob and Ana Ruiz the list', due: '2026-11-24', actor: 'me', people: ['Robert Stone', 'Ana Ruiz'] },
  ])
  const { introductions } = parse("called bob; I'll intro Bob to Ana Ruiz tomorrow", KNOWN)
  expect(introductions).toEqual([
    { a: 'Robert Stone', b: 'Ana Ruiz', why: '', followUp: { text: 'intro Bob to Ana Ruiz', due: '2026-11-24' } },
  ])
})

test('looks for a weekday behind in what happened and ahead in what is to do', () => {
  const { conversation, followUps } = parse("coffee with Tom Friday; I'll write Friday")
  expect([conversation?.date, followUps[0]?.due]).toEqual(['2026-11-20', '2026-11-27'])
})

test.each([
  ['in a fortnight', '2026-12-07'],
  ['next week', '2026-11-30'],
  ['next month', '2026-12-01'],
  ['by end of month', '2026-11-30'],
  ['at the end of next month', '2026-12-31'],
  ['in Q2', '2027-04-01'],
  ['in Q4', '2027-10-01'],
  ['in March', '2027-03-01'],
  ['on Monday', '2026-11-30'],
  ['on 29 Feb', '2028-02-29'],
  ['by 31.12.', '2026-12-31'],
  ['in 3 months', '2027-02-23'],
  ['Friday next week', '2026-12-04'],
  ['by EOY', '2026-12-31'],
  ['on the 12th', '2026-12-12'],
  ['this week', '2026-11-27'],
  ['2 weeks', '2026-12-07'],
  ["in 10 days' time", '2026-12-03'],
  ["in a week's time", '2026-11-30'],
  ['by EOD Thursday', '2026-11-26'],
  ['by end of day tomorrow', '2026-11-24'],
  ['by COB', '2026-11-23'],
  ['by the end of Q1', '2027-03-31'],
  ['end of Q4', '2026-12-31'],
  ['by the end of March 2027', '2027-03-31'],
  ['on Monday the 30th', '2026-11-30'],
  ['Monday week', '2026-12-07'],
  ['2026-12-07', '2026-12-07'],
  ['7.12.26', '2026-12-07'],
])('follow up %s is due on %s', (when, due) => {
  expect(parse(`follow up ${when}`).followUps).toEqual([{ text: 'follow up', due, actor: 'me', people: [] }])
})

test('reads another language from another table', () => {
  const german = {
    ...ENGLISH_WORDS,
    channels: { coffee: { nouns: ['Kaffee'], verbs: [] }, call: { nouns: ['Telefonat'], verbs: ['telefoniert'] } },
    openers: [],
    people: {
      ...ENGLISH_WORDS.people,
      with: ['mit'],
      and: ['und', '&'],
      they: ['er', 'sie'],
      subjects: ['er', 'sie', 'ich'],
    },
    places: { ...ENGLISH_WORDS.places, from: ['von'], at: ['bei'] },
    about: ['über', 'wegen'],
    weakAbout: [],
    connectors: ['und', 'dann'],
    followUps: {
      ...ENGLISH_WORDS.followUps,
      phrases: [
        { phrase: 'melde mich', actor: 'me', keep: true },
        { phrase: '{they} schickt', actor: 'them' },
      ],
    },
    dates: {
      ...ENGLISH_WORDS.dates,
      weekdays: ENGLISH_WORDS.dates.weekdays.map((forms, day) =>
        day === 4 ? { full: ['Freitag'], short: ['Fr'] } : forms,
      ),
      days: { gestern: -1, morgen: 1 },
      units: { ...ENGLISH_WORDS.dates.units, week: ['Woche', 'Wochen'], day: ['Tag', 'Tage', 'Tagen'] },
      numbers: { zwei: 2 },
      by: ['bis'],
      ago: { before: ['vor'], after: [] },
    },
  } as const
  const read = (line: string) => parseQuickLog(line, NOW, [], german).draft
  expect(read('Kaffee mit Jörg von Acme vor zwei Tagen über Plattform, melde mich in 2 Wochen')).toMatchObject({
    conversation: { channel: 'coffee', date: '2026-11-21', topic: 'Plattform', people: [stranger('Jörg', 'Acme')] },
    followUps: [{ text: 'melde mich', due: '2026-12-07', actor: 'me' }],
  })
  expect(read('telefoniert mit Eva und Jan gestern. Sie schickt den Vertrag bis Freitag')).toMatchObject({
    conversation: { channel: 'call', date: '2026-11-22', people: [stranger('Eva'), stranger('Jan')], note: '' },
    followUps: [{ text: 'den Vertrag', due: '2026-11-27', actor: 'them', people: ['Eva', 'Jan'] }],
  })
})

const GRAMMAR_WORDS = [
  'coffee',
  'met',
  'called',
  'emailed',
  'with',
  'w/',
  'and',
  '&',
  ',',
  ';',
  '.',
  ' - ',
  ':',
  '(',
  ')',
  'about',
  're',
  'on',
  'at',
  'from',
  'Ana',
  'Ana Ruiz',
  'June',
  'May',
  'Sat',
  'Will',
  'Dr.',
  'van der',
  '@',
  '@Jörg',
  '#tag',
  '#a-b',
  'Tuesday',
  'last',
  'next',
  'week',
  'in',
  '2',
  'weeks',
  'by',
  'Friday',
  'Q2',
  '12 Nov',
  'end of',
  'month',
  '30 min',
  'for',
  'an hour',
  '3pm',
  '14:30',
  "I'll",
  'send',
  'her',
  'the',
  'deck',
  'promised',
  'to',
  'owe',
  'Bob',
  "she'll",
  'will',
  'waiting for',
  'follow up',
  'remind me',
  'tomorrow',
  'yesterday',
  'KubeCon',
  'Acme',
  'CEO',
  'VP Eng',
  'CV',
  'wedding',
  'end of Q1',
  'EOD',
  'Prof.',
  'J.P.',
  "weeks' time",
  'me to',
  "Ana's",
  '李小龙',
  'great',
  'she',
  '"',
  '\n',
  '→',
  '☕️',
]
const anyLine = fc.oneof(
  fc.array(fc.constantFrom(...GRAMMAR_WORDS), { maxLength: 25 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...GRAMMAR_WORDS), { maxLength: 25 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

/** What a word must be part of: a span, and, where the span only says what the word means, nothing more. */
const UNDERSTOOD = new Set(['word', 'channel', 'date', 'time', 'minutes', 'person', 'organisation', 'tag'])

test('drops no word: each is understood or stands in the draft as typed', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { draft, spans } = parseQuickLog(line, NOW, KNOWN)
      const { conversation, followUps, gives, needs, asks, introductions } = draft
      const said = [...followUps, ...gives, ...needs, ...asks].map(({ text }) => text)
      const whys = introductions.flatMap(({ why, followUp }) => [why, followUp?.text])
      const kept = [conversation?.note, conversation?.topic, ...said, ...whys].join('\n')
      const lost = tokenise(line).filter((token) => {
        if (token.kind !== 'word' && token.kind !== 'tag') return false
        const over = spans.filter(({ start, end }) => start <= token.start && end >= token.end)
        const isUnderstood = over.some(({ kind }) => UNDERSTOOD.has(kind))
        return !isUnderstood && !(over.length > 0 && kept.includes(token.text))
      })
      expect(lost).toEqual([])
    }),
    { numRuns: 3000 },
  )
})

test('gives what the model accepts, for every line', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { draft, clauses, spans } = parseQuickLog(line, NOW, KNOWN)
      const { conversation, followUps } = draft
      if (conversation !== null) {
        expect(civilDate.safeParse(conversation.date).success).toBe(true)
        expect(conversation.minutes === null || minutes.safeParse(conversation.minutes).success).toBe(true)
        expect(conversation.tags.every((one) => tag.safeParse(one).success)).toBe(true)
        for (const { id, candidates } of conversation.people) expect(id === null || candidates.length === 0).toBe(true)
      }
      for (const { text, due } of followUps) {
        expect(text).not.toBe('')
        expect(due === null || (civilDate.safeParse(due).success && due >= NOW.date)).toBe(true)
      }
      for (const { start, end, person, clause } of spans) {
        expect(start >= 0 && start < end && end <= line.length).toBe(true)
        expect(person === null || person < (conversation?.people.length ?? Infinity)).toBe(true)
        const isRead = clauses.some(({ kind, index }) => kind.kind === clause?.kind && index === clause.index)
        expect(clause === null || isRead).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('leaves in the note what is too long for its place', () => {
  const long = 'word '.repeat(500).trim()
  const name = 'A'.repeat(300)
  expect(parse(`coffee with Tom about ${long}`).conversation).toMatchObject({ topic: '', note: `about ${long}` })
  expect(parse(`coffee with Tom. I'll send ${long}`)).toMatchObject({
    conversation: { note: `I'll send ${long}` },
    followUps: [],
  })
  expect(parse(`coffee with ${name}`).conversation).toMatchObject({ people: [], note: `with ${name}` })
  expect(parse(`coffee with Tom (${name}${name})`).conversation?.note).toContain(name)
})

test('reads a paste of 20,000 characters', () => {
  for (const part of [
    'coffee with Ana, ',
    'a. ',
    '(',
    "I'll send ",
    'Ana and ',
    '@Ana ',
    'about ',
    'next week ',
    '#t ',
    '12 Nov ',
  ]) {
    const { draft } = parseQuickLog(part.repeat(20_000 / part.length), NOW, KNOWN)
    expect(draft.conversation ?? draft.followUps.length).toBeTruthy()
  }
})
