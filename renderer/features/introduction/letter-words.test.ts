import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import type { IntroductionLetter, LetterParts } from '#shared/contract/introduction-contract.ts'
import { letterText } from './letter-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
const ANA = {
  name: 'Ana Ruiz',
  given: 'Ana',
  family: 'Ruiz',
  email: 'ana@garden.test',
  title: '',
  organisation: 'Garden Co',
}
const TOM = {
  name: 'Tom Becker',
  given: 'Tom',
  family: 'Becker',
  email: null,
  title: 'Head of data',
  organisation: 'Acme',
}
const parts = (letter: IntroductionLetter, more: Partial<LetterParts> = {}): LetterParts => ({
  letter,
  to: [ANA],
  other: null,
  why: 'Both grow pears.',
  blurbs: ['Knows about data.'],
  ...more,
})
const TONES = ['warm', 'formal'] as const

test('who is asked hears why, and of somebody whom only a letter that names them names', () => {
  for (const tone of TONES) {
    const blind = letterText(i18n, parts('ask-a'), tone)
    expect(blind.body).toContain('Both grow pears.')
    expect(blind.body).toContain('Knows about data.')
    expect(JSON.stringify(blind)).not.toMatch(/Tom|Becker|Acme/)
    const named = letterText(i18n, parts('ask-a', { other: TOM }), tone)
    expect(named.subject).toBe('May I introduce you to Tom Becker?')
    expect(named.body).toContain('Tom Becker (Head of data, Acme)')
  }
  expect(letterText(i18n, parts('ask-a'), 'warm').body).toMatch(/^Hi Ana,\n\n/)
  expect(letterText(i18n, parts('ask-a'), 'formal').body).toMatch(/^Dear Ana Ruiz,\n\n/)
})

test('both are introduced with what each may read of the other', () => {
  for (const tone of TONES) {
    const { subject, body } = letterText(
      i18n,
      parts('introduce', { to: [ANA, TOM], blurbs: ['Runs three gardens.', ''] }),
      tone,
    )
    expect(subject).toBe('Ana Ruiz, meet Tom Becker')
    expect(body).toContain('Ana Ruiz (Garden Co): Runs three gardens.')
    expect(body).toContain('\n\nTom Becker (Head of data, Acme)\n\n')
  }
})

test('I4: a no is passed on as what does not fit at the moment, and says nothing of whose it is', () => {
  for (const tone of TONES) {
    const { subject, body } = letterText(i18n, parts('decline-a', { why: '', blurbs: [] }), tone)
    expect(body).toContain('does not fit at the moment')
    expect(`${subject} ${body}`).not.toMatch(/\bno\b|declin|refus|Tom|data|pears/i)
  }
})
