import type { CalendarKind } from '#shared/contract/calendar-contract.ts'

/** A path as it is; of an address its host alone, because whoever has the rest of a secret address may read the calendar. */
export function shownPlace(kind: CalendarKind, place: string): string {
  if (kind !== 'address' && kind !== 'server') return place
  return URL.canParse(place) ? new URL(place).host : ''
}
