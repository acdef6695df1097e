import { expect, test } from 'vitest'
import { eachStack, withoutStacks } from './stacks.ts'

const ACUTE = '\u0301'
// Two code units.
const MUSICAL = '\u{1D165}'

test('what people write in any script is shown as it is', () => {
  for (const text of ['', 'Ana Ruiz', 'Zoë', 'ก็่', 'क्षत्रिय', 'שָׁלוֹם', '👩‍👩‍👧‍👦🏳️‍🌈', `a${ACUTE.repeat(32)}b`]) {
    expect([...eachStack(text)]).toEqual([])
    expect(withoutStacks(text)).toBe(text)
  }
})

test('of marks stacked on one letter by the thousand, the first are shown, and what stands around them', () => {
  const text = `before a${ACUTE.repeat(50_000)} between b${MUSICAL.repeat(40)} after`
  expect(withoutStacks(text)).toBe(`before a${ACUTE.repeat(32)}… between b${MUSICAL.repeat(32)}… after`)
  for (const { from, to } of eachStack(text)) expect(text.slice(from, to)).toMatch(/^\p{M}+$/u)
})
