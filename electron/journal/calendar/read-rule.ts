import ICAL from 'ical.js'

/** Why a recurrence rule is not taken for a time block. `never`: it has no day, in many years. */
export type RuleProblem = 'unreadable' | 'too-often' | 'part' | 'never'

const PARTS = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS'])
const TOO_OFTEN = new Set(['SECONDLY', 'MINUTELY', 'HOURLY'])
const FREQUENCIES = new Set(['DAILY', 'WEEKLY', 'MONTHLY'])
const MAX_LENGTH = 500
const MAX_INTERVAL = 366
const MAX_COUNT = 1000

/**
 * Reads a rule with ical.js, which takes more than can be worked with: what does not come by whole days, or by parts whose
 * expansion is not bounded (a year's weeks and days), is refused, and so are numbers that mean a lifetime of steps.
 */
export function readRule(rrule: string): { readonly rule: ICAL.Recur } | { readonly problem: RuleProblem } {
  if (rrule.length > MAX_LENGTH) return { problem: 'unreadable' }
  const names = rrule.split(';').map((part) => part.split('=')[0] ?? '')
  if (new Set(names).size < names.length) return { problem: 'unreadable' }
  let rule: ICAL.Recur
  try {
    rule = ICAL.Recur.fromString(rrule)
  } catch {
    return { problem: 'unreadable' }
  }
  // Without a frequency ical.js reads anything.
  if (!/(^|;)FREQ=[A-Z]/.test(rrule)) return { problem: 'unreadable' }
  if (TOO_OFTEN.has(rule.freq)) return { problem: 'too-often' }
  if (!FREQUENCIES.has(rule.freq) || names.some((name) => !PARTS.has(name))) return { problem: 'part' }
  if (rule.interval < 1 || rule.interval > MAX_INTERVAL) return { problem: 'part' }
  // "The fifth Monday" of a week is none, and ical.js takes it for every Monday.
  const isNumbered = (rule.parts['BYDAY'] ?? []).some((day: string | number) => /\d/.test(String(day)))
  if (isNumbered && rule.freq !== 'MONTHLY') return { problem: 'part' }
  if (rule.count !== null && (rule.count < 1 || rule.count > MAX_COUNT)) return { problem: 'part' }
  return { rule }
}
