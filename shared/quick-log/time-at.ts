import { addDays, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { isMark, rememberedAt, type Line, type Run } from './line.ts'

/** A time of day that is written at a place of the line. */
export interface TimeMatch extends Run {
  readonly time: CivilTime
  /** From a range, 14:30-15:15; null otherwise. */
  readonly minutes: number | null
  /** The day, where the words say it (2 hours ago); null otherwise. */
  readonly date: CivilDate | null
}

const MINUTES_A_DAY = 1440

/** The time that begins at token `from`: at 3pm, 14:30, 9.30 am, noon, at 3, 14:30-15:15, an hour ago. */
export const timeAt = rememberedAt(findTime)

function findTime(line: Line, from: number): TimeMatch | null {
  const { tokens, grammar } = line
  const token = tokens[from]
  if (token === undefined) return null
  const past = agoAt(line, from)
  if (past !== null) return past
  const introducer = grammar.sets.at.at(tokens, from)
  const at = introducer?.to ?? from
  const named = grammar.namedTimes.at(tokens, at)
  const start =
    named === null ? clockAt(line, at, introducer !== null) : { minutes: minutesOf(named.value), to: named.to }
  if (start === null) return null
  const end = start.until === undefined ? untilAt(line, start.to) : { minutes: start.until, to: start.to }
  const length = end === null ? 0 : end.minutes - start.minutes
  const ranged = end !== null && length > 0
  return {
    from,
    to: ranged ? end.to : start.to,
    time: timeOf(start.minutes),
    minutes: ranged ? length : null,
    date: null,
  }
}

interface Clock {
  /** Since midnight. */
  readonly minutes: number
  readonly to: number
  readonly until?: number
}

/** Just now, 20 minutes ago, 2 hours ago. */
function agoAt(line: Line, from: number): TimeMatch | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const now = sets.now.at(tokens, from)
  if (now !== null) return { from, to: now.to, time: line.time, minutes: null, date: line.today }
  const before = sets.agoBefore.at(tokens, from)
  const at = before?.to ?? from
  const digits = /^\d{1,3}$/.test(tokens[at]?.key ?? '')
  const number = digits ? { value: Number(tokens[at]?.key), to: at + 1 } : grammar.numbers.at(tokens, at)
  if (number === null) return null
  const hours = sets.hours.at(tokens, number.to)
  const unit = hours ?? sets.minutes.at(tokens, number.to)
  const after = unit === null ? null : before === null ? sets.agoAfter.at(tokens, unit.to) : { to: unit.to }
  if (after === null) return null
  const then = minutesOf(line.time) - number.value * (hours === null ? 1 : 60)
  const days = Math.floor(then / MINUTES_A_DAY)
  return {
    from,
    to: after.to,
    time: timeOf(then - days * MINUTES_A_DAY),
    minutes: null,
    date: addDays(line.today, days),
  }
}

function clockAt(line: Line, at: number, introduced: boolean): Clock | null {
  const token = line.tokens[at]
  if (token === undefined || !token.startsWithDigit) return null
  const range = /^([\d.:]+)[-‐‑]([\d.:]+\p{L}*)$/u.exec(token.key)
  if (range !== null) {
    const until = readClock(range[2] ?? '', halfOf(line, at, range[2] ?? ''))
    const start = readClock(range[1] ?? '', halfOf(line, at, range[2] ?? ''))
    const sure = /[:]/.test(token.key) || until?.half === true
    const to = halfWordTo(line, at)
    return start === null || until === null || !sure ? null : { minutes: start.minutes, to, until: until.minutes }
  }
  const hours = hourNotation(line, at)
  if (hours !== null) return hours
  const half = halfOf(line, at, token.key)
  const read = readClock(token.key, half)
  if (read === null) return null
  const oClock = line.grammar.sets.oClock.at(line.tokens, at + 1)
  if (oClock !== null) return { minutes: afternoon(token.key, read.minutes), to: oClock.to }
  if (half !== null) return { minutes: read.minutes, to: halfWordTo(line, at) }
  if (token.key.includes(':')) return { minutes: afternoon(token.key, read.minutes), to: at + 1 }
  return introduced && standsAlone(line, at + 1) ? { minutes: afternoon(token.key, read.minutes), to: at + 1 } : null
}

