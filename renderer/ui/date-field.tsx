import { CalendarDays } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Group } from 'react-aria-components/Group'
import { Input, TextField } from 'react-aria-components/TextField'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import styles from './date-field.module.css'
import { defined } from './defined.ts'
import { FieldShell, fieldProps } from './field-shell.tsx'
import field from './field.module.css'
import { formatDay, formatTypedDay, nextDays } from './format-day.ts'
import { IconButton } from './icon-button.tsx'
import { lazyPart } from './lazy-part.tsx'
import { Popover } from './popover.tsx'
import { useI18n, useLocale } from './use-i18n.ts'
import { useToday } from './use-today.ts'

const MonthGrid = lazyPart(() => import('./month-grid.tsx').then((part) => part.MonthGrid))

export interface DateFieldProps {
  label: string
  hideLabel?: boolean | undefined
  /** ISO date, or null for none. */
  value: string | null
  onChange: (value: string | null) => void
  /** The day that words name; null where they name none. */
  read: (text: string) => string | null
  /** `leaving` where each change is kept for good: on the way to *2 weeks* one passes other days. */
  changes?: 'typing' | 'leaving' | undefined
  min?: string | undefined
  max?: string | undefined
  /** One press instead of a calendar: "Tomorrow", "Next Monday". */
  quickPicks?: readonly { label: string; day: string }[] | undefined
  help?: ReactNode
  isDisabled?: boolean | undefined
  isReadOnly?: boolean | undefined
  autoFocus?: boolean | undefined
  className?: string | undefined
}

/**
 * A day, typed in words or picked from a calendar. What the words are read as stands beside the name of the field while one
 * types; arrows go to the next day and the one before.
 */
export function DateField(props: DateFieldProps) {
  const { label, hideLabel, value, onChange, read, changes = 'typing', min, max, quickPicks, help } = props
  const { isDisabled, isReadOnly, autoFocus } = props
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const [typed, setTyped] = useState<string | null>(null)
  const [isLeft, setIsLeft] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const [keptOver, setKeptOver] = useState<Pick<DateFieldProps, 'value'> | null>(null)
  // The answer to what was kept, or what another window has written since: that is the day of now.
  if (keptOver !== null && keptOver.value !== value) {
    setKeptOver(null)
    setTyped(null)
  }
  const edit = (text: string) => {
    setKeptOver(null)
    setTyped(text)
  }
  const shown = value === null ? '' : formatTypedDay(locale, value)
  const meant = meaningOf(typed, { value, read, min, max })
  const error =
    meant.wrong === null || (!isLeft && meant.wrong === 'unread')
      ? undefined
      : {
          unread: () => i18n.t('This is no day that can be read.'),
          early: () => i18n.t('Not before {day}.', { day: formatDay(locale, min ?? '', 'short', today) }),
          late: () => i18n.t('Not after {day}.', { day: formatDay(locale, max ?? '', 'short', today) }),
        }[meant.wrong]()

  const take = (day: string | null) => {
    setTyped(null)
    if (day !== value) onChange(day)
  }
  const type = (text: string) => {
    edit(text)
    setIsLeft(false)
    const next = meaningOf(text, { value, read, min, max })
    if (changes === 'typing' && next.wrong === null && next.day !== value) onChange(next.day)
  }
  const settle = () => {
    setIsLeft(true)
    if (typed !== null && meant.wrong === null) take(meant.day)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 }[event.key]
    if (event.key === 'ArrowDown' && event.altKey) setIsOpen(true)
    else if (event.key === 'Enter') {
      settle()
      // Kept for good, and not answered yet: the next key goes on from what was typed, and not from the day of before.
      if (
        changes === 'leaving' &&
        typed !== null &&
        meant.wrong === null &&
        meant.day !== null &&
        meant.day !== value
      ) {
        setTyped(formatTypedDay(locale, meant.day))
        setKeptOver({ value })
      }
      // No form may be sent with another day than the one that stands here.
      if (meant.wrong === null) return
      event.stopPropagation()
    } else if (step === undefined || isReadOnly) return
    else {
      const next = meant.day === null ? today : nextDays(meant.day, step)
      const isWithin = (min === undefined || next >= min) && (max === undefined || next <= max)
      if (isWithin && changes === 'typing') take(next)
      else if (isWithin) edit(formatTypedDay(locale, next))
    }
    event.preventDefault()
  }
  // Always there: a screen reader speaks of what changes in it, not of one that comes.
  const reading = (
    <output className={styles.reading}>
      {typed !== null && meant.wrong === null && meant.day !== null && formatTypedDay(locale, meant.day)}
    </output>
  )

  return (
    <TextField
      {...defined({ isDisabled, isReadOnly, autoFocus })}
      {...fieldProps({ label, hideLabel, error: meant.wrong ?? undefined })}
      value={typed ?? shown}
      onChange={type}
      className={cx(field.field, styles.date, props.className)}
    >
      <FieldShell label={label} hideLabel={hideLabel} help={help} error={error} beside={reading}>
        <Group className={field.control ?? ''}>
          <Input
            ref={input}
            autoComplete="off"
            spellCheck={false}
            placeholder={i18n.t('fri, 2 weeks…')}
            onFocus={() => input.current?.select()}
            onBlur={settle}
            onInvalid={() => setIsLeft(true)}
            onKeyDown={onKeyDown}
            className={cx(field.input, styles.input)}
          />
          {!isReadOnly && (
            <Popover
              label={label}
              trigger={
                <IconButton
                  label={i18n.t('Calendar: {field}', { field: label })}
                  isDisabled={isDisabled ?? false}
                  className={styles.open}
                >
                  <CalendarDays aria-hidden />
                </IconButton>
              }
              isOpen={isOpen}
              onOpenChange={setIsOpen}
            >
              {(close) => (
                <>
                  {quickPicks !== undefined && (
                    <div className={styles.picks}>
                      {quickPicks.map((pick) => (
                        <Button
                          key={pick.label}
                          size="small"
                          onPress={() => {
                            take(pick.day)
                            close()
                          }}
                        >
                          {pick.label}
                        </Button>
                      ))}
                    </div>
                  )}
                  <MonthGrid
                    label={label}
                    value={meant.day}
                    min={min}
                    max={max}
                    onPick={(day) => {
                      take(day)
                      close()
                    }}
                  />
                </>
              )}
            </Popover>
          )}
        </Group>
      </FieldShell>
    </TextField>
  )
}

/** The day that is meant, and what is wrong with it. What was not touched is right: it came from elsewhere. */
function meaningOf(
  typed: string | null,
  { value, read, min, max }: Pick<DateFieldProps, 'value' | 'read' | 'min' | 'max'>,
): { readonly day: string | null; readonly wrong: 'unread' | 'early' | 'late' | null } {
  if (typed === null) return { day: value, wrong: null }
  if (typed.trim() === '') return { day: null, wrong: null }
  const day = read(typed)
  if (day === null) return { day, wrong: 'unread' }
  return { day, wrong: min !== undefined && day < min ? 'early' : max !== undefined && day > max ? 'late' : null }
}
