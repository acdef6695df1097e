import type { CivilDate } from '#shared/model/civil-date.ts'
import type { TimeUnit } from '#shared/model/time-bins.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * What is written below a bin of the timeline that begins on `day`.
 * @param isWhole whether it stands alone: a month is then said with its year
 */
export function labelOf(locale: string, day: CivilDate, unit: TimeUnit, isWhole: boolean): string {
  if (unit === 'quarter') return `Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
  const key = `${locale} ${unit} ${isWhole}`
  let formatter = formatters.get(key)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, {
      ...FORMATS[isWhole && unit === 'month' ? 'wholeMonth' : unit],
      timeZone: 'UTC',
    })
    formatters.set(key, formatter)
  }
  return formatter.format(new Date(`${day}T00:00:00Z`))
}

const FORMATS: Readonly<Record<Exclude<TimeUnit, 'quarter'> | 'wholeMonth', Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric' },
  week: { day: 'numeric' },
  month: { month: 'short' },
  wholeMonth: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
}
