// Browsers have it as a method or as a property, and TypeScript knows neither.
type LocaleWithWeeks = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }

/** 1 is Monday, 7 is Sunday (ISO 8601). */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The day on which weeks begin where a language is spoken; Monday where nobody says. */
export function weekStartOf(locale: string): Weekday {
  const known = new Intl.Locale(locale) as LocaleWithWeeks
  const { firstDay } = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 }
  return firstDay as Weekday
}
