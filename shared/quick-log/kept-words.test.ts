import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { chipRows } from './chip-rows.ts'
import { IN_NOTE, NO_CORRECTIONS, type Corrections } from './corrections.ts'
import type { KnownPerson } from './draft.ts'
import { lineParts } from './line-parts.ts'
import { parseQuickLog } from './parse-quick-log.ts'
import { tokenise } from './tokenise.ts'
import { understandLine } from './understand-line.ts'

const TODAY = '2026-11-23' as CivilDate
const NOW = { date: TODAY, time: '09:00' as CivilTime }
const person = (id: string, name: string, organisation = ''): KnownPerson => {
  const [given = '', family = ''] = name.split(' ')
  return { id: id as PersonId, name, given, family, nick: '', organisation, lastConversation: null }
}
const KNOWN = [
  person('p-sam', 'Sam Reed'),
  person('p-ana', 'Ana Ruiz', 'Globex'),
  person('p-ana2', 'Ana Gomez'),
  person('p-tom', 'Tom Lee', 'Acme'),
]

function read(line: string, corrections: Corrections = NO_CORRECTIONS) {
  const parsed = parseQuickLog(line, NOW, KNOWN)
  const understood = understandLine(line, parsed, KNOWN, corrections, TODAY)
  const rows = chipRows(understood, { today: TODAY, known: KNOWN })
  return { parsed, parts: lineParts(understood), chips: rows.flatMap((row) => row.chips) }
}

test('an organisation of somebody known is saved where they have none, and stays in the note where they have another', () => {
  expect(read('coffee with Sam (Acme) about pricing').parts).toMatchObject([
    { kind: 'conversation', people: [{ id: 'p-sam' }], topic: 'pricing', notes: '' },
    { kind: 'role', person: 'p-sam', organisation: 'Acme' },
  ])
  expect(read('coffee with Tom (Acme)').parts).toMatchObject([{ people: [{ id: 'p-tom' }], notes: '' }])
  expect(read('coffee with Tom from Initech about pricing').parts).toMatchObject([
    { people: [{ id: 'p-tom' }], notes: 'Tom from Initech', topic: 'pricing' },
  ])
  expect(read('coffee with Ana Ruiz (Initech): good talk').parts).toMatchObject([
    { people: [{ id: 'p-ana' }], notes: 'Ana Ruiz (Initech)\ngood talk' },
  ])
  // Of two of a name whoever works there is meant, and nothing is new.
  expect(read('coffee with Ana (Globex)').parts).toMatchObject([{ people: [{ id: 'p-ana' }], notes: '' }])
})

test('an organisation is a chip of its own, and given back it is part of the note', () => {
  const line = 'coffee with Sam (Acme)'
  const chip = read(line).chips.find(({ label }) => label.kind === 'organisation')
  expect(chip?.label).toEqual({ kind: 'organisation', name: 'Sam Reed', organisation: 'Acme' })
  expect(read(line, { [chip?.key ?? '']: IN_NOTE }).parts).toMatchObject([
    { people: [{ id: 'p-sam' }], notes: 'Sam (Acme)' },
  ])
})

test.for([
  ["Tom's birthday is 3 May", 'Tom', 'Birthday', { m: 5, d: 3 }],
  ["Ana Ruiz's birthday: May 3rd 1980", 'Ana Ruiz', 'Birthday', { y: 1980, m: 5, d: 3 }],
  ["Priya Nair's wedding anniversary is on the 29th of February", 'Priya Nair', 'Anniversary', { m: 2, d: 29 }],
  ['coffee with Tom Lee; his birthday is 1980-05-03', 'Tom Lee', 'Birthday', { y: 1980, m: 5, d: 3 }],
] as const)('%s is a day of somebody', ([line, name, label, date]) => {
  const { parsed } = read(line)
  expect(parsed.draft.days).toEqual([{ person: name, label, date }])
  expect(parsed.draft.followUps).toEqual([])
})

test.for([
  "Tom's birthday is tomorrow",
  "Tom's birthday is the 3rd",
  "Tom's birthday is 3/5",
  "Tom's birthday dinner",
  'coffee with Tom and Zoe. her birthday is 3 May',
])('%s says no day, and stays', (line) => {
  const { parts } = read(line)
  expect(parts.filter(({ kind }) => kind === 'day')).toEqual([])
  expect(JSON.stringify(parts)).toContain('birthday')
})

test('a day is corrected by a field, with a year only where one was written, and given back it is the note', () => {
  const line = "Tom's birthday is 3 May"
  const [chip] = read(line).chips
  expect(chip).toMatchObject({ label: { kind: 'day', date: { m: 5, d: 3 } }, field: { value: '2026-05-03' } })
  expect(read(line, { [chip?.key ?? '']: '2026-06-04' }).parts).toEqual([
    { kind: 'day', person: { id: 'p-tom' }, label: 'Birthday', date: { m: 6, d: 4 } },
  ])
  expect(read(line, { [chip?.key ?? '']: IN_NOTE }).parts).toMatchObject([{ kind: 'conversation', notes: line }])
})

