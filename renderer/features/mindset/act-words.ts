import type { I18n } from '@lingui/core'
import type { Barrier } from '#shared/model/reframe.ts'

/** What to do now, in one sentence. @param isBefore something hard waits behind */
export function actWords(i18n: I18n, barrier: Barrier, isBefore: boolean): string {
  if (isBefore) return i18n.t('Begin with a line to somebody near: that makes the next one easier.')
  const words: Record<Barrier, string> = {
    'too-busy': i18n.t('A quarter of an hour is enough: a line to one of them.'),
    'self-serving': i18n.t('Ask one of them about their work, and nothing else.'),
    'waste-time': i18n.t('A short note to one of them, with an easy way out.'),
    'not-yet': i18n.t('A line to one of them, while you need nothing.'),
    imposing: i18n.t('A small question to one of them, with an easy way out.'),
    'why-me': i18n.t('A line to one of them with something that you can offer.'),
    'not-good': i18n.t('The smallest next step: a line to one of them.'),
    forgotten: i18n.t('A line to one of them that says what you remember of the last time.'),
    own: i18n.t('A line to one of them.'),
  }
  return words[barrier]
}
