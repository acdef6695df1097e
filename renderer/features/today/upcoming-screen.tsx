import { CalendarDays } from 'lucide-react'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { upcomingItem } from './day-item.ts'
import { DayList } from './day-list.tsx'

/** Dates, plans and promises of the next seven days. */
export function UpcomingScreen() {
  const i18n = useI18n()
  return (
    <DayList
      title={i18n.t('Upcoming')}
      about={i18n.t('The next seven days: dates, what is planned, what is promised.')}
      nothing={i18n.t('Nothing comes up in the next seven days.')}
      icon={<CalendarDays />}
      rows={useWindowedQuery('upcoming', {})}
      itemOf={upcomingItem}
      dayOf={(row) => row.on}
    />
  )
}
