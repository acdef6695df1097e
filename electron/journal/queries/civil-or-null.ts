import { dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'

/** The day of a column that may be NULL. */
export function civilOrNull(day: number | null): CivilDate | null {
  return day === null ? null : dayNumberToCivilDate(day)
}
