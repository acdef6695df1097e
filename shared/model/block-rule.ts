import { z } from 'zod'
import { civilDateAt, type CivilDate } from './civil-date.ts'
import { civilDate, civilTime } from './civil-date-schema.ts'

/**
 * When a time block comes: a recurrence rule (RFC 5545, without `RRULE:`) over civil days, each at the same time of a clock in
 * `zone`. One value: parts of two devices' rules never mix. What a newer Rapport may write is read here and expanded as far as
 * it is understood; what this one writes is narrower: see `readRule` of the engine.
 */
export const blockRule = z.object({
  rrule: z.string().min(1).max(1000),
  /** The first day that may be one; the day of the first occurrence where the rule says so. */
  start: civilDate,
  time: civilTime,
  minutes: z.number().int().min(1).max(1440),
  /** An IANA name, which this machine may not know. */
  zone: z.string().min(1).max(100),
})
export type BlockRule = z.infer<typeof blockRule>

export const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayCode = (typeof WEEKDAY_CODES)[number]

/** A rule in parts, as far as there are words for it. */
export interface RuleParts {
  readonly every: 'day' | 'week' | 'month'
  /** Each, or each so many. */
  readonly interval: number
  /** `nth` is 1 … 5 from the beginning of the month, -1 from its end, null for each. */
  readonly days: readonly { readonly weekday: WeekdayCode; readonly nth: number | null }[]
  readonly monthDays: readonly number[]
  readonly count: number | null
  readonly until: CivilDate | null
}

const FREQUENCIES = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const

/** The parts of a rule; null for one that has parts without words here, which is shown as it is written. */
export function partsOfRule(rrule: string): RuleParts | null {
  const said = new Map<string, string>()
  for (const part of rrule.split(';')) {
    const [name = '', value = ''] = part.split('=')
    if (said.has(name)) return null
    said.set(name, value)
  }
  const take = (name: string) => {
    const value = said.get(name)
    said.delete(name)
    return value
  }
  const frequency = take('FREQ') ?? ''
  const every = Object.hasOwn(FREQUENCIES, frequency) ? FREQUENCIES[frequency as keyof typeof FREQUENCIES] : null
  const interval = wholeNumber(take('INTERVAL') ?? '1')
  const counted = take('COUNT')
  const count = counted === undefined ? null : wholeNumber(counted)
  const ends = take('UNTIL')
  const until = ends === undefined ? null : dayOfUntil(ends)
  const days = listOf(take('BYDAY'), weekdayIn)
  const monthDays = listOf(take('BYMONTHDAY'), (text) => (/^-?\d{1,2}$/.test(text) ? Number(text) : null))
  take('WKST')
  if (every === null || interval === null || days === null || monthDays === null || said.size > 0) return null
  if ((counted !== undefined && count === null) || (ends !== undefined && until === null)) return null
  if (every !== 'month' && (monthDays.length > 0 || days.some(({ nth }) => nth !== null))) return null
  if (days.length > 0 && monthDays.length > 0) return null
  return { every, interval, days, monthDays, count, until }
}

/** The inverse, for what a sentence says. */
export function ruleOfParts(parts: Omit<RuleParts, 'count' | 'until'>): string {
  const { every, interval, days, monthDays } = parts
  const frequency = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' }[every]
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(days.length === 0 ? [] : [`BYDAY=${days.map(({ weekday, nth }) => `${nth ?? ''}${weekday}`).join(',')}`]),
    ...(monthDays.length === 0 ? [] : [`BYMONTHDAY=${monthDays.join(',')}`]),
  ].join(';')
}

/** Whether this machine has a time zone of that name. */
export function isTimeZone(zone: string): boolean {
  if (zone.length > 100) return false
  try {
    civilDateAt(0, zone)
    return true
  } catch {
    return false
  }
}

function dayOfUntil(text: string): CivilDate | null {
  const found = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(text)
  const parsed = found === null ? undefined : civilDate.safeParse(`${found[1]}-${found[2]}-${found[3]}`)
  return parsed?.success === true ? parsed.data : null
}

function weekdayIn(text: string): RuleParts['days'][number] | null {
  const found = /^([+-]?[1-5])?([A-Z]{2})$/.exec(text)
  const weekday = WEEKDAY_CODES.find((code) => code === found?.[2])
  if (found === null || weekday === undefined) return null
  return { weekday, nth: found[1] === undefined ? null : Number(found[1]) }
}

function listOf<Value>(text: string | undefined, read: (part: string) => Value | null): Value[] | null {
  if (text === undefined) return []
  const values = text.split(',').map(read)
  return values.includes(null) ? null : (values as Value[])
}

function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}
