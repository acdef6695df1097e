import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFullName } from '#shared/model/full-name.ts'
import { displayName, namesFromText, sortName } from '#shared/model/person-name.ts'
import { FAMILY_FIRST_NAMES, fullNameCorpus } from '#support/full-name-corpus.ts'
import { misreadNames, shownName } from '#support/understanding.ts'

test.each(Object.entries(fullNameCorpus(5)))(
  'of full names with %s 95 of 100 are read into their parts',
  (kind, examples) => {
    const wrong = misreadNames(examples)
    const right = 1 - wrong.length / examples.length
    console.log(`${kind}: ${(right * 100).toFixed(1)} % of ${examples.length}`)
    const missed = wrong.map(({ text }) => `${text} → ${shownName(readFullName(text))}`)
    expect(right, [...new Set(missed)].join('\n')).toBeGreaterThanOrEqual(0.95)
  },
)

/** Read otherwise than they are meant: nothing in them tells. */
const MISREAD = [
  // As likely the initial that many write last in the south of India.
  'George Whitfield V',
  'Grace Mwangi CPA(K)',
  'M. Pierre Blanc',
  // A Portuguese is known by the last of both.
  'Fernanda Lima Souza',
  // Chinese, Japanese and Korean names in one word are kept whole, which sorts them by the family name.
  '李小龙',
  '司马光',
  '김연아',
  '諸葛亮',
  '황보관',
  '王芳',
  'Ludwig Mies van der Rohe',
  'Ada Colau Ballano',
  'Tessa Wynn, PG Cert',
  'CA Rohit Jain',
]

/** Written down with their parts before the tables of `full-name.ts` had been read: `text | title | given | family | suffix | nickname`. */
test('254 full names that were written blind are read, but for those listed', () => {
  const rows = readFileSync(join(import.meta.dirname, '../fixtures/full-names.txt'), 'utf8').split('\n')
  const examples = rows
    .filter((row) => row !== '' && !row.startsWith('# '))
    .map((row) => {
      const [text = '', title = '', given = '', family = '', suffix = '', nick = ''] = row
        .split('|')
        .map((part) => part.trim())
      const words = (part: string) => part.split(' ').filter(Boolean)
      return { text, parts: { title, given: words(given), family: words(family), suffix: words(suffix), nick } }
    })
  expect(examples).toHaveLength(254)
  expect(misreadNames(examples).map(({ text }) => text)).toEqual(MISREAD)
})

test('whatever is read, no word of a name is lost or doubled', () => {
  const letters = (text: string) =>
    text
      .replace(/[\s,()"“”„'‘’«»[\]]/gu, '')
      .split('')
      .toSorted()
      .join('')
  for (const { text } of Object.values(fullNameCorpus(6)).flat()) {
    const { title, given, family, suffix, nick } = readFullName(text)
    expect(letters([title, ...given, ...family, ...suffix, nick].join('')), text).toBe(letters(text))
  }
})

test.each(FAMILY_FIRST_NAMES)(
  '$text is one name, with its parts or without, and sorted by the family name',
  ({ family, given, text }) => {
    const parts = { given, family, display: '', phonetic: '', nick: '' }
    expect(displayName(parts)).toBe(text)
    expect(displayName(namesFromText(text))).toBe(text)
    expect(sortName(parts).startsWith(sortName({ ...parts, given: '' }))).toBe(true)
  },
)
