import type { I18n } from '@lingui/core'
import { conversationWords } from '#parts/conversation-words.ts'
import type { TodayReason } from '#shared/contract/today-contract.ts'
import { formatDay, relativeDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { cx } from '#ui/cx.ts'
import type { ReasonOf } from './day-item.ts'
import styles from './today.module.css'

/** Whose words, and on which day. */
interface Saying {
  readonly i18n: I18n
  readonly locale: string
  readonly today: string
}

const SHOWN = 3

/** Why somebody stands here, a sentence each; of many the first. On one line where the list has no room for more. */
export function ReasonWords({ reasons, onOneLine = false }: { reasons: readonly TodayReason[]; onOneLine?: boolean }) {
  const i18n = useI18n()
  const saying = { i18n, locale: useLocale(), today: useToday() }
  if (onOneLine) return reasons.map((reason) => reasonWords(reason, saying)).join(' · ')
  // "and 1 more" takes the room of the one.
  const shown = reasons.length <= SHOWN + 1 ? reasons : reasons.slice(0, SHOWN)
  return (
    <>
      {shown.map((reason, index) => (
        <span key={index} className={cx(styles.reason, index > 0 && styles.further)}>
          {reasonWords(reason, saying)}
        </span>
      ))}
      {shown.length < reasons.length && (
        <span className={cx(styles.reason, styles.further)}>
          {i18n.t('and {count} more', { count: reasons.length - shown.length })}
        </span>
      )}
    </>
  )
}

export function reasonWords(reason: TodayReason, { i18n, locale, today }: Saying): string {
  switch (reason.kind) {
    case 'date':
      return dateWords(reason, { i18n, locale, today })
    case 'plan':
      return planWords(reason, { i18n, locale, today })
    case 'meeting':
      return meetingWords(reason, { i18n, locale, today })
    case 'promise': {
      const { text, actor, due } = reason.followUp
      const said = actor === 'me' ? i18n.t('You promised: {text}', { text }) : i18n.t('Waiting for: {text}', { text })
      return due === null || due >= today
        ? said
        : i18n.t('{said} · due {when}', { said, when: relativeDay(locale, due, today) })
    }
    case 'quiet':
      return i18n.t(
        'Last spoke {days, plural, one {# day} other {# days}} ago; you wanted every {wanted, plural, one {day} other {#}}.',
        { days: reason.daysSince, wanted: reason.cadence.idealDays },
      )
    case 'unmet':
      return i18n.t('No conversation yet.')
  }
}

function dateWords({ label, on, years }: ReasonOf<'date'>, { i18n, today }: Saying): string {
  const what =
    years === null || years === 0
      ? label
      : i18n.t('{label}, {years, plural, one {# year} other {# years}}', { label, years })
  return on === today ? i18n.t('Today: {what}', { what }) : what
}

/** A meeting of a calendar, and whether it has happened where it is over. */
function meetingWords({ meeting }: ReasonOf<'meeting'>, { i18n, locale, today }: Saying): string {
  const { title, on, time, people, others, isOver } = meeting
  const names = people.map(({ name }) => name).join(', ')
  const who =
    others > people.length
      ? i18n.t('{names} and {count, plural, one {# other} other {# others}}', { names, count: others - people.length })
      : names
  const what =
    title === ''
      ? i18n.t('meeting with {who}', { who })
      : others > 1
        ? i18n.t('{title}, with {who}', { title, who })
        : title
  const day = on === today ? '' : formatDay(locale, on, 'weekday', today)
  const when = [day, time].filter(Boolean).join(' ')
  const said = when === '' ? i18n.t('Today: {what}', { what }) : i18n.t('{when}: {what}', { when, what })
  return isOver ? i18n.t('{meeting}. Did it happen?', { meeting: said }) : said
}

/** What is planned, and whether it has happened where its day has come. */
export function planWords({ channel, topic, on, time, people, isOver }: ReasonOf<'plan'>, saying: Saying): string {
  const { i18n, locale, today } = saying
  const how = conversationWords(i18n)[channel]
  const what = topic === '' ? how : i18n.t('{how} about {topic}', { how, topic })
  const names = people.length > 1 ? people.map(({ name }) => name).join(', ') : ''
  const whole = names === '' ? what : i18n.t('{what}, with {names}', { what, names })
  if (on < today) {
    return i18n.t('{plan}, planned for {day}. Did it happen?', {
      plan: whole,
      day: formatDay(locale, on, 'weekday', today),
    })
  }
  if (on > today) return i18n.t('Planned: {plan}', { plan: whole })
  if (time === null) return i18n.t('Planned for today: {plan}', { plan: whole })
  const said = i18n.t('Planned for {time}: {plan}', { time, plan: whole })
  return isOver ? i18n.t('{meeting}. Did it happen?', { meeting: said }) : said
}
