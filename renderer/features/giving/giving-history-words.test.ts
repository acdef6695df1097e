import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import type { PersonId } from '#shared/model/id.ts'
import { givingHistoryWords } from './giving-history-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)
const ANA = '01932b6e-7c00-7000-8000-000000000001' as PersonId
const words = givingHistoryWords(i18n, { people: [{ id: ANA, name: 'Ana' }], isAsk: true }, (day) => `the day ${day}`)

test('people are told by their names, kinds, days and standings in words', () => {
  expect(words.field(['people', ANA])).toBe('Whom I asked')
  expect(words.value(['people', ANA], 'true')).toBe('Ana')
  expect(words.value(['people', '01932b6e-7c00-7000-8000-000000000009'], 'true')).toBe('somebody else')
  expect(words.value(['what'], 'resource')).toBe('Something to use')
  expect(words.value(['openedOn'], '2026-11-23')).toBe('the day 2026-11-23')
  expect(words.value(['events', 'one'], '{"standing":"letGo","at":1}')).toBe('Let go')
})

test('what only a newer Rapport knows is told as it is kept, and what nobody wrote not at all', () => {
  expect(words.value(['events', 'one'], '{"standing":"waved"}')).toBe('{"standing":"waved"}')
  expect(words.value(['events', 'one'], 'waved')).toBe('waved')
  expect(words.field(['mood'])).toBe('mood')
  expect(words.isTold({ path: ['createdAt'], before: null, after: '1' })).toBe(false)
  expect(words.isTold({ path: ['text'], before: null, after: 'a lawyer' })).toBe(true)
})
