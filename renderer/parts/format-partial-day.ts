import type { PartialDate } from '#shared/model/partial-date.ts'

/** "3 May", with its year where it has one. */
export function formatPartialDay(locale: string, { y, m, d }: PartialDate): string {
  // A leap year, so that 29 February can be said without one.
  const day = Date.UTC(y ?? 2024, m - 1, d)
  const withYear = y === undefined ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...withYear, timeZone: 'UTC' }).format(day)
}
