import { expect, test } from 'vitest'
import { lineToKeep, lineWith, NOTHING_WAITS, waitFor } from './waiting-line.ts'

test('what was typed waits while a link shows its line, and is what is left after it', () => {
  const waiting = waitFor(NOTHING_WAITS, 'lunch with Tom', 'coffee with Ana')
  expect(waiting.left).toBe('lunch with Tom')
  expect(lineToKeep(waiting, 'coffee with Ana')).toBe('lunch with Tom')
})

test('what was changed in the line of a link is kept with what waits', () => {
  const waiting = waitFor(NOTHING_WAITS, 'lunch with Tom', 'coffee with Ana')
  expect(lineToKeep(waiting, 'coffee with Ana yesterday')).toBe('coffee with Ana yesterday\nlunch with Tom')
  expect(lineWith(waiting, '')).toBe('lunch with Tom')
})

test('another link takes the place of one that nobody has changed', () => {
  const first = waitFor(NOTHING_WAITS, 'lunch with Tom', 'coffee with Ana')
  expect(waitFor(first, 'coffee with Ana', 'call with Bob')).toEqual({
    offered: 'call with Bob',
    isSuggested: false,
    left: 'lunch with Tom',
  })
  expect(waitFor(first, 'coffee with Ana now', 'call with Bob').left).toBe('coffee with Ana now\nlunch with Tom')
})

test('a line that Rapport suggests is not kept as it came, and is with what was written on', () => {
  const waiting = waitFor(NOTHING_WAITS, '', 'met Ana, 45 min, ', true)
  expect(lineToKeep(waiting, 'met Ana, 45 min, ')).toBe('')
  expect(lineToKeep(waiting, 'met Ana, 45 min, roofs')).toBe('met Ana, 45 min, roofs')
})

test('the line of a link is kept where nothing waits', () => {
  expect(lineToKeep(waitFor(NOTHING_WAITS, '', 'coffee with Ana'), 'coffee with Ana')).toBe('coffee with Ana')
})
