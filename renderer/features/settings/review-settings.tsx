import type { I18n } from '@lingui/core'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { rhythmWords } from '#parts/review-words.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import type { RegularRhythm } from '#shared/model/review-period.ts'
import type { Option } from '#ui/option.ts'
import { Select } from '#ui/select.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { weekStartOf } from '#ui/week-start.ts'
import styles from './settings.module.css'

const SHORTEST_FIRST = ['weekly', 'monthly', 'quarterly', 'yearly'] as const satisfies RegularRhythm[]
/** Days from the turn of a period that can be chosen here. */
const TURNS = [-7, -3, -1, 1, 2, 3, 5, 7, 10, 14]
const NEVER = 'never'
/** A Monday, to name the days of a week by. */
const A_MONDAY = Date.UTC(2024, 0, 1)
const MS_A_DAY = 86_400_000

/** On which day Today offers which review, once and quietly. */
export function ReviewSettings() {
  const i18n = useI18n()
  const locale = useLocale()
  const { data: preferences } = useJournalQuery('preferences')
  const feedback = useCommandFeedback()
  const set = useCommand('setReviewDay')
  if (preferences === undefined) return null
  const names = rhythmWords(i18n)
  const change = (rhythm: RegularRhythm, on: number | null) =>
    void set.run({ rhythm, on }).then(
      ({ undo }) =>
        feedback.done(
          i18n.t('{review}: {day}.', { review: names[rhythm], day: dayWords(i18n, locale, rhythm, on) }),
          undo,
        ),
      () => undefined,
    )
  return (
    <>
      <div className={styles.reviewDays}>
        {SHORTEST_FIRST.map((rhythm) => (
          <Select
            key={rhythm}
            label={names[rhythm]}
            options={optionsOf(i18n, locale, rhythm, preferences.reviewDays[rhythm])}
            value={idOf(preferences.reviewDays[rhythm])}
            onChange={(id) => change(rhythm, id === NEVER ? null : Number(id))}
          />
        ))}
      </div>
      <FieldConflict
        id={PREFERENCES_ID}
        isHere={([field]) => field === 'reviewDays'}
        nameOf={([_field, rhythm]) => names[rhythm as RegularRhythm]}
        wordsOf={([_field, rhythm], value) => {
          const on: unknown = JSON.parse(value)
          return dayWords(i18n, locale, rhythm as RegularRhythm, typeof on === 'number' ? on : null)
        }}
      />
      <p className={styles.note}>
        {i18n.t(
          'On its day Today offers the review in one line, once; no notification speaks of it. On all your machines.',
        )}
      </p>
    </>
  )
}

function optionsOf(i18n: I18n, locale: string, rhythm: RegularRhythm, set: number | null): Option<string>[] {
  const days = rhythm === 'weekly' ? weekdays(locale) : TURNS
  const all = set === null || days.includes(set) ? days : [...days, set].toSorted((a, b) => a - b)
  return [null, ...all].map((on) => ({ id: idOf(on), label: dayWords(i18n, locale, rhythm, on) }))
}

function idOf(on: number | null): string {
  return on === null ? NEVER : `${on}`
}

/** From the day on which weeks begin. */
function weekdays(locale: string): number[] {
  const start = weekStartOf(locale)
  return Array.from({ length: 7 }, (_, index) => ((start - 1 + index) % 7) + 1)
}

function dayWords(i18n: I18n, locale: string, rhythm: RegularRhythm, on: number | null): string {
  if (on === null) return i18n.t('Not offered')
  if (rhythm === 'weekly') {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
    return format.format(A_MONDAY + (on - 1) * MS_A_DAY)
  }
  if (on === -1) return i18n.t('On its last day')
  if (on < 0) return i18n.t('{days, plural, one {# day} other {# days}} before it ends', { days: -on - 1 })
  if (on === 1) return i18n.t('On the day after it')
  return i18n.t('{days, plural, one {# day} other {# days}} after it', { days: on })
}
