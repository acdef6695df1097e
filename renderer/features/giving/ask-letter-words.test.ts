import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import { askLetter } from './ask-letter-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)

test('G7: the letter says exactly what is asked for, and how to say no', () => {
  const { subject, body } = askLetter(i18n, 'Tom', 'an introduction to a works council lawyer. ')
  expect(subject).toBe('A question: an introduction to a works council lawyer')
  expect(body).toContain('Hi Tom,')
  expect(body).toContain('I could use your help with one thing: an introduction to a works council lawyer.\n')
  expect(body).toContain('If not, or not now, just say so')
})

test('a long ask is cut at a word in the subject, and whole in the letter', () => {
  const long = `somebody who ${'has seen '.repeat(20)}a works council from within`
  const { subject, body } = askLetter(i18n, 'Tom', long)
  expect(subject.length).toBeLessThan(80)
  expect(subject).toMatch(/(?:has|seen)…$/)
  expect(body).toContain(long)
})
