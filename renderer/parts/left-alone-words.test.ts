import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import { leftAloneWords } from './left-alone-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)
const people = (...titles: string[]) => titles.map((title) => ({ id: title, kind: 'person', title, paths: [] }))

test('names a few of what was left alone, and counts the others', () => {
  expect(leftAloneWords(i18n, [])).toBe('')
  expect(leftAloneWords(i18n, people('Ana Ruiz'))).toBe('Left alone, because changed or used since: Ana Ruiz.')
  expect(leftAloneWords(i18n, people('Ana', 'Bob', '', 'Cleo', 'Dan'))).toBe(
    'Left alone, because changed or used since: Ana, Bob, Cleo and 2 more.',
  )
})

test('counts what has no name', () => {
  expect(leftAloneWords(i18n, people('', ''))).toBe('Left alone, because changed or used since: 2 entries.')
})
