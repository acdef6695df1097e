import { expect, test } from 'vitest'
import { isFound } from './settings-search.ts'

const BACKUPS = { title: 'Backups', also: 'restore copy safety' }

test('finds a section by the beginnings of its words, in any order and case', () => {
  expect(isFound(BACKUPS, 'Back')).toBe(true)
  expect(isFound(BACKUPS, 'résto BACKUP')).toBe(true)
  expect(isFound(BACKUPS, '  ')).toBe(true)
  expect(isFound(BACKUPS, 'store')).toBe(false)
  expect(isFound(BACKUPS, 'backup theme')).toBe(false)
})
