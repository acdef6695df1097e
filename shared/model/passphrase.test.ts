import { describe, expect, test } from 'vitest'
import { isMistyped, makePassphrase, passphraseProblem, readPassphrase } from './passphrase.ts'

const counting = (bytes: Uint8Array) => bytes.forEach((_, index) => (bytes[index] = index * 37 + 11))
const MADE = makePassphrase(counting)

describe('a passphrase that Rapport made', () => {
  test('is six groups of four', () => {
    expect(MADE).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(readPassphrase(MADE)).toEqual({ form: 'made', text: MADE.replaceAll('-', '') })
  })

  test('is the same however it was written down', () => {
    const read = readPassphrase(MADE).text
    const misread = MADE.replaceAll('0', 'o').replaceAll('1', 'l')
    for (const text of [MADE.toLowerCase(), MADE.replaceAll('-', ' '), `  ${misread}\n`, MADE.replaceAll('-', '–')]) {
      expect(readPassphrase(text).text).toBe(read)
      expect(isMistyped(text)).toBe(false)
    }
  })

  test('says of each single wrong letter, and of any two neighbours that changed places, that it is mistyped', () => {
    const letters = MADE.replaceAll('-', '')
    for (const [at, letter] of Array.from(letters).entries()) {
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.replace(letter, '')) {
        expect(isMistyped(letters.slice(0, at) + other + letters.slice(at + 1))).toBe(true)
      }
      const next = letters[at + 1]
      // The last two check the others, and change places like them.
      if (next === undefined || next === letter) continue
      expect(isMistyped(letters.slice(0, at) + next + letter + letters.slice(at + 2))).toBe(true)
    }
    expect(isMistyped(letters.slice(1))).toBe(true)
  })
})

describe('a passphrase that was thought of', () => {
  test('may be anything of twelve letters or more', () => {
    expect(passphraseProblem('kurz')).toBe('too-short')
    expect(passphraseProblem('          a ')).toBe('too-short')
    expect(passphraseProblem('rote Schuhe am Montag')).toBeNull()
    expect(passphraseProblem('赤い靴を履いた月曜日の朝です')).toBeNull()
    expect(passphraseProblem('x'.repeat(1001))).toBe('too-long')
  })

  test('is the same whatever spaces are around it, and however its letters are composed', () => {
    const composed = readPassphrase('rote Schühe am Montag').text
    expect(readPassphrase('  rote  Schühe am Montag\n').text).toBe(composed)
    expect(readPassphrase('Rote Schühe am Montag').text).not.toBe(composed)
  })
})
