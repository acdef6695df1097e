import { Sun } from 'lucide-react'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { DayList } from './day-list.tsx'

/** Everybody and everything of today, in the order of Today. */
export function TodayAllScreen() {
  const i18n = useI18n()
  const rows = useWindowedQuery('today', {})
  return (
    <DayList
      title={i18n.t('All of today')}
      about={i18n.t(
        '{count, plural, =0 {Nothing.} one {# line, the most telling first.} other {# lines, the most telling first.}}',
        {
          count: rows.total ?? 0,
        },
      )}
      nothing={i18n.t('Nothing is due today.')}
      icon={<Sun />}
      rows={rows}
      itemOf={(row) => row}
    />
  )
}
