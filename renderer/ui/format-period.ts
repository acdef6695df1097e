const formatters = new Map<string, Intl.DateTimeFormat>()

/** Days from one to another in words: "1 Jul – 30 Sep 2026". Both are ISO dates, without a zone. */
export function formatPeriod(locale: string, from: string, to: string): string {
  let formatter = formatters.get(locale)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    formatters.set(locale, formatter)
  }
  return formatter.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
}
