import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import type { IntroductionPage } from '#shared/contract/introduction-contract.ts'
import { introductionHistoryWords } from './introduction-history-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)
const [ANA, TOM, DEE] = ['1', '2', '3'].map((digit) => `01932b6e-7c00-7000-8000-00000000000${digit}`)
const page = { a: { person: { id: ANA, name: 'Ana' } }, b: { person: { id: TOM, name: 'Tom' } } }
const words = introductionHistoryWords(i18n, page as IntroductionPage)

test('people are told by their names, and whoever is not there any more by none', () => {
  expect(words.value(['a'], ANA ?? '')).toBe('Ana')
  expect(words.value(['b'], DEE ?? '')).toBe('somebody else')
  expect(words.field(['blurbA'])).toBe('What Tom is told of Ana')
})

test('what was said is told with who said it, and not as said by whoever is on that side now', () => {
  const said = (event: object) => words.value(['events', 'one'], JSON.stringify({ at: 1, on: '2026-11-23', ...event }))
  expect(said({ side: 'b', person: TOM, type: 'agreed', note: 'Gladly' })).toBe('Tom: Said yes. Gladly')
  expect(said({ side: 'b', person: DEE, type: 'declined', note: '' })).toBe('somebody else: Said no')
  expect(said({ side: null, type: 'introduced', note: '' })).toBe('Introduced')
  // What only a newer Rapport knows is told as it is kept.
  expect(words.value(['events', 'one'], '{"type":"waved"}')).toBe('{"type":"waved"}')
})

test('what nobody wrote is not told', () => {
  expect(words.isTold({ path: ['createdAt'], before: null, after: '1' })).toBe(false)
  expect(words.isTold({ path: ['why'], before: null, after: 'Pears' })).toBe(true)
})
