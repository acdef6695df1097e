import type { I18n } from '@lingui/core'
import type { ChannelEntry } from '#shared/model/person-entries.ts'
import type { PersonText } from '#shared/model/person-fields.ts'

export interface TextWords {
  /** The name of the field. */
  readonly label: string
  /** What to write there. */
  readonly prompt: string
}

/** The capture guide in words, in the order in which one learns about somebody. */
export function textWords(i18n: I18n): Record<PersonText, TextWords> {
  return {
    workingOn: { label: i18n.t('Working on'), prompt: i18n.t('What keeps them busy these days?') },
    caresAbout: { label: i18n.t('Cares about'), prompt: i18n.t('What matters to them, at work and beyond it?') },
    wantsToMeet: { label: i18n.t('Wants to meet'), prompt: i18n.t('Whom would they love to talk to?') },
    canLearnFromThem: {
      label: i18n.t('I can learn from them'),
      prompt: i18n.t('What do they know that you would like to?'),
    },
    theyCanLearnFromMe: {
      label: i18n.t('They can learn from me'),
      prompt: i18n.t('What of yours could be of use to them?'),
    },
    askNext: { label: i18n.t('Ask next time'), prompt: i18n.t('Which question are you curious about?') },
    howWeMet: { label: i18n.t('How we met'), prompt: i18n.t('Where did it begin?') },
    notes: { label: i18n.t('Notes'), prompt: i18n.t('Anything else worth remembering.') },
  }
}

export const TEXT_ORDER: readonly PersonText[] = [
  'workingOn',
  'caresAbout',
  'wantsToMeet',
  'canLearnFromThem',
  'theyCanLearnFromMe',
  'askNext',
  'howWeMet',
  'notes',
]

export function channelWords(i18n: I18n): Record<ChannelEntry['kind'], string> {
  return {
    email: i18n.t('Email'),
    phone: i18n.t('Phone'),
    profile: i18n.t('Profile'),
    website: i18n.t('Website'),
    message: i18n.t('Messages'),
    address: i18n.t('Address'),
    other: i18n.t('Other'),
  }
}
