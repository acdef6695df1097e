import { parseDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { Heading } from 'react-aria-components/Dialog'
import styles from './date-field.module.css'
import { defined } from './defined.ts'

export interface MonthGridProps {
  label: string
  value: string | null
  min?: string | undefined
  max?: string | undefined
  onPick: (day: string) => void
}

/** The days of a month, to pick one; loaded when a calendar first opens. */
export function MonthGrid({ label, value, min, max, onPick }: MonthGridProps) {
  return (
    <Calendar
      aria-label={label}
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onPick(day.toString().slice(0, 10))}
      {...defined({
        minValue: min === undefined ? undefined : parseDate(min),
        maxValue: max === undefined ? undefined : parseDate(max),
      })}
      // Opened by a press, as a calendar that holds the focus at once.
      autoFocus
    >
      <header className={styles.header}>
        <AriaButton slot="previous" className={styles.turn ?? ''}>
          <ChevronLeft aria-hidden />
        </AriaButton>
        <Heading className={styles.month ?? ''} />
        <AriaButton slot="next" className={styles.turn ?? ''}>
          <ChevronRight aria-hidden />
        </AriaButton>
      </header>
      <CalendarGrid className={styles.grid ?? ''}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(day) => <CalendarCell date={day} className={styles.day ?? ''} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
