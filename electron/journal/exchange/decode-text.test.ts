import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const NAMES = 'First Name,Last Name\nJörg,Müller\n'
const utf8 = new TextEncoder().encode(NAMES)
const utf16 = (mark: boolean, bigEndian: boolean) => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${NAMES}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

test.each([
  ['UTF-8', utf8],
  ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])],
  ['UTF-16 little-endian', utf16(true, false)],
  ['UTF-16 big-endian', utf16(true, true)],
  ['UTF-16 without its mark', utf16(false, false)],
])('reads %s without a word', (_, bytes) => {
  expect(decodeText(bytes)).toEqual({ text: NAMES, problems: [] })
})

test('reads what is not UTF-8 as Windows-1252, and says so', () => {
  const { text, problems } = decodeText(Buffer.from(NAMES.replace('ü', '\x80'), 'latin1'))
  expect(text).toBe(NAMES.replace('ü', '€'))
  expect(problems).toEqual([{ line: 1, code: 'read-as-windows-1252', params: {} }])
})

test('a letter cut in two does not spoil the other names', () => {
  const whole = new TextEncoder().encode('Jörg\nKäthe\nMüller')
  const { text, problems } = decodeText(whole.slice(0, whole.indexOf(0xbc)))
  expect(text).toBe('Jörg\nKäthe\nM\uFFFD')
  expect(problems).toEqual([{ line: 3, code: 'characters-unreadable', params: { count: 1 } }])
})

test('a letter that a fold cuts in two is whole, and every line stays where it is', () => {
  const halves = Buffer.from('FN:J\xC3\r\n \xB6rg\r\nN:M\xC3\xBCller\r\n', 'latin1')
  expect(decodeText(halves)).toEqual({ text: 'FN:Jö\n rg\nN:Müller\n', problems: [] })
})

test('every kind of line end becomes one', () => {
  expect(decodeText(Buffer.from('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd')
})
