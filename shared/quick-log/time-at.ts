import { addDays, addMonths, weekdayOf, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { clockAt, clocksIn, minutesOf, type Clock } from './clock-at.ts'
import { isMark, rememberedAt, type Line, type Run } from './line.ts'
import { writtenDayAt } from './written-day.ts'

/** A time of day that is written at a place of the line. */
export interface TimeMatch extends Run {
  readonly time: CivilTime
  /** From a range, 14:30-15:15; null otherwise. */
  readonly minutes: number | null
  /** The day, where the words say it (2 hours ago); null otherwise. */
  readonly date: CivilDate | null
  /** Nothing tells whether it was before noon: at seven, 8:30. */
  readonly isOpen: boolean
}

const MINUTES_A_DAY = 1440
const HALF_A_DAY = 720

/** The time that begins at token `from`: at 3pm, 14:30, 9.30 am, noon, at 3, half past four, 2-3pm, between 2 and 3, an hour ago. */
export const timeAt = rememberedAt(findTime)

function findTime(line: Line, from: number): TimeMatch | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const token = tokens[from]
  if (token === undefined) return null
  const past = agoAt(line, from)
  if (past !== null) return past
  const between = sets.between.at(tokens, from)
  const introducer = between ?? sets.at.at(tokens, from)
  const at = skipRoughly(line, introducer?.to ?? from)
  // "Fri 7.30", "9.15 Fri": a number with minutes beside a weekday.
  const isOnDay =
    (token.startsWithDigit &&
      /^\d{1,2}[.:]\d{2}$/.test(token.key) &&
      grammar.weekdays.at(tokens, from - 1)?.to === from) ||
    (/^\d{1,2}[.]\d{2}$/.test(token.key) && grammar.weekdays.at(tokens, from + 1) !== null) ||
    (/^([01]\d|2[0-3])[0-5][05]$/.test(token.key) && isBehindDate(line, from)) ||
    isHourOfWeekday(line, from)
  const isIntroduced = introducer !== null || isOnDay
  const range = gluedRange(line, at, isIntroduced) ?? rangeAt(line, at, isIntroduced, between !== null)
  if (range !== null) return matchOf(from, range.to, range.start, range.end, range.isOpen)
  if (between !== null) return null
  const clock = clockAt(line, at, isIntroduced)
  return clock === null || !clock.sure ? null : matchOf(from, clock.to, afternoon(clock), null, isOpenClock(clock))
}

/** "Tues 10-12", "Thurs 9": an hour right behind a weekday, where it is not the day of the month that was, or will be, one. */
function isHourOfWeekday({ tokens, grammar, today }: Line, at: number): boolean {
  const weekday = grammar.weekdays.at(tokens, at - 1)
  const hours = /^(\d{1,2})(?:[-‐‑](\d{1,2}))?$/.exec(tokens[at]?.key ?? '')
  if (weekday === null || hours === null || grammar.months.at(tokens, at + 1) !== null || isMark(tokens[at + 1], '.'))
    return false
  if (hours[2] !== undefined) return true
  const day = Number(hours[1])
  const isThatDay = [-1, 0, 1].some((months) => {
    const first = addMonths(`${today.slice(0, 7)}-01` as CivilDate, months)
    return day > 0 && weekdayOf(addDays(first, day - 1)) === weekday.value.number
  })
  return !isThatDay
}

/** "17/11 0900": four figures right behind a day. */
function isBehindDate(line: Line, at: number): boolean {
  if (line.grammar.weekdays.at(line.tokens, at - 1)?.to === at) return true
  return [1, 2, 3].some((before) => at >= before && writtenDayAt(line, at - before, true)?.to === at)
}

function matchOf(from: number, to: number, start: number, end: number | null, isOpen: boolean): TimeMatch {
  return { from, to, time: timeOf(start), minutes: end === null ? null : end - start, date: null, isOpen }
}

interface Range {
  readonly to: number
  readonly start: number
  /** Null where it is open: 8pm till late. */
  readonly end: number | null
  readonly isOpen: boolean
}

