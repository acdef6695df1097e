import { constants } from 'node:os'
import { describe, expect, test } from 'vitest'
import { isJournalError, toJournalError, type JournalError } from './journal-error.ts'

/** As Node makes it of what the system answers. */
const ofSystem = (code: string, syscall: string) =>
  Object.assign(new Error(`${code}: said by the system, ${syscall}`), { code, syscall, errno: -1 })

describe('what the disk answers is never a bug', () => {
  // Every code of this system, those as well that no disk is known to answer.
  test.each(Object.keys(constants.errno))('%s', (code) => {
    const told = toJournalError(ofSystem(code, 'fsync'))
    expect(isJournalError(told, 'disk-full', 'read-only', 'io')).toBe(true)
    expect((told as JournalError).cause).toMatchObject({ code })
  })

  test('a code that no list has', () => {
    expect(isJournalError(toJournalError(ofSystem('UNKNOWN', 'open')), 'io')).toBe(true)
  })
})

// https://sqlite.org/rescode.html, those that come of the machine and not of a statement.
test.each([
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_READONLY_DBMOVED', 'read-only'],
  ['SQLITE_BUSY_SNAPSHOT', 'held'],
  ['SQLITE_NOMEM', 'io'],
  ['SQLITE_IOERR_FSYNC', 'io'],
  ['SQLITE_IOERR_CORRUPTFS', 'damaged'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_CANTOPEN_ISDIR', 'io'],
  ['SQLITE_PROTOCOL', 'io'],
  ['SQLITE_NOLFS', 'io'],
] as const)('%s of the database is %s', (code, expected) => {
  expect(isJournalError(toJournalError(Object.assign(new Error(code), { code })), expected)).toBe(true)
})

test('a bug stays one, and so does what the network answers: it says nothing of the disk', () => {
  for (const error of [
    new TypeError('x is not a function'),
    Object.assign(new Error('bad'), { code: 'ERR_INVALID_ARG_TYPE' }),
    ofSystem('ECONNREFUSED', 'connect'),
    ofSystem('EADDRINUSE', 'listen'),
    ofSystem('EACCES', 'listen'),
    ofSystem('EMFILE', 'accept'),
    ofSystem('ETIMEDOUT', 'connect'),
  ]) {
    expect(toJournalError(error)).toBe(error)
  }
})
