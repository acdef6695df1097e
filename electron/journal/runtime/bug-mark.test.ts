import { expect, test } from 'vitest'
import { bugMark } from './bug-mark.ts'

function thrown(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('names the class and the line of ours, and not what it was about', () => {
  expect(bugMark(thrown(() => JSON.parse('Ana has left her husband')))).toMatch(/^SyntaxError, bug-mark\.test\.ts:\d+$/)
  const nobody = undefined as unknown as { name: string }
  expect(bugMark(thrown(() => nobody.name))).toMatch(/^TypeError, bug-mark\.test\.ts:\d+$/)
})

test('names the code of the system, and what has none is named as far as it can be', () => {
  const refused = Object.assign(new Error('listen EACCES: 127.0.0.1:1'), { code: 'EACCES', stack: undefined })
  expect(bugMark(refused)).toBe('Error EACCES')
  expect(bugMark(Object.assign(new Error('x'), { code: 'a note of hers', name: 'her name', stack: '' }))).toBe('Error')
  expect(bugMark('Ana')).toBe('string')
  expect(bugMark(null)).toBe('object')
})
