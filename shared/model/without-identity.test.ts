import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutIdentity } from './without-identity.ts'

test('whatever tells who somebody is goes, as a word of its own, in any case and with any accents', () => {
  const words = ['Tom Becker', 'Tom', 'Becker', 'Acme Ltd', 'tom@acme.test']
  for (const [text, told] of [
    ['Tom Becker runs data at Acme Ltd.', '… runs data at ….'],
    ['TOM knows tomatoes', '… knows tomatoes'],
    ["Tom's team, tom@acme.test", "…'s team, …"],
    ['Becker, Tom', '…, …'],
    ['Nobody is named', 'Nobody is named'],
    ['', ''],
  ] as const) {
    expect(withoutIdentity(text, words)).toBe(told)
  }
  expect(withoutIdentity('Zoë and zoe and ZOE\u0308', ['Zoé'])).toBe('… and … and …')
  expect(withoutIdentity('山田太郎は元気', ['山田太郎'])).toBe('…は元気')
})

test('no word is left, wherever it stands', () => {
  const word = fc.constantFrom('Tom', 'Müller', 'O’Neil', 'Garden Co', 'Straße')
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, fc.constantFrom('and', 'the', ' ', ', ', '(', ')', '\n', '😀')), { maxLength: 12 }),
      (parts) => {
        const told = withoutIdentity(parts.join(' '), ['Tom', 'Müller', "O'Neil", 'Garden Co', 'Strasse'])
        expect(told).not.toMatch(/Tom|Müller|Neil|Garden Co|Straße/)
      },
    ),
  )
})
