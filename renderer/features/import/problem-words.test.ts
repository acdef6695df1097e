import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import { problemWords, remarkWords } from './problem-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)

test('a problem says its line, and its file where there are several', () => {
  const problem = { line: 1234, code: 'no-email-address', params: { text: 'ana at home' } } as const
  expect(problemWords(i18n, problem)).toBe('Line 1234: “ana at home” is no email address; it was left out.')
  expect(problemWords(i18n, { ...problem, file: 'a.vcf' })).toMatch(/^a\.vcf, line 1234: “ana at home”/)
  expect(problemWords(i18n, { line: 0, code: 'ended', params: { because: 'disk-full' } })).toMatch(
    /^The import ended here because the disk is full/,
  )
})

test('numbers are counted and written as the language does', () => {
  const cut = { line: 1, code: 'value-cut', params: { value: 'title', max: 2000 } } as const
  expect(problemWords(i18n, cut)).toBe('Line 1: Longer than 2,000 characters, and cut: title.')
  const unreadable = (count: number) =>
    problemWords(i18n, { line: 0, code: 'characters-unreadable', params: { count } })
  expect(unreadable(1)).toMatch(/^1 character could/)
  expect(unreadable(2)).toMatch(/^2 characters could/)
})

test('remarks of several files name each file', () => {
  const remark = (count: number) => ({ code: 'groups-as-circles' as const, params: { count } })
  expect(remarkWords(i18n, [remark(1), { ...remark(2), file: 'b.vcf' }])).toBe(
    '1 group was read as the circle of its members. b.vcf: 2 groups were read as circles of their members.',
  )
})
