import type { I18n } from '@lingui/core'
import { partsOfRule, WEEKDAY_CODES, type BlockRule, type RuleParts } from '#shared/model/block-rule.ts'
import { formatDay } from '#ui/format-day.ts'

/** When a block comes: "every Tuesday, 08:30, 30 minutes". A rule without words is shown as it is written. */
export function ruleWords(i18n: I18n, locale: string, rule: BlockRule, here: { zone: string; today: string }): string {
  const { minutes, time, zone } = rule
  const length = i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })
  const clock = zone === here.zone ? time : i18n.t('{time} in {zone}', { time, zone: zone.replaceAll('_', ' ') })
  return [daysWords(i18n, locale, rule, here.today), clock, length].join(', ')
}

/** The days alone: "every Tuesday". */
export function daysWords(i18n: I18n, locale: string, rule: BlockRule, today: string): string {
  const parts = partsOfRule(rule.rrule)
  if (parts === null) return rule.rrule
  if (parts.count === 1) return formatDay(locale, rule.start, 'weekday', today)
  const days = rhythmWords(i18n, locale, parts)
  if (parts.count !== null) {
    return i18n.t('{days}, {count, plural, one {once} other {# times}}', { days, count: parts.count })
  }
  if (parts.until === null) return days
  return i18n.t('{days} until {day}', { days, day: formatDay(locale, parts.until, 'short', today) })
}

function rhythmWords(i18n: I18n, locale: string, { every, interval, days, monthDays }: RuleParts): string {
  const named = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    days.map(({ weekday, nth }) => nthWords(i18n, weekdayName(locale, weekday), nth)),
  )
  if (every === 'day') {
    return i18n.t('{interval, plural, =1 {every day} =2 {every other day} other {every # days}}', { interval })
  }
  if (every === 'week') {
    if (days.length === 0) {
      return i18n.t('{interval, plural, =1 {every week} =2 {every other week} other {every # weeks}}', { interval })
    }
    if (interval === 1 && isWorkdays(days)) return i18n.t('Monday to Friday')
    return i18n.t('{interval, plural, =1 {every {named}} =2 {every other {named}} other {{named}, every # weeks}}', {
      interval,
      named,
    })
  }
  const ofMonth = days.length > 0 ? named : monthDayWords(i18n, locale, monthDays)
  if (ofMonth === '') {
    return i18n.t('{interval, plural, =1 {every month} =2 {every other month} other {every # months}}', { interval })
  }
  return i18n.t(
    '{interval, plural, =1 {{ofMonth} of the month} =2 {{ofMonth} of every other month} other {{ofMonth}, every # months}}',
    { interval, ofMonth },
  )
}

function monthDayWords(i18n: I18n, locale: string, monthDays: readonly number[]): string {
  const words = monthDays.map((day) =>
    day === -1
      ? i18n.t('the last day')
      : day < 0
        ? i18n.t('day {day} from the end', { day: -day })
        : i18n.t('{day, selectordinal, one {the #st} two {the #nd} few {the #rd} other {the #th}}', { day }),
  )
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
}

function nthWords(i18n: I18n, weekday: string, nth: number | null): string {
  switch (nth) {
    case null:
      return weekday
    case -1:
      return i18n.t('the last {weekday}', { weekday })
    case 1:
      return i18n.t('the first {weekday}', { weekday })
    case 2:
      return i18n.t('the second {weekday}', { weekday })
    case 3:
      return i18n.t('the third {weekday}', { weekday })
    case 4:
      return i18n.t('the fourth {weekday}', { weekday })
    default:
      return i18n.t('{weekday} number {nth}', { weekday, nth })
  }
}

function isWorkdays(days: RuleParts['days']): boolean {
  return days.length === 5 && days.every(({ weekday }) => weekday !== 'SA' && weekday !== 'SU')
}

/** A weekday in the language of the page; 5 January 1970 was a Monday. */
function weekdayName(locale: string, code: (typeof WEEKDAY_CODES)[number]): string {
  const day = Date.UTC(1970, 0, 5 + WEEKDAY_CODES.indexOf(code))
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day)
}
