import { parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { DateInput, DatePicker, DateSegment, Group, Popover } from 'react-aria-components/DatePicker'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
import styles from './date-field.module.css'
import field from './field.module.css'
import { FocusBack } from './focus-back.tsx'
import popover from './popover.module.css'

export interface DateFieldProps {
  label: string
  hideLabel?: boolean | undefined
  /** ISO date, or null for none. */
  value: string | null
  onChange: (value: string | null) => void
  min?: string | undefined
  max?: string | undefined
  /** One press instead of a calendar: "Tomorrow", "Next Monday". */
  quickPicks?: readonly { label: string; day: string }[] | undefined
  help?: ReactNode
  error?: string | undefined
  isDisabled?: boolean | undefined
  autoFocus?: boolean | undefined
  className?: string | undefined
}

/** A day, typed or picked from a calendar. */
export function DateField(props: DateFieldProps) {
  const { label, hideLabel, value, onChange, min, max, quickPicks, help, error, isDisabled, autoFocus } = props
  return (
    <DatePicker
      {...defined({
        isDisabled,
        autoFocus,
        minValue: min === undefined ? undefined : parseDate(min),
        maxValue: max === undefined ? undefined : parseDate(max),
      })}
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : day.toString().slice(0, 10))}
      {...fieldProps({ label, hideLabel, error })}
      granularity="day"
      shouldForceLeadingZeros={false}
      className={cx(field.field, styles.date, props.className)}
    >
      {({ state }) => (
        <>
          <FieldShell label={label} hideLabel={hideLabel} help={help} error={error}>
            <Group className={field.control ?? ''}>
              <DateInput className={styles.input ?? ''}>
                {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
              </DateInput>
              <AriaButton className={field.open ?? ''}>
                <CalendarDays aria-hidden />
              </AriaButton>
            </Group>
          </FieldShell>
          <Popover offset={4} className={popover.popover ?? ''}>
            <Dialog className={popover.dialog ?? ''}>
              <FocusBack />
              {quickPicks !== undefined && (
                <div className={styles.picks}>
                  {quickPicks.map((pick) => (
                    <Button
                      key={pick.label}
                      slot={null}
                      size="small"
                      onPress={() => {
                        onChange(pick.day)
                        state.close()
                      }}
                    >
                      {pick.label}
                    </Button>
                  ))}
                </div>
              )}
              <Month />
            </Dialog>
          </Popover>
        </>
      )}
    </DatePicker>
  )
}

function Month() {
  return (
    <Calendar>
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