/** 9-10:30, 12.30-1.30, 9h30-11h, noon-1, 8pm-late, in one word. */
function gluedRange(line: Line, at: number, isIntroduced: boolean): Range | null {
  const clocks = clocksIn(line, at)
  if (clocks === null) return null
  const { first, second, to } = clocks
  if (second === null) return first.sure ? { to, start: afternoon(first), end: null, isOpen: isOpenClock(first) } : null
  const isLast = line.tokens[to]?.kind !== 'word'
  // "Call with Felix 10.30-11": five minutes are no cents.
  const isHour = isLast && first.written && first.minutes % 5 === 0
  const isSure = isIntroduced || first.sure || second.sure || isHour || (first.written && second.written)
  return isSure ? rangeOf(first, second, to) : null
}

/** 2pm to 3, 10 – 10:45 am, from 2 until 3; between 2 *and* 3. */
function rangeAt(line: Line, at: number, isIntroduced: boolean, isBetween: boolean): Range | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const first = clockAt(line, at, isIntroduced, true)
  if (first === null) return null
  const joint = (isBetween ? sets.and : sets.to).at(tokens, first.to) ?? sets.to.at(tokens, first.to)
  if (joint === null) return null
  const late = sets.openEnd.at(tokens, joint.to)
  if (late !== null)
    return first.sure ? { to: late.to, start: afternoon(first), end: null, isOpen: isOpenClock(first) } : null
  const second = clockAt(line, joint.to, true, true)
  if (second === null) return null
  const isSure = isBetween || isIntroduced || first.sure || second.sure || (first.written && second.written)
  return isSure ? rangeOf(first, second, second.to) : null
}

/** One am or pm is for both, unless the first were then behind the second: 11-1pm. */
function rangeOf(first: Clock, second: Clock, to: number): Range | null {
  const start =
    first.half === null && second.half !== null && first.minutes < 780 ? before(first, second) : afternoon(first)
  let end = second.half === null ? second.minutes : afternoon(second)
  while (end <= start && end < MINUTES_A_DAY) end += HALF_A_DAY
  if (end > MINUTES_A_DAY || end - start > HALF_A_DAY) return null
  return end > start ? { to, start, end, isOpen: second.half === null && isOpenClock(first) } : null
}

function before(first: Clock, second: Clock): number {
  const end = afternoon(second)
  const hour = first.minutes % HALF_A_DAY
  return hour + HALF_A_DAY < end ? hour + HALF_A_DAY : hour
}

/** Whether the dash at `at` stands between two times: it then separates nothing. */
export function isBetweenTimes(line: Line, at: number): boolean {
  const { tokens } = line
  for (let from = Math.max(0, at - 4); from < at; from++) {
    if (tokens[from]?.startsWithDigit !== true && line.grammar.namedTimes.at(tokens, from) === null) continue
    const time = timeAt(line, from)
    if (time !== null && time.to > at) return true
  }
  return false
}

function skipRoughly(line: Line, at: number): number {
  return line.grammar.sets.roughly.at(line.tokens, at)?.to ?? at
}

/** Just now, 20 minutes ago, 2 hours ago. */
function agoAt(line: Line, from: number): TimeMatch | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const now = sets.now.at(tokens, from)
  if (now !== null) return { from, to: now.to, time: line.time, minutes: null, date: line.today, isOpen: false }
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
    isOpen: false,
  }
}

/** Without am or pm and without a leading zero, one to half past six is after noon. */
function afternoon({ minutes, half, bare }: Clock): number {
  const hour = Math.floor(minutes / 60)
  return half === null && bare && hour >= 1 && hour <= 6 ? minutes + HALF_A_DAY : minutes
}

/** One to eleven, as both halves of a day have them; read as seven in the morning to six in the afternoon. */
function isOpenClock({ minutes, half, bare }: Clock): boolean {
  const hour = Math.floor(minutes / 60)
  return half === null && bare && hour >= 1 && hour <= 11
}

function timeOf(sinceMidnight: number): CivilTime {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(sinceMidnight / 60) % 24)}:${pad(sinceMidnight % 60)}` as CivilTime
}
