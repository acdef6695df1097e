import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { compilePseudo } from './pseudo-language.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compilePseudo)

test('is accented, in brackets, and longer by 40 of a hundred at least', () => {
  expect(i18n.t('Today')).toBe('[Ŧöðåý··]')
  const long = 'Nothing can be saved: the disk is full.'
  expect(i18n.t(long).length).toBeGreaterThanOrEqual(long.length * 1.4)
  expect(i18n.t(long)).not.toMatch(/[A-Za-z]/)
})

test('keeps placeholders, plurals and choices', () => {
  expect(i18n.t('Save {name}', { name: 'Ana' })).toBe('[Šåṽé·· Ana]')
  const people = (count: number) => i18n.t('{count, plural, =0 {nobody} one {# person} other {# people}}', { count })
  expect([0, 1, 3].map(people)).toEqual(['[ñöƀöðý···]', '[1 þéŕšöñ···]', '[3 þéöþļé···]'])
  expect(i18n.t('{owner, select, me {You} other {They}}', { owner: 'me' })).toBe('[Ýöû··]')
})

test('keeps the tags of a link', () => {
  expect(i18n.t('Read <0>how</0>')).toBe('[Ŕéåð·· <0>ĥöŵ··</0>]')
})

test('pseudo-translates what stands for a key of its own', () => {
  expect(i18n.t('open (a seat)', {}, { message: 'open' })).toBe('[öþéñ··]')
})
