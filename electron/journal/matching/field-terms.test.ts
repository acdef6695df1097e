import { expect, test } from 'vitest'
import { evidenceSentences, isConfidential } from './evidence-sentences.ts'
import { fieldTerms, keysToAsk, keysToIndex } from './field-terms.ts'
import { FIELD_WORDS } from './field-words.ts'
import { foldWord, stemsOf } from './word-stems.ts'

/** Whether what is written would be found by what is asked. */
function finds(asked: string, written: string): boolean {
  const keys = keysToIndex(written)
  return fieldTerms(asked).some((term) => [...keysToAsk(term).keys()].some((key) => keys.has(key)))
}

const foundBy = [
  ['lawyers', 'a lawyer'],
  ['hiring', 'hires people'],
  ['Anwältin', 'Anwälte'],
  ['Anwältinnen', 'Anwalt'],
  ['Steuerberater', 'Steuerberaterin'],
  ['CFO', 'Leiterin Finanzen'],
  ['head of people', 'HR'],
  ['tax', 'Steuerberaterin'],
  ['HR', 'Personalleiterin'],
  ['Recht', 'Mietrecht'],
  ['human resources', 'Personalabteilung'],
  ['machine learning', 'künstliche Intelligenz'],
  ['start-up', 'startup'],
  ['flat in Munich', 'München'],
  ['IT', 'EDV'],
] as const

test.each(foundBy)('%s finds %s, and the other way round', (asked, written) => {
  expect(finds(asked, written)).toBe(true)
  expect(finds(written, asked)).toBe(true)
})

test.each([
  ['it is about money', 'IT department'],
  ['Berlin', 'Berlina'],
  ['a baker', 'a banker'],
  ['somebody who knows people', 'people who know somebody'],
  ['law', 'lawn'],
])('%s does not find %s', (asked, written) => {
  expect(finds(asked, written)).toBe(false)
})

test('a phrase of the field is one term, and a town after “in” tells where', () => {
  expect(
    fieldTerms('a chief financial officer in Kleinkleckersdorf').map(({ folded, kind }) => [folded, kind]),
  ).toEqual([
    ['chief financial officer', 'field'],
    ['kleinkleckersdorf', 'place'],
  ])
  expect(fieldTerms('a senior manager').map(({ kind }) => kind)).toEqual(['rank', 'rank'])
})

test('terms stand where they are in the text', () => {
  const text = 'Sucht eine Anwältin für Arbeitsrecht!'
  expect(fieldTerms(text).map(({ at, end }) => text.slice(at, end))).toEqual(['Anwältin', 'Arbeitsrecht'])
})

test('the words of the field are at least 150 groups in both languages, none of which says a word twice', () => {
  const groups = FIELD_WORDS.flatMap(({ groups: all }) => all.split('\n').filter((line) => line.trim() !== ''))
  expect(groups.length).toBeGreaterThanOrEqual(150)
  for (const line of groups) {
    const words = line.split(',').map((entry) => entry.trim())
    expect(words, line).toEqual([...new Set(words)])
    expect(words, line).not.toContain('')
  }
})

test('odd words have stems, too, and long ones take no time', () => {
  for (const word of ['', 'a', 'constructor', '__proto__', '日本', 'ß', '\u0301'])
    expect(stemsOf(foldWord(word)).length).toBeGreaterThan(0)
  expect(stemsOf('x'.repeat(100_000))).toEqual(['x'.repeat(60)])
})

test.each([
  'Between us: he leaves in May.',
  'CONFIDENTIAL',
  'told me in confidence',
  'Don’t tell anyone',
  'off-the-record',
  'Das bleibt unter uns.',
  'streng vertraulich',
  'Im Vertrauen: sie geht.',
  'nicht weitersagen',
])('“%s” is in confidence', (text) => {
  expect(isConfidential(text)).toBe(true)
})

test.each(['We sat between users and developers.', 'Ein Unterhaus', 'A confident speaker', 'the secretary'])(
  '“%s” is not',
  (text) => {
    expect(isConfidential(text)).toBe(false)
  },
)

test('a paragraph in confidence is left out whole, and so is a sentence that says a need', () => {
  const text = 'Knows cellos. Is looking for a flat.\nPlays well.\n\nBetween us: ill.\nAnd broke.\n\nHas a shop.'
  expect(evidenceSentences(text).map((one) => one.text)).toEqual(['Knows cellos.', 'Plays well.', 'Has a shop.'])
  for (const { text: said, at } of evidenceSentences(text)) expect(text.slice(at, at + said.length)).toBe(said)
})
