import type { I18n } from '@lingui/core'
import type { Brief } from '#shared/contract/today-contract.ts'

type Question = NonNullable<Brief['question']>
type Gift = NonNullable<Brief['gift']>

export function briefPurposeWords(i18n: I18n, { because, text }: Brief['purpose']): string {
  switch (because) {
    case 'plan':
      return text
    case 'promise':
      return i18n.t('Keep your word: {text}', { text })
    case 'need':
      return i18n.t('Help with what they need: {text}', { text })
    case 'cooling':
      return i18n.t('Be in touch again: it has been a while.')
    case 'first':
      return i18n.t('Get to know each other. You have no conversation written down yet.')
    case 'catching-up':
      return i18n.t('Catch up, with nothing to settle.')
  }
}

export function briefQuestionWords(i18n: I18n, question: Brief['question']): string {
  if (question === null) return i18n.t('What are you curious about? Ask what keeps them busy these days.')
  const { text } = question
  switch (question.from) {
    case 'askNext':
      return text
    case 'answer':
      return i18n.t('{text}: is that still so?', { text })
    case 'need':
      return i18n.t('You heard: {text}. How is that going?', { text })
    case 'workingOn':
      return i18n.t('They are working on: {text}. What has changed?', { text })
    case 'caresAbout':
      return i18n.t('They care about: {text}. What is behind that?', { text })
  }
}

export function giftWords(i18n: I18n, { from, text }: Gift): string {
  switch (from) {
    case 'need':
      return i18n.t('Bring a name, a link or an hour for: {text}', { text })
    case 'wantsToMeet':
      return i18n.t('Think of somebody to introduce: {text}', { text })
    case 'theyCanLearnFromMe':
      return i18n.t('Offer what they can learn from you: {text}', { text })
  }
}

/** Where a line stands on somebody's page. */
export function lineSourceWords(i18n: I18n): Record<Question['from'] | Gift['from'], string> {
  return {
    askNext: i18n.t('what you noted to ask'),
    answer: i18n.t('what you knew then; it may have changed'),
    need: i18n.t('a need you heard'),
    workingOn: i18n.t('what they are working on; it may have changed'),
    caresAbout: i18n.t('what they care about'),
    wantsToMeet: i18n.t('whom they want to meet'),
    theyCanLearnFromMe: i18n.t('what they can learn from you'),
  }
}
