/** What the page of a year shows, as it stands in its address. */
export type YearSearch = {
  /** This one where it is left out. */
  readonly year?: number
  readonly hide?: true
}

/** Reads an address; what makes no sense is left out. */
export function readYearSearch(raw: Readonly<Record<string, unknown>>): YearSearch {
  const year = Number(raw['year'])
  return {
    ...(Number.isInteger(year) && year >= 1 && year <= 9999 && { year }),
    ...(Boolean(raw['hide']) && { hide: true as const }),
  }
}
