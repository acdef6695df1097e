import { isTimeZone } from '#shared/model/block-rule.ts'
import { zoneRules } from './time-zone-rules.ts'
import { CITIES, zoneOfWindowsName } from './zone-names.ts'

/** What a file says of a zone that it names (VTIMEZONE), as far as it tells which clock is meant. */
export interface ZoneSaid {
  readonly tzid: string
  /** X-LIC-LOCATION. */
  readonly location: string | null
  /** Minutes from UTC, and the month in which it begins where it comes every year. */
  readonly observances: readonly { readonly from: string; readonly offset: number; readonly month: number | null }[]
}

/** Reads the lines of a VTIMEZONE; null for one without a name. */
export function readZone(lines: readonly string[]): ZoneSaid | null {
  let [tzid, location]: [string | null, string | null] = [null, null]
  const observances: { from: string; offset: number | null; month: number | null }[] = []
  for (const line of lines) {
    const [, name = '', value = ''] = /^([\w-]+)[^:]*:(.*)$/s.exec(line) ?? []
    const property = name.toUpperCase()
    const last = observances.at(-1)
    if (property === 'TZID') tzid ??= bareName(value)
    else if (property === 'X-LIC-LOCATION') location ??= value.trim()
    else if (property === 'BEGIN' && observances.length === MAX_OBSERVANCES) break
    else if (property === 'BEGIN') observances.push({ from: '', offset: null, month: null })
    else if (last === undefined) continue
    else if (property === 'DTSTART') {
      last.from = value.trim()
      last.month ??= null
    } else if (property === 'TZOFFSETTO') last.offset = minutesOf(value)
    else if (property === 'RRULE') last.month = Number(/BYMONTH=(\d{1,2})/i.exec(value)?.[1] ?? last.from.slice(4, 6))
  }
  if (tzid === null) return null
  return {
    tzid,
    location,
    observances: observances.flatMap((one) => (one.offset === null ? [] : [{ ...one, offset: one.offset }])),
  }
}

// Longer than any zone with any prefix that programs write.
const MAX_NAME = 200
const MAX_OBSERVANCES = 1000

/**
 * Gives the IANA zone that a name in a calendar means: itself; behind a prefix of libical or Mozilla; by its Windows name; by where the
 * file says it lies; else the first of the large cities whose clock changes as the file says. Null where nothing tells. The clocks of
 * cities are kept for as long as it is held.
 * @param now milliseconds since 1970, from when on clocks are compared
 */
export function openZoneFinder(now: number): (name: string, said: ReadonlyMap<string, ZoneSaid>) => string | null {
  const clocks = new Map<string, CityClocks | null>()
  const clocksOf = (city: string) => {
    let found = clocks.get(city)
    if (found === undefined) clocks.set(city, (found = isTimeZone(city) ? clocksOfCity(city, now) : null))
    return found
  }
  return (name, said) => {
    const bare = bareName(name.slice(0, 2 * MAX_NAME))
    if (bare.length > MAX_NAME) return null
    const known = knownName(bare)
    if (known !== null) return known
    const zone = said.get(bare)
    if (zone === undefined) return null
    const located = zone.location === null ? null : knownName(zone.location.slice(0, MAX_NAME))
    return located ?? cityLike(zone, clocksOf)
  }
}

function knownName(name: string): string | null {
  if (/^(z|utc|gmt)$/i.test(name)) return 'UTC'
  const windows = zoneOfWindowsName(name)
  if (windows !== null && isTimeZone(windows)) return windows
  // Only what looks like a place: other names, such as EST, mean several clocks, and offsets have no summer.
  if (isPlace(name)) return name
  const parts = name.split('/')
  for (let from = 1; from < parts.length - 1; from++) {
    const rest = parts.slice(from).join('/')
    if (isPlace(rest)) return rest
  }
  return null
}

function isPlace(name: string): boolean {
  return /^[A-Za-z]+\/[\w+\-/]+$/.test(name) && isTimeZone(name)
}

/** How a city's clock changes in a year, as `month offset`, and its one offset where it never does. */
interface CityClocks {
  readonly yearly: string
  readonly fixed: number | null
}

type ClocksOf = (city: string) => CityClocks | null

function cityLike({ observances }: ZoneSaid, clocksOf: ClocksOf): string | null {
  const yearly = observances.filter(({ month }) => month !== null).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const latest = new Map(yearly.map((one) => [one.month, one]))
  const offsets = new Set([...latest.values()].map(({ offset }) => offset))
  if (latest.size < 2 || offsets.size < 2) {
    const last = observances.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
    return last === undefined ? null : fixedZone(last.offset, clocksOf)
  }
  const wanted = [...latest.values()].map(({ month, offset }) => `${month} ${offset}`).toSorted()
  return CITIES.find((city) => clocksOf(city)?.yearly === wanted.join()) ?? null
}

function fixedZone(offset: number, clocksOf: ClocksOf): string | null {
  const hours = -offset / 60
  if (Number.isInteger(hours) && Math.abs(hours) <= 12)
    return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '+' : ''}${hours}`
  return CITIES.find((city) => clocksOf(city)?.fixed === offset) ?? null
}

function clocksOfCity(city: string, now: number): CityClocks {
  const rules = zoneRules(city, now)
  if (rules.kind !== 'yearly') return { yearly: '', fixed: rules.kind === 'fixed' ? rules.offset : null }
  const changes = rules.changes.map(({ date, after }) => `${Number(date.slice(5, 7))} ${after}`)
  return { yearly: changes.toSorted().join(), fixed: null }
}

function bareName(name: string): string {
  return name
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}

function minutesOf(offset: string): number | null {
  const [, sign, hours, minutes] = /^\s*([+-])(\d{2})(\d{2})(?:\d{2})?\s*$/.exec(offset) ?? []
  if (sign === undefined) return null
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
