import type { I18n } from '@lingui/core'
import type { BlockProblem } from '#shared/contract/journal-errors.ts'

const MAX_OF_A_NAME = 60

/** Why nothing is known of when a time block comes. */
export function blockProblemWords(i18n: I18n, problem: BlockProblem, zone: string): string {
  switch (problem) {
    case 'unreadable':
      return i18n.t('That is no recurrence rule that can be read.')
    case 'too-often':
      return i18n.t('A time block comes once a day at most.')
    case 'part':
      return i18n.t('Rules by day, week and month are known; this one has a part that is not.')
    case 'never':
      return i18n.t('There is no such day in the calendar.')
    case 'zone':
      return i18n.t('This machine knows no time zone “{zone}”.', { zone: zone.slice(0, MAX_OF_A_NAME) })
  }
}
