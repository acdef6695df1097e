import { expect, test } from 'vitest'
import { personNames } from '#shared/model/person-names-schema.ts'
import { mentionedWords, nameWords } from './name-words.ts'

const words = (parts: object) => nameWords(personNames.parse(parts))

test('a name is found by each of its words, folded, once each', () => {
  expect(words({ given: 'Jörg Ana', family: 'Müller', nick: 'jorg' }).toSorted()).toEqual(['ana', 'jorg', 'muller'])
  expect(words({})).toEqual([])
})

test('a name of several parts is found by the whole and by each', () => {
  expect(words({ given: 'Anne-Marie', family: "O'Neil" }).toSorted()).toEqual([
    'anne',
    'anne-marie',
    'marie',
    'neil',
    'o',
    "o'neil",
  ])
  expect(words({ display: 'Dr. J. R. Lee' }).toSorted()).toEqual(['dr', 'j', 'lee', 'r'])
})

test('a name without spaces is found by its parts and by the whole as it is written', () => {
  expect(words({ given: '太郎', family: '山田', phonetic: 'やまだ たろう' })).toEqual(
    expect.arrayContaining(['太郎', '山田', '山田太郎']),
  )
})

test('a line may name by any of its words, whatever stands around them', () => {
  expect(mentionedWords(`Met (Ana), "Bob" & @jörg's team.`)).toEqual(
    expect.arrayContaining(['ana', 'bob', 'jorg', 'team']),
  )
  expect(mentionedWords('')).toEqual([])
  expect(mentionedWords('--- ... &')).toEqual([])
})

test('in text without spaces every short run may be a name', () => {
  expect(mentionedWords('昨日山田と')).toEqual(expect.arrayContaining(['山田', '昨日山田と']))
})

test('a very long line costs no more than its beginning', () => {
  expect(mentionedWords(`ana ${'字'.repeat(100_000)}`).length).toBeLessThan(15_000)
})
