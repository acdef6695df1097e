import { expect, test } from 'vitest'
import { cleanLine, cleanNote, cutText, withoutEmoji } from './clean-text.ts'

test('a line keeps its letters and loses what cannot be seen', () => {
  expect(cleanLine('  Ana\t\u0000 Ru\u200Biz\uD800 \n')).toBe('Ana Ruiz')
  expect(cleanLine('\u202A+49 30 1234567\u202C')).toBe('+49 30 1234567')
  expect(cleanLine('Mu\u0308ller')).toBe('Müller')
  expect(cleanLine('می\u200Cخواهم')).toBe('می\u200Cخواهم')
})

test('a note keeps its lines and indents', () => {
  expect(cleanNote('\n one  \n\n  two\u0000\u0007\n\n')).toBe(' one\n\n  two')
})

test('a cut never ends in half a character', () => {
  expect(cutText('ab🦊c', 3)).toBe('ab')
  expect(cutText('ab🦊c', 4)).toBe('ab🦊')
  expect(cutText('ab', 4)).toBe('ab')
})

test.each([
  ['🚀 Tom', 'Tom'],
  ['Okafor 🇳🇬', 'Okafor'],
  ['Ana 👩🏽‍💻 Ruiz', 'Ana Ruiz'],
  ['Lee ❤️', 'Lee'],
  ['Nair, PhD ✔', 'Nair, PhD'],
  ['山田', '山田'],
  ['O’Neill #1', 'O’Neill #1'],
  ['🦄', '🦄'],
])('the name %s without emoji is %s', (name, bare) => expect(withoutEmoji(name)).toBe(bare))
