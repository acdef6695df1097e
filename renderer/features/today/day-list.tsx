import { useRef, type ReactNode } from 'react'
import type { WindowedRows } from '#client/use-windowed-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink } from '#parts/places.tsx'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import type { DayItem } from './day-item.ts'
import { useTodayActions } from './today-actions.tsx'
import { ListedRow } from './today-row.tsx'
import { useRowCommands } from './use-row-commands.ts'
import styles from './today.module.css'

export interface DayListProps<Row> {
  title: string
  /** What the list holds, in a sentence. */
  about: string
  /** Where there is nothing: that there is nothing. */
  nothing: string
  icon: ReactNode
  rows: WindowedRows<Row>
  itemOf: (row: Row) => DayItem
  /** The day of a row, where they stand by days: it is said where it is another than that of the row above. */
  dayOf?: (row: Row) => string
}

const ROW_HEIGHT = 56

/** All there is of today, of what comes up or of some day, however much it is, with the keys of Today. */
export function DayList<Row>({ title, about, nothing, icon, rows, itemOf, dayOf }: DayListProps<Row>) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const { actions, dialogs } = useTodayActions(today)
  const shown = useRef<{ first: number; last: number }>({ first: 0, last: 0 })
  const find = (id: string): DayItem | undefined => {
    for (let index = shown.current.first; index <= shown.current.last; index++) {
      const row = rows.rowAt(index)
      if (row !== undefined && itemOf(row).id === id) return itemOf(row)
    }
    return undefined
  }
  useRowCommands(find, actions)
  const dayAbove = (index: number) => {
    const above = rows.rowAt(index - 1)
    return above === undefined ? undefined : dayOf?.(above)
  }
  const { total } = rows
  return (
    <Page width="wide">
      <PageHeader title={title} above={<PlaceLink to={{ page: 'today' }}>{i18n.t('Today')}</PlaceLink>} below={about} />
      {total === undefined ? (
        <Awaited error={rows.error} waiting={i18n.t('Reading what is due')} failed={i18n.t('This cannot be shown.')} />
      ) : total === 0 ? (
        <EmptyState icon={icon}>{nothing}</EmptyState>
      ) : (
        <div className={styles.list}>
          <VirtualList<Row>
            label={title}
            count={total}
            rowAt={rows.rowAt}
            keyOf={(row) => itemOf(row).id}
            rowHeight={ROW_HEIGHT}
            onRangeChange={(first, last) => {
              shown.current = { first: Math.max(0, first - 1), last: last + 1 }
              rows.ensureRange(first, last)
            }}
            onOpen={(row) => actions.open(itemOf(row))}
            renderRow={(row, { index }) => (
              <>
                {dayOf !== undefined && (
                  <span className={styles.before}>
                    {dayOf(row) !== dayAbove(index) && <CivilDay day={dayOf(row)} show="weekday" />}
                  </span>
                )}
                <ListedRow item={itemOf(row)} today={today} actions={actions} />
              </>
            )}
          />
        </div>
      )}
      {dialogs}
    </Page>
  )
}
