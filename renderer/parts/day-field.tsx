import type { CivilDate } from '#shared/model/civil-date.ts'
import { typedDay, type TypedDayOptions } from '#shared/quick-log/typed-day.ts'
import { DateField, type DateFieldProps } from '#ui/date-field.tsx'
import { useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { isDayFirst } from './day-first.ts'

export interface DayFieldProps extends Omit<DateFieldProps, 'read'> {
  /** Where *fri* and *2 weeks* are looked for: what happened is behind, what is to do ahead. */
  toward: NonNullable<TypedDayOptions['toward']>
}

/** A day in the words of a line: *fri*, *2 weeks*, *12 Dec*, *end of next quarter*; or from a calendar. */
export function DayField({ toward, ...props }: DayFieldProps) {
  const today = useToday() as CivilDate
  const dayFirst = isDayFirst(useLocale())
  return <DateField {...props} read={(text) => typedDay(text, today, { toward, dayFirst })} />
}
