import { expect, test } from 'vitest'
import { readTime } from './read-time.ts'

test('reads a time however it is typed', () => {
  expect(['9', '9:30', '930', '14.05', '2 pm', '12am', '12 PM'].map(readTime)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '14:05',
    '14:00',
    '00:00',
    '12:00',
  ])
})

test('what is no time is none', () => {
  expect(['25', '9:75', '13 pm', 'noon', ''].map(readTime)).toEqual([null, null, null, null, null])
})
