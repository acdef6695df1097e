import type { I18n } from '@lingui/core'
import type { Favour } from '#shared/model/favours.ts'
import type { GiveWhat } from '#shared/model/give-what.ts'

/** What could be done, in a line. */
export function favourWords(i18n: I18n, { kind, person: { name }, text }: Favour): string {
  switch (kind) {
    case 'thank':
      return i18n.t('Thank {name}: {text}', { name, text })
    case 'teach':
      return i18n.t('Tell {name} how you do it: {text}', { name, text })
    case 'congratulate':
      return i18n.t('Think of {name}: {text}', { name, text })
    case 'share':
      return i18n.t('Send {name} something on what they care about: {text}', { name, text })
  }
}

/** The line of the story once it is done. */
export function doneFavourWords(i18n: I18n, { kind, text }: Favour): string {
  switch (kind) {
    case 'thank':
      return i18n.t('Thanked: {text}', { text })
    case 'teach':
      return i18n.t('Told how I do it: {text}', { text })
    case 'congratulate':
      return i18n.t('Thought of a day: {text}', { text })
    case 'share':
      return i18n.t('Sent something about: {text}', { text })
  }
}

export const GIVEN_BY_FAVOUR: Readonly<Record<Favour['kind'], GiveWhat>> = {
  thank: 'encouragement',
  teach: 'advice',
  congratulate: 'encouragement',
  share: 'resource',
}
