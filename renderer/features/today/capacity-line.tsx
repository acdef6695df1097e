import { useJournalQuery } from '#client/use-query.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './today.module.css'

/** How many conversations a week the rings ask for, and how many there were: a fact to plan by, no target. */
export function CapacityLine() {
  const i18n = useI18n()
  const locale = useLocale()
  const { data } = useJournalQuery('rings')
  if (data === undefined || data.conversationsAWeek === 0) return null
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const values = { wanted: number.format(data.conversationsAWeek), actual: number.format(data.actualAWeek) }
  return (
    <p className={styles.capacity}>
      {i18n.t('Your rings ask for about {wanted} conversations a week; in the last weeks it was {actual}.', values)}
    </p>
  )
}
