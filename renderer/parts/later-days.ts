import type { I18n } from '@lingui/core'
import { addDays, addMonths, weekdayOf, type CivilDate } from '#shared/model/civil-date.ts'

export interface LaterDay {
  readonly id: 'tomorrow' | 'next-week' | 'two-weeks' | 'month'
  readonly day: CivilDate
}

/** The days that something is put off to: tomorrow, the next Monday, in two weeks, in a month; each day once. */
export function laterDays(today: CivilDate): LaterDay[] {
  const days: LaterDay[] = [
    { id: 'tomorrow', day: addDays(today, 1) },
    { id: 'next-week', day: addDays(today, 8 - weekdayOf(today)) },
    { id: 'two-weeks', day: addDays(today, 14) },
    { id: 'month', day: addMonths(today, 1) },
  ]
  return days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index)
}

export function laterWords(i18n: I18n): Record<LaterDay['id'], string> {
  return {
    tomorrow: i18n.t('Tomorrow'),
    'next-week': i18n.t('Next week'),
    'two-weeks': i18n.t('In two weeks'),
    month: i18n.t('In a month'),
  }
}
