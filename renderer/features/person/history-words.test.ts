import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { fieldName, isTold, valueWords } from './history-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)
const person = {
  metThrough: { id: 'p1', name: 'Tom Baker' },
  introduced: [],
  seenWith: [],
  circles: [{ id: 'c1', name: 'Board' }],
  roles: [{ id: 'r1', value: { organisation: 'o1', organisationName: 'Acme' } }],
} as unknown as PersonPage

test('entries are told by what they say, not as they are kept', () => {
  const said = (path: string[], value: unknown) => valueWords(i18n, path, JSON.stringify(value), person)
  expect(said(['needs', 'n1'], { text: 'a data lead', state: 'open', heardOn: null })).toBe('a data lead')
  expect(said(['roles', 'r1'], { title: 'Advisor', organisation: 'o1', from: null })).toBe('Advisor, Acme')
  expect(said(['channels', 'x'], { kind: 'email', value: 'ana@example.org' })).toBe('Email ana@example.org')
  expect(said(['names'], { display: '', family: 'Ruiz', given: 'Ana', nick: '', phonetic: '' })).toBe('Ana Ruiz')
  expect(said(['dates', 'd1'], { label: 'Birthday', date: { m: 2, d: 29 } })).toBe('Birthday 02-29')
})

test('people and circles are told by their names, never by their ids', () => {
  expect(valueWords(i18n, ['metThrough'], 'p1', person)).toBe('Tom Baker')
  expect(valueWords(i18n, ['metThrough'], 'p9', person)).toBe('somebody')
  expect(valueWords(i18n, ['circles', 'c1'], 'true', person)).toBe('Board')
})

test('text that only looks like an entry is told as it is', () => {
  expect(valueWords(i18n, ['notes'], '{not an entry', person)).toBe('{not an entry')
})

test('fields have names, and what nobody wrote is not told', () => {
  expect(fieldName(i18n, ['names', 'given'])).toBe('Given name')
  expect(fieldName(i18n, ['canLearnFromThem'])).toBe('I can learn from them')
  expect(isTold({ path: ['schema'], before: null, after: '1' })).toBe(false)
})
