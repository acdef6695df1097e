import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardProperty } from './vcard-property.ts'

const read = (text: string, version: '2.1' | '3.0' | '4.0' = '3.0') => cardProperty({ line: 1, text }, version)

test('an escaped separator is text, a plain one separates', () => {
  expect(read('ORG:Acme\\; Sons\\, Ltd;Unit')?.parts).toEqual([['Acme; Sons, Ltd'], ['Unit']])
  expect(read('CATEGORIES:a\\,b,c')?.parts).toEqual([['a,b', 'c']])
})

test('a backslash before a separator is a backslash', () => {
  expect(read('ORG:C:\\\\;Unit')?.parts).toEqual([['C:\\'], ['Unit']])
  expect(read('NOTE:\\\\n is two letters\\nand this is a line')?.text).toBe('\\n is two letters\nand this is a line')
})

test('an escaped colon of an address is a colon', () => {
  expect(read('item1.URL;type=pref:http\\://example.org/a\\,b')).toMatchObject({
    name: 'url',
    group: 'item1',
    types: ['pref'],
    text: 'http://example.org/a,b',
  })
})

test('the bare parameters of 2.1 are types', () => {
  expect(read('TEL;WORK;VOICE:+49 30 1', '2.1')?.types).toEqual(['work', 'voice'])
})

test('quoted-printable of 2.1 is decoded in its charset, and its plain commas stay', () => {
  expect(read('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg, jr;;;', '2.1')?.parts).toEqual([
    ['Müller'],
    ['Jörg, jr'],
    [''],
    [''],
    [''],
  ])
  expect(read('NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-15:=A4 5=0D=0Aa \\ b', '2.1')?.text).toBe('€ 5\na \\ b')
  expect(read('ORG;ENCODING=QUOTED-PRINTABLE:a=3Bb;c', '2.1')?.parts).toEqual([['a;b'], ['c']])
})

test('the marks of RFC 6868 are what they stand for', () => {
  expect(read('FN;X-SAID="a^nb^\'c^^d":Ana', '4.0')?.param('x-said')).toBe('a\nb"c^d')
})

test('several types in one quoted parameter are several', () => {
  expect(read('TEL;VALUE=uri;TYPE="voice,work":tel:+1-212-555-0100;ext=102', '4.0')).toMatchObject({
    types: ['voice', 'work'],
    text: 'tel:+1-212-555-0100;ext=102',
  })
})

test.each(['', 'no property', ':', ';;:x', '"', 'a b:c', 'x'.repeat(100_000)])('"%s" is no property', (text) => {
  expect(read(text)).toBeNull()
})

test('names that every object has are names like any other', () => {
  expect(read('__proto__;__proto__=x:y')?.name).toBe('__proto__')
  expect(read('CONSTRUCTOR;CONSTRUCTOR=x:y')?.param('constructor')).toBe('x')
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('any text written with its escapes comes back', () => {
  const word = fc.string({ unit: 'grapheme-ascii' }).filter((text) => text.trim() === text)
  const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&')
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), (parts) => {
      expect(read(`N:${parts.map(escaped).join(';')}`)?.parts).toEqual(parts.map((part) => [part]))
    }),
  )
})

test('no line makes it throw', () => {
  const line = fc.tuple(fc.constantFrom('N', 'TEL', 'BDAY', 'ORG', 'X-A', 'SOUND'), fc.string(), fc.string())
  fc.assert(
    fc.property(
      line,
      fc.constantFrom('2.1' as const, '3.0' as const, '4.0' as const),
      ([name, params, value], version) => {
        expect([null, name.toLowerCase()]).toContain(read(`${name};${params}:${value}`, version)?.name ?? null)
      },
    ),
    { numRuns: 500 },
  )
})
