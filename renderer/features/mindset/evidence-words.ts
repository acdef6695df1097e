import type { I18n } from '@lingui/core'
import type { Evidence } from '#shared/contract/mindset-contract.ts'
import { formatDay } from '#ui/format-day.ts'

export interface Told {
  readonly locale: string
  readonly today: string
}

/** What the journal says, in one sentence. */
export function evidenceWords(i18n: I18n, found: Evidence, { locale, today }: Told): string {
  const since = 'since' in found ? formatDay(locale, found.since, 'short', today) : ''
  switch (found.kind) {
    case 'reached-out':
      return reachedOut(i18n, found)
    case 'short-talks':
      return found.short === 0
        ? i18n.t('Since {since} the conversations of which you know the length took {minutes} minutes a week.', {
            since,
            minutes: found.minutesAWeek,
          })
        : i18n.t(
            'Since {since}, {short} of {talks, plural, one {# conversation} other {# conversations}} took a quarter of an hour or less; all of them together {minutes} minutes a week.',
            { since, short: found.short, talks: found.talks, minutes: found.minutesAWeek },
          )
    case 'needs':
      return found.met === 0
        ? i18n.t('Since {since} you have heard what others need {heard, plural, one {once} other {# times}}.', {
            since,
            heard: found.heard,
          })
        : i18n.t(
            'Since {since} you have heard what others need {heard, plural, =0 {not at all} one {once} other {# times}}, and {met, plural, one {one need was met} other {# needs were met}}.',
            { since, heard: found.heard, met: found.met },
          )
    case 'helped':
      return helped(i18n, found)
    case 'received':
      return received(i18n, found)
    case 'goals-ahead':
      return i18n.t(
        '{goals, plural, one {A goal needs people by a day that is} other {# goals need people by a day, the first of them}} {days, plural, =0 {today} one {a day away} other {# days away}}, and nobody there is warm yet.',
        { goals: found.goals, days: found.daysLeft },
      )
    case 'thanked':
      return i18n.t('Since {since} you were thanked for {times, plural, one {something} other {# things}} you gave.', {
        since,
        times: found.times,
      })
    case 'sessions':
      return i18n.t('Since {since} you sat down for it {times, plural, one {once} other {# times}}.', {
        since,
        times: found.times,
      })
    case 'begun-by-them':
      return i18n.t('Since {since} others began a conversation with you {times, plural, one {once} other {# times}}.', {
        since,
        times: found.times,
      })
    case 'needs-met':
      return i18n.t(
        'Since {since} {times, plural, one {a need of theirs was met} other {# of their needs were met}}.',
        {
          since,
          times: found.times,
        },
      )
    case 'first-talks':
      return i18n.t(
        'Since {since} you spoke with {people, plural, one {one person} other {# people}} for the first time.',
        { since, people: found.people },
      )
    case 'spoke-again':
      return i18n.t(
        'In the last two years somebody spoke with you after more than half a year of silence {times, plural, one {once} other {# times}}.',
        { times: found.times },
      )
  }
}

function reachedOut(i18n: I18n, found: Extract<Evidence, { kind: 'reached-out' }>): string {
  const { times, answered, usualDays, isCut } = found
  const usually =
    usualDays === 0
      ? i18n.t('usually on the same day')
      : i18n.t('usually within {days, plural, one {a day} other {# days}}', { days: usualDays })
  if (isCut) {
    return i18n.t(
      '{answered} of the last {times} times that you wrote to somebody after a long silence, you spoke within three weeks, {usually}.',
      { answered, times, usually },
    )
  }
  return i18n.t(
    '{answered} of {times, plural, one {the one time} other {the # times}} that you wrote to somebody after a long silence, you spoke within three weeks, {usually}.',
    { answered, times, usually },
  )
}

const MONTH_DAYS = 30.44

function received(i18n: I18n, { times, usualDaysKnown }: Extract<Evidence, { kind: 'received' }>): string {
  const months = Math.floor(usualDaysKnown / MONTH_DAYS)
  if (months < 2) {
    return i18n.t('You were given something {times, plural, one {once} other {# times}}.', {
      times,
    })
  }
  return i18n.t(
    'You were given something {times, plural, one {once} other {# times}}, usually more than {months} months after you first spoke.',
    { times, months },
  )
}

function helped(i18n: I18n, { times, usualDaysKnown }: Extract<Evidence, { kind: 'helped' }>): string {
  const months = Math.floor(usualDaysKnown / MONTH_DAYS)
  if (months < 2) {
    return i18n.t('{times, plural, one {One promise to you was kept} other {# promises to you were kept}}.', { times })
  }
  return i18n.t(
    '{times, plural, one {One promise to you was kept} other {# promises to you were kept}}, usually more than {months} months after you first spoke.',
    { times, months },
  )
}
