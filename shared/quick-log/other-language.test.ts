import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { KnownPerson } from './draft.ts'
import { ENGLISH_GIVING_WORDS } from './english-giving-words.ts'
import type { GivingWords, LanguageWords } from './language-words.ts'
import { parseQuickLog } from './parse-quick-log.ts'

const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }
const NONE: readonly string[] = []

/** A language that has no words for any of it. */
function noWords(words: GivingWords): GivingWords {
  return Object.fromEntries(Object.keys(words).map((name) => [name, NONE])) as unknown as GivingWords
}

/**
 * A small language of its own, made up: names are written like all other words, and *kun* (with) follows whom it is
 * about. kafo: coffee; pri: about; kaj: and; hier: yesterday; sendu: send; ĝis: by; mardo: Tuesday; mi: I.
 */
const MADE_UP: LanguageWords = {
  channels: { coffee: { nouns: ['kafo'], verbs: [] }, call: { nouns: [], verbs: ['vokis'] } },
  vagueChannels: [],
  how: NONE,
  openers: NONE,
  articles: ['la'],
  names: { lookOf: (_word, before) => (before === 'la' ? 'word' : 'either'), areInitials: () => false },
  people: {
    with: NONE,
    withAfter: ['kun'],
    copying: NONE,
    leaders: NONE,
    taking: NONE,
    allOf: NONE,
    toward: NONE,
    and: ['kaj'],
    honorifics: ['s-ro'],
    roles: NONE,
    afterName: NONE,
    relations: NONE,
    relationPrefixes: NONE,
    compounds: NONE,
    ownThings: NONE,
    companyEndings: NONE,
    firms: NONE,
    particles: NONE,
    notNames: ['mi', 'ni', 'la'],
    me: ['mi'],
    they: NONE,
    subjects: ['mi', 'ni'],
    objects: NONE,
    her: NONE,
    him: NONE,
    herEndings: NONE,
    possessives: NONE,
  },
  places: {
    from: ['el'],
    placeAt: NONE,
    placeIn: NONE,
    encounters: NONE,
    events: NONE,
    institutions: NONE,
    eventEndings: NONE,
  },
  about: ['pri'],
  weakAbout: NONE,
  connectors: ['poste'],
  saying: NONE,
  being: NONE,
  pastEndings: [],
  scheduled: NONE,
  followUps: {
    phrases: [{ phrase: 'mi promesis', actor: 'me' }],
    infinitive: NONE,
    tasks: ['sendu'],
    states: NONE,
    subordinators: NONE,
    questions: NONE,
    unanswered: NONE,
    personVerbs: ['demandu'],
    giveVerbs: NONE,
    transferVerbs: NONE,
    promises: NONE,
    sending: NONE,
    presentEndings: NONE,
    progressiveEnding: 'anta',
    progressive: NONE,
  },
  remembered: { cares: NONE, labels: {}, is: NONE },
  giving: {
    ...noWords(ENGLISH_GIVING_WORDS),
    givingMe: ['mi'],
    given: { resource: ['donis'] },
    whats: {},
    recipients: ['al'],
  },
  dates: {
    weekdays: [
      { full: ['lundo'], short: NONE },
      { full: ['mardo'], short: NONE },
    ],
    months: NONE.map(() => ({ full: NONE, short: NONE })),
    doubtful: NONE,
    days: { hier: -1, morgau: 1 },
    goneBy: NONE,
    dayParts: NONE,
    mornings: NONE,
    evenings: NONE,
    nights: NONE,
    last: NONE,
    this: NONE,
    next: NONE,
    every: ['ĉiu'],
    other: NONE,
    units: { day: ['tago', 'tagoj'], week: ['semajnoj'], fortnight: NONE, month: NONE, quarter: NONE, year: NONE },
    weekend: NONE,
    weekOn: NONE,
    startOf: NONE,
    endOf: NONE,
    ends: {},
    numbers: { du: 2 },
    ahead: { before: ['post'], after: NONE },
    aheadEnd: NONE,
    ago: { before: ['antau'], after: NONE },
    nth: {},
    daysInWords: NONE.map(() => NONE),
    mid: NONE,
    late: NONE,
    early: NONE,
    weekOf: NONE,
    fromDay: NONE,
    afterNext: NONE,
    beforeLast: NONE,
    holidays: {},
    atHoliday: NONE,
    notDates: NONE,
    quarter: NONE,
    ordinals: NONE,
    of: NONE,
    on: NONE,
    in: NONE,
    by: ['gxis'],
    forDay: NONE,
    since: NONE,
    loosely: NONE,
  },
  times: {
    at: NONE,
    am: NONE,
    pm: NONE,
    oClock: NONE,
    named: {},
    now: NONE,
    to: NONE,
    minutes: ['minutoj'],
    hours: NONE,
    lengths: {},
    between: NONE,
    openEnd: NONE,
    halfPast: NONE,
    quarter: NONE,
    past: NONE,
    toHour: NONE,
    about: NONE,
    roughly: NONE,
    for: NONE,
    lengthEnd: NONE,
    lasted: NONE,
    andAHalf: NONE,
  },
  abbreviations: NONE,
}

const PETRO = { id: 'petro' as PersonId, name: 'Petro Nova', given: 'Petro', family: 'Nova', nick: '' }
const KNOWN: readonly KnownPerson[] = [{ ...PETRO, organisation: '', lastConversation: null }]
const read = (line: string) => parseQuickLog(line, NOW, KNOWN, MADE_UP).draft

test.each<[line: string, expected: { channel: string; people: string[]; topic?: string }]>([
  ['kafo ana kaj bora kun pri bugeto hier', { channel: 'coffee', people: ['ana', 'bora'], topic: 'bugeto' }],
  ['ana kaj bora kun kafo hier pri bugeto', { channel: 'coffee', people: ['ana', 'bora'], topic: 'bugeto' }],
  ['hier pri bugeto ana kun kafo', { channel: 'coffee', people: ['ana'], topic: 'bugeto' }],
  ['hier vokis petro nova', { channel: 'call', people: ['Petro Nova'] }],
  ['hier vokis s-ro chen wei', { channel: 'call', people: ['s-ro chen wei'] }],
  ['hier kafo ana el acme kun', { channel: 'coffee', people: ['ana (acme)'] }],
])('names need no capital, and with may follow them: %s', (line, { channel, people, topic = '' }) => {
  const { conversation, followUps } = read(line)
  expect({
    ...conversation,
    people: conversation?.people.map(({ name, organisation }) => (organisation ? `${name} (${organisation})` : name)),
  }).toMatchObject({ channel, date: '2026-11-22', people, topic, note: '' })
  expect(followUps).toEqual([])
})

test('what is to be done names people without a capital too', () => {
  expect(read('ana kun kafo, mi promesis sendu la raporto gxis mardo')).toMatchObject({
    conversation: { people: [{ name: 'ana' }] },
    followUps: [{ text: 'sendu la raporto', due: '2026-11-24', actor: 'me', people: ['ana'] }],
  })
  expect(read('mi promesis demandu petro post du tagoj').followUps).toMatchObject([
    { text: 'demandu petro', due: '2026-11-25', people: ['petro'] },
  ])
})

test('a language may tell a name by what stands before it', () => {
  // After the article a word is no name, here as with the capital nouns of German.
  expect(read('kafo hier pri bugeto: la raporto').conversation).toMatchObject({ people: [], note: 'la raporto' })
})