function untilAt(line: Line, at: number): Clock | null {
  const to = line.grammar.sets.to.at(line.tokens, at)
  return to === null ? null : clockAt(line, to.to, true)
}

/** 15h30, 15h: hours of the day, because no conversation is that long. */
function hourNotation(line: Line, at: number): Clock | null {
  const parts = /^(\d{1,2})(\p{L})(\d{2})?$/u.exec(line.tokens[at]?.key ?? '')
  if (parts === null || !line.grammar.words.times.hours.includes(parts[2] ?? '')) return null
  const [hour, minute] = [Number(parts[1]), Number(parts[3] ?? 0)]
  if (hour > 23 || minute > 59 || hour < (parts[3] === undefined ? 13 : 8)) return null
  return { minutes: hour * 60 + minute, to: at + 1 }
}

/** Minutes since midnight of 9, 9.30, 14:30, 3pm; `half` is what stands in a word of its own after it. */
function readClock(key: string, half: 'am' | 'pm' | null): { minutes: number; half: boolean } | null {
  const parts = /^(\d{1,2})(?:[.:](\d{2}))?(\p{L}[\p{L}.]*)?$/u.exec(key)
  if (parts === null || (parts[3] !== undefined && half === null)) return null
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)]
  if (minute > 59 || hour > 23 || (half !== null && (hour > 12 || hour === 0))) return null
  if (half === null) return { minutes: hour * 60 + minute, half: false }
  return { minutes: ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute, half: true }
}

function halfOf(line: Line, at: number, key: string): 'am' | 'pm' | null {
  const { am, pm } = line.grammar.words.times
  const glued = /^[\d.:]+(\p{L}[\p{L}.]*)$/u.exec(key)?.[1]
  if (glued !== undefined) return am.includes(glued) ? 'am' : pm.includes(glued) ? 'pm' : null
  if (line.grammar.sets.am.at(line.tokens, at + 1) !== null) return 'am'
  return line.grammar.sets.pm.at(line.tokens, at + 1) === null ? null : 'pm'
}

/** Past the clock at `at` with the am or pm after it and the point of `a.m.` */
function halfWordTo(line: Line, at: number): number {
  const { am, pm } = line.grammar.sets
  const word = am.at(line.tokens, at + 1) ?? pm.at(line.tokens, at + 1)
  const to = word?.to ?? at + 1
  const dotted = line.tokens[to - 1]?.key.includes('.m') ?? false
  return dotted && isMark(line.tokens[to], '.') ? to + 1 : to
}

/** "at 3" is a time where the clause ends or goes on with grammar; "at 5 Elm Street" is an address. */
function standsAlone(line: Line, at: number): boolean {
  const token = line.tokens[at]
  if (token === undefined || token.kind !== 'word') return true
  const { sets } = line.grammar
  const next = [sets.with, sets.about, sets.and, sets.for, sets.on, sets.in, sets.to]
  return next.some((set) => set.at(line.tokens, at) !== null) || line.grammar.days.at(line.tokens, at) !== null
}

/** Without am or pm and without a leading zero, one to half past six is after noon. */
function afternoon(key: string, sinceMidnight: number): number {
  const hour = Math.floor(sinceMidnight / 60)
  return !key.startsWith('0') && hour >= 1 && hour <= 6 ? sinceMidnight + 720 : sinceMidnight
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function timeOf(sinceMidnight: number): CivilTime {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(sinceMidnight / 60))}:${pad(sinceMidnight % 60)}` as CivilTime
}
