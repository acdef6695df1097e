import { useJournalQuery } from '#client/use-query.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { GIVING_MINUTES_A_WEEK } from '#shared/model/give.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './giving.module.css'

const DAYS_OF_A_WEEK = 7
const MINUTES_AN_HOUR = 60

/** Where a gift would be more than one wants to give in a week, that is said, once and without a block; less is never spoken of. */
export function GivingBrake({ day, minutes }: { day: CivilDate; minutes: number }) {
  const i18n = useI18n()
  const time = useJournalQuery('givingTime', { from: addDays(day, 1 - DAYS_OF_A_WEEK), to: day }).data
  if (time === undefined || time.minutes + minutes <= GIVING_MINUTES_A_WEEK) return null
  return (
    <p role="status" className={styles.answers}>
      {i18n.t('That would be a little more than your {hours, plural, one {# hour} other {# hours}} of a week.', {
        hours: GIVING_MINUTES_A_WEEK / MINUTES_AN_HOUR,
      })}
    </p>
  )
}
