import type { I18n } from '@lingui/core'
import type { CalendarLeft, CalendarProblem, CalendarReport } from '#shared/contract/calendar-contract.ts'

/** How many meetings a calendar has, and what is new since it was read before. */
export function calendarReportWords(i18n: I18n, { meetings, added, changed, removed }: CalendarReport): string {
  const all = i18n.t(
    '{count, plural, =0 {No meetings} one {# meeting} other {# meetings}} with people of your journal',
    {
      count: meetings,
    },
  )
  if (changed + removed === 0 && (added === 0 || added === meetings)) return i18n.t('{all}.', { all })
  return i18n.t('{all}: {added} new, {changed} changed, {removed} gone.', { all, added, changed, removed })
}

/** Why events are no meetings here, with how many. */
export function leftWords(i18n: I18n, why: CalendarLeft, count: number): string {
  switch (why) {
    case 'nobody':
      return i18n.t('{count, plural, one {# event} other {# events}} with nobody of your journal', { count })
    case 'past':
      return i18n.t('{count, plural, one {# past event} other {# past events}}', { count })
    case 'cancelled':
      return i18n.t('{count} cancelled', { count })
    case 'declined':
      return i18n.t('{count} that you declined', { count })
    case 'own':
      return i18n.t('{count} that Rapport wrote itself', { count })
    case 'older':
      return i18n.t('{count, plural, one {# older version} other {# older versions}} of the same event', { count })
    case 'unreadable':
      return i18n.t('{count} that cannot be read', { count })
    case 'too-large':
      return i18n.t('{count} that are too large', { count })
    case 'too-many':
      return i18n.t('{count} beyond what is kept of one calendar', { count })
  }
}

/** What is kept in another shape, or could not be read. */
export function calendarProblemWords(i18n: I18n, { code, file, what }: CalendarProblem): string {
  const words = problem(i18n, code, what)
  return file === '' ? words : i18n.t('{file}: {words}', { file, words })
}

function problem(i18n: I18n, code: CalendarProblem['code'], what: string): string {
  switch (code) {
    case 'zone':
      return i18n.t('The time zone “{zone}” is not known here: its times are taken for those of this machine.', {
        zone: what,
      })
    case 'rule':
      return i18n.t('The rule {rule} is not understood: only its first time is shown.', { rule: what })
    case 'time':
      return i18n.t('A time beyond the end of all calendars is left out.')
    case 'cut-off':
      return i18n.t('The end of the file is missing: all that is whole was read.')
    case 'not-a-calendar':
      return i18n.t('This is no calendar, and was passed over.')
    case 'too-large':
      return i18n.t('It is too large, and was not read to its end.')
    case 'no-access':
      return i18n.t('It cannot be read, and was passed over.')
    case 'too-many-files':
      return i18n.t('Only the first {count} files were read.', { count: what })
  }
}
