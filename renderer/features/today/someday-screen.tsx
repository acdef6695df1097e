import { Infinity as NoDay } from 'lucide-react'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { somedayItem } from './day-item.ts'
import { DayList } from './day-list.tsx'

/** What was promised without a day. */
export function SomedayScreen() {
  const i18n = useI18n()
  return (
    <DayList
      title={i18n.t('Some day')}
      about={i18n.t('What has no day. H gives it one.')}
      nothing={i18n.t('Everything has a day.')}
      icon={<NoDay />}
      rows={useWindowedQuery('someday', {})}
      itemOf={somedayItem}
    />
  )
}
