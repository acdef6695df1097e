import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initials } from './initials.ts'
import { displayName, familyNameIn, foldName, namesFromText, sortName } from './person-name.ts'
import { personNames } from './person-names-schema.ts'

const names = (parts: Partial<Record<'given' | 'family' | 'display' | 'phonetic' | 'nick', string>>) =>
  personNames.parse(parts)

test.each([
  [{ given: 'Ana', family: 'Ruiz' }, 'Ana Ruiz'],
  [{ given: '太郎', family: '山田' }, '山田太郎'],
  [{ given: '지우', family: '김' }, '김지우'],
  [{ given: 'タロウ', family: 'ヤマダ' }, 'ヤマダタロウ'],
  // Of two scripts: in the order of the one that has spaces.
  [{ given: 'Wei', family: '陈' }, 'Wei 陈'],
  [{ given: ' Ana ', family: '' }, 'Ana'],
  [{ given: '', family: 'Ruiz' }, 'Ruiz'],
  [{ nick: 'Nini' }, 'Nini'],
  [{ given: 'Ana', family: 'Ruiz', display: 'Dr. Ana' }, 'Dr. Ana'],
  [{ given: 'Ana', display: '  ' }, 'Ana'],
  [{}, ''],
])('%o is shown as "%s"', (parts, expected) => {
  expect(displayName(names(parts))).toBe(expected)
})

test.each([
  [{ given: 'Ana', family: 'Ruiz' }, 'ruiz ana'],
  [{ given: 'Émile', family: 'Ödön' }, 'odon emile'],
  [{ given: '太郎', family: '山田', phonetic: 'やまだ たろう' }, 'やまた たろう'],
  [{ nick: 'Nini' }, 'nini'],
  [{ display: 'Dr. Ana' }, 'ana'],
  [{ display: 'Dr. Ana Ruiz' }, 'ruiz ana'],
  [{ given: 'Лев', family: 'Толстой' }, 'толстои лев'],
  [{ given: 'ليلى', family: 'حداد' }, 'حداد ليلي'],
  [{ display: '山田太郎' }, '山田太郎'],
  [{ display: '山田太郎', phonetic: 'ヤマダ タロウ' }, 'やまた たろう'],
])('%o is sorted as "%s"', (parts, expected) => {
  expect(sortName(names(parts))).toBe(expected)
})

test.each([
  ['Ana Ruiz', { given: 'Ana', family: 'Ruiz' }, 'Ruiz'],
  ['山田太郎', { given: '太郎', family: '山田' }, '山田'],
  ['ليلى حداد', { given: 'ليلى', family: 'حداد' }, 'حداد'],
  ['Dr. Ana Ruiz', { given: '', family: '' }, 'Ruiz'],
  ['山田太郎', { given: '', family: '' }, ''],
  ['Ana', { given: 'Ana', family: '' }, ''],
  ['Ruiz', { given: '', family: 'Ruiz' }, ''],
  ['Ani', { given: 'Ana', family: 'Ruiz' }, ''],
])('of %s the family name is told', (name, parts, expected) => {
  expect(familyNameIn(name, parts)).toBe(expected)
})

test.each([
  ['Ana Ruiz', { given: 'Ana', family: 'Ruiz' }],
  ['  Ana   María  Ruiz ', { given: 'Ana María', family: 'Ruiz' }],
  ['Ana', { given: 'Ana' }],
  ['山田太郎', { display: '山田太郎' }],
  ['山田 太郎', { display: '山田 太郎' }],
])('the text "%s" is read as %o', (text, parts) => {
  expect(namesFromText(text)).toEqual(names(parts))
})

test('a name typed as a text is shown as it was typed, but for its spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
      // "Ruiz, Ana" is the order of a list.
      fc.pre(!text.includes(','))
      const typed = text.replace(/\s+/g, ' ').trim()
      expect(displayName(namesFromText(text))).toBe(typed)
    }),
  )
})

test('spellings that a reader takes for one name fold to one', () => {
  expect(foldName('  JÖRG   Müller ')).toBe('jorg muller')
  expect(foldName('Jo\u0308rg Mu\u0308ller')).toBe(foldName('Jörg Müller'))
  expect(foldName('Strauß')).toBe(foldName('STRAUSS'))
  expect(foldName('Ｗｅｉ')).toBe('wei')
  expect(foldName('Ana')).not.toBe(foldName('Anna'))
})

test('folding a folded name changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldName(foldName(text))).toBe(foldName(text))
    }),
  )
})

test.each([
  ['Ana Ruiz', 'AR'],
  ['Ana María de la Cruz', 'AC'],
  ['Anna-Maria', 'A'],
  ['Anna-Maria Weiß', 'AW'],
  ['Ana Smith-Jones', 'AS'],
  ['Jean-Luc O\u2019Brien', 'JO'],
  ['de la Cruz', 'C'],
  ['Ludwig van Beethoven', 'LB'],
  ['Dr. Lee', 'L'],
  ['Prof. Dr. Ana Ruiz, PhD', 'AR'],
  ['Ana “Nita” Ruiz', 'AR'],
  ['J.R. Tolkien', 'JT'],
  ['Ana Ruiz (Acme)', 'AR'],
  ['E\u0301mile Zola', 'ÉZ'],
  ['王小明', '王'],
  ['김민준', '김'],
  ['La', 'L'],
  ['ana', 'A'],
  ['山田太郎', '山'],
  ['(+)', '?'],
  ['', '?'],
])('the initials of "%s" are %s', (name, expected) => {
  expect(initials(name)).toBe(expected)
})
