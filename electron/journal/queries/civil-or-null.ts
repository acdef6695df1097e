import { dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'

/** The day of a column that may be NULL. */
export function civilOrNull(day: number | null): CivilDate | null {
  return day === null ? null : dayNumberToCivilDate(day)
}

/** The same of many rows, of which few days are different. */
export function civilDays(): (day: number | null) => CivilDate | null {
  const known = new Map<number, CivilDate>()
  return (day) => {
    if (day === null) return null
    let date = known.get(day)
    if (date === undefined) known.set(day, (date = dayNumberToCivilDate(day)))
    return date
  }
}