const people = array(
  tuple(
    constantFrom('Sam', 'Ana', 'Ana Ruiz', 'Tom', 'Tom Lee', 'Zoe', 'Priya Nair', '@Kim'),
    constantFrom('', ' (Acme)', ' (Initech)', ' from Globex', ' (CFO, Initech)', ', VP Sales at Acme', ' at Umbra'),
  ).map((parts) => parts.join('')),
  { minLength: 1, maxLength: 3 },
)
const lines = record({
  when: constantFrom('', 'yesterday ', 'on Friday ', '12 Nov '),
  how: constantFrom('coffee with ', 'called ', 'met ', 'lunch w/ ', '30 min video with ', 'emailed '),
  people,
  join: constantFrom(', ', ' and ', ' & '),
  time: constantFrom('', ' at 3pm', ' 14:30', ' for 45 min', ' at KubeCon'),
  about: constantFrom('', ' about pricing', ' re the boat house', ' on hiring'),
  tag: constantFrom('', ' #mentor', ' #a-b'),
  rest: constantFrom(
    '',
    ': good talk',
    ' - she is looking for a data lead',
    '. I will send the deck by Friday',
    ', promised to call her tomorrow at 3pm',
    '. Sam to send the list next week #later',
    "; Tom's birthday is 3 May",
    '. his birthday is 3 May 1980',
    '; remind me to ask Zoe (Umbra) about it',
    ", Priya's birthday is 3 May and likes cake",
    "; Ana Ruiz's anniversary is June 12th, call her tomorrow",
    ', gave her the book on boats yesterday',
    '. Lent Sam my drill and he gave me a saw',
    '; introduce her to Tom by Friday, she needs a mast',
    ', introduced Priya Nair to @Kim. asked them for a berth',
    '. I promised to introduce Zoe to Sam; thanked Tom for the tea on Monday',
    ' - needs two sails, asked Ana Ruiz for a quote',
    '. got a rope from Tom last week, Tom is looking for a crew #boat',
  ),
}).map(({ when, how, people: named, join, time, about, tag, rest }) =>
  `${when}${how}${named.join(join)}${time}${about}${tag}${rest}`.trim(),
)

/** The words of a line of which nothing that is saved says anything. */
function lostWords(line: string, corrections: Corrections): string[] {
  const { parsed, parts } = read(line, corrections)
  const conversation = parts.find((part) => part.kind === 'conversation')
  const ids = new Set(JSON.stringify(parts).match(/(?<=":")p-(?:sam|ana2?|tom)(?=")/g))
  const spoken = KNOWN.filter(({ id }) => ids.has(id)).flatMap(({ name, organisation }) => [name, organisation])
  const said = [...parts.flatMap(stringsOf), ...spoken].join(' ').toLowerCase()
  return tokenise(line)
    .filter(({ kind }) => kind === 'word' || kind === 'tag')
    .filter(({ start, end, text }) => {
      if (said.includes(text.toLowerCase().replace(/^#/, ''))) return false
      const [inner] = parsed.spans
        .filter((span) => span.start <= start && span.end >= end)
        .toSorted((a, b) => a.end - a.start - (b.end - b.start))
      switch (inner?.kind) {
        case 'word':
          return false
        case 'channel':
          return conversation === undefined
        case 'time':
          return !(conversation?.time ?? null)
        case 'minutes':
          return !(conversation?.minutes ?? null)
        case 'date':
          if (inner.clause === null) return conversation === undefined
          return !parts.some(
            (part) =>
              (part.kind === 'follow-up' && part.due !== null) ||
              part.kind === 'day' ||
              (part.kind === 'give' && part.day !== null) ||
              (part.kind === 'introduction' && part.followUp !== null && part.followUp.due !== null),
          )
        default:
          // "Tom's" is said by the name.
          return !said.includes(text.toLowerCase().replace(/['’]s$/, ''))
      }
    })
    .map(({ text }) => text)
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

test('whatever a chip has understood is saved or stays in the text', () => {
  assert(
    property(lines, (line) => {
      expect(lostWords(line, NO_CORRECTIONS), line).toEqual([])
    }),
    { numRuns: 1500, seed: 7 },
  )
})

test('whatever chips are given back, their words stay in the text', () => {
  assert(
    property(lines, integer({ min: 0, max: 2 ** 12 }), (line, bits) => {
      const { chips } = read(line)
      const returned = chips.filter(
        ({ choices }, index) => (bits >> index) % 2 === 1 && choices.some(({ choice }) => choice === IN_NOTE),
      )
      const corrections = Object.fromEntries(returned.map(({ key }) => [key, IN_NOTE]))
      expect(lostWords(line, corrections), `${line}\n${JSON.stringify(corrections)}`).toEqual([])
    }),
    { numRuns: 1500, seed: 11 },
  )
})
