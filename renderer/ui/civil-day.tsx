import { formatDay, relativeDay, type DayStyle } from './format-day.ts'
import { useLocale } from './use-i18n.ts'
import { useToday } from './use-today.ts'

export interface CivilDayProps {
  /** ISO date, `2026-11-23`. */
  day: string
  show?: DayStyle | 'relative'
  className?: string | undefined
}

/** A day in words, with the whole date where a pointer rests on it. */
export function CivilDay({ day, show = 'short', className }: CivilDayProps) {
  const locale = useLocale()
  const today = useToday()
  const text = show === 'relative' ? relativeDay(locale, day, today) : formatDay(locale, day, show, today)
  return (
    <time dateTime={day} title={formatDay(locale, day, 'long', today)} className={className}>
      {text}
    </time>
  )
}
