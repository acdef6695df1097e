import { useJournalQuery } from '#client/use-query.ts'
import { capacityWords } from '#parts/capacity-words.ts'
import { PlaceLink } from '#parts/places.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './today.module.css'

/** How many conversations a week the rings ask for, and how many the blocks hold: a fact to plan by, no target. */
export function CapacityLine() {
  const i18n = useI18n()
  const locale = useLocale()
  const { data } = useJournalQuery('capacity')
  if (data === undefined || data.wanted === 0) return null
  return (
    <p className={styles.capacity}>
      {capacityWords(i18n, locale, data)} <PlaceLink to={{ page: 'plan' }}>{i18n.t('Plan')}</PlaceLink>
    </p>
  )
}
