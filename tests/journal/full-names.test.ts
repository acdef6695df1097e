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
