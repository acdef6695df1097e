import type { ReviewRhythm } from '#shared/model/review.ts'

/** What the page of a year shows, as it stands in its address. */
export type YearSearch = {
  /** Reviews of this rhythm alone. */
  readonly of?: ReviewRhythm
  /** This one where it is left out. */
  readonly year?: number
  readonly hide?: true
}

/** Reads an address; what makes no sense is left out. */
export function readYearSearch(raw: Readonly<Record<string, unknown>>): YearSearch {
  const year = Number(raw['year'])
  const rhythm = String(raw['of'])
  return {
    ...(/^(week|month|quarter|year)ly$|^other$/.test(rhythm) && { of: rhythm as ReviewRhythm }),
    ...(Number.isInteger(year) && year >= 1 && year <= 9999 && { year }),
    ...(Boolean(raw['hide']) && { hide: true as const }),
  }
}
