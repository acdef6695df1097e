import { isMark, type Line } from './line.ts'

/** One time of day as it is written. */
export interface Clock {
  /** Since midnight, by what is written: 3 in *3*, 15 in *3pm*. */
  readonly minutes: number
  readonly half: 'am' | 'pm' | null
  /** Something tells that it is a time, and no other number. */
  readonly sure: boolean
  /** It has minutes: 9.30. */
  readonly written: boolean
  /** One to six without a leading zero, which are after noon where nothing else tells. */
  readonly bare: boolean
  readonly to: number
}

/**
 * The clock that is written at `at`: 3pm, 14:30, 9.30 am, 15h30, noon, half past four, four thirty, 3 o'clock.
 * @param isIntroduced after *at*: a bare number is one as well, where it stands alone
 * @param inRange a bare number is one as well, as another clock follows or goes before
 */
export function clockAt(line: Line, at: number, isIntroduced: boolean, inRange = false): Clock | null {
  const { tokens, grammar } = line
  const token = tokens[at]
  if (token === undefined || token.kind !== 'word') return null
  const named = grammar.namedTimes.at(tokens, at)
  if (named !== null)
    return { minutes: minutesOf(named.value), half: 'pm', sure: true, written: true, bare: false, to: named.to }
  const spoken = spokenAt(line, at, isIntroduced)
  if (spoken !== null) return spoken
  const half = token.startsWithDigit ? halfOf(line, at, token.key) : null
  const read = token.startsWithDigit ? readClock(line, token.key, half) : hourWord(line, at)
  if (read === null) return null
  const oClock = grammar.sets.oClock.at(tokens, at + 1)
  // "3 hrs" by itself is how long it took; "15:00 hrs" and "at 3 hrs" are times.
  const isAmount = grammar.sets.hours.at(tokens, at + 1) !== null && !isIntroduced && !read.written
  if (oClock !== null && !isAmount) return { ...read, sure: true, to: oClock.to }
  if (half !== null) return { ...read, sure: true, to: halfWordTo(line, at) }
  if (read.sure) return { ...read, to: at + 1 }
  const isTime = inRange || (isIntroduced && standsAlone(line, at + 1))
  return isTime ? { ...read, sure: isIntroduced && !inRange, to: at + 1 } : null
}

/** Two clocks in one word, `9-10:30`, or one with an open end, `8pm-late`. */
export function clocksIn(line: Line, at: number): { first: Clock; second: Clock | null; to: number } | null {
  const { tokens, grammar } = line
  const token = tokens[at]
  const parts = /^(.+?)[-‐‑](.+)$/u.exec(token?.kind === 'word' ? token.key : '')
  const [left, right] = [parts?.[1], parts?.[2]]
  if (left === undefined || right === undefined) return null
  const half = halfOf(line, at, right)
  const to = half === null ? at + 1 : halfWordTo(line, at)
  const first = readPart(line, left, null)
  if (first === null) return null
  if (grammar.sets.openEnd.has(right)) return { first, second: null, to }
  const second = readPart(line, right, half)
  return second === null ? null : { first, second, to }
}

function readPart(line: Line, key: string, half: 'am' | 'pm' | null): Clock | null {
  const named = line.grammar.words.times.named[key]
  if (named !== undefined)
    return { minutes: minutesOf(named), half: 'pm', sure: true, written: true, bare: false, to: 0 }
  return readClock(line, key, half ?? gluedHalf(line, key))
}

/** Half past four, quarter to five, ten past 3, half four, four thirty. */
function spokenAt(line: Line, at: number, isIntroduced: boolean): Clock | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const half = sets.halfPast.at(tokens, at)
  const quarter = half === null ? sets.quarter.at(tokens, at) : null
  const number = half === null && quarter === null ? numberAt(line, at) : null
  const amount = half !== null ? 30 : quarter !== null ? 15 : number?.value
  const from = half?.to ?? quarter?.to ?? number?.to
  if (amount === undefined || from === undefined) return null
  const past = half === null ? sets.past.at(tokens, from) : null
  // "10 to 11" is as well a range; "at 10 to 11" and "ten to eleven" are one time.
  const isOneTime = isIntroduced || tokens[at]?.startsWithDigit !== true
  const until = half === null && past === null && isOneTime ? sets.toHour.at(tokens, from) : null
  if (half !== null || past !== null || (until !== null && [5, 10, 15, 20, 25].includes(amount))) {
    const hour = numberAt(line, past?.to ?? until?.to ?? from)
    if (hour === null || hour.value < 1 || hour.value > 12) return null
    const minutes = (hour.value % 12) * 60 + (until === null ? amount : -amount)
    return withHalf(line, (minutes + 720) % 720, hour.to)
  }
  // Four thirty, in words: two numbers beside one another.
  if (number === null || tokens[at]?.startsWithDigit === true || number.value < 1 || number.value > 12) return null
  const minute = tokens[number.to]?.startsWithDigit === true ? null : grammar.numbers.at(tokens, number.to)
  const isMinute = minute !== null && [15, 20, 30, 40, 45, 50].includes(minute.value) && isAnHour(line, at)
  return isMinute ? withHalf(line, (number.value % 12) * 60 + minute.value, minute.to) : null
}

function withHalf(line: Line, minutes: number, to: number): Clock {
  const half = halfOf(line, to - 1, '')
  const hour = Math.floor(minutes / 60)
  const base = { sure: true, written: true, to: half === null ? to : halfWordTo(line, to - 1) }
  if (half !== null) return { ...base, half, bare: false, minutes: minutes + (half === 'pm' ? 720 : 0) }
  return { ...base, half, bare: hour !== 0, minutes: hour === 0 ? minutes + 720 : minutes }
}

/** A number in digits or in a word. */
function numberAt(line: Line, at: number): { value: number; to: number } | null {
  const token = line.tokens[at]
  if (token === undefined) return null
  if (/^\d{1,2}$/.test(token.key)) return { value: Number(token.key), to: at + 1 }
  return isAnHour(line, at) ? line.grammar.numbers.at(line.tokens, at) : null
}

/** *Four*, but not *a* or *another*. */
function isAnHour(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const key = tokens[at]?.key ?? ''
  return !grammar.sets.articles.has(key) && !grammar.sets.openers.has(key)
}

function hourWord(line: Line, at: number): Omit<Clock, 'to'> | null {
  const number = isAnHour(line, at) ? line.grammar.numbers.at(line.tokens, at) : null
  if (number === null || number.to > at + 1 || number.value > 12) return null
  return { minutes: number.value * 60, half: null, sure: false, written: false, bare: true }
}

/** Of 9, 9.30, 14:30, 3pm, 15h, 9h30, 3ish; `half` is what stands in a word of its own after it. */
export function readClock(line: Line, key: string, half: 'am' | 'pm' | null): Clock | null {
  const { hours, about } = line.grammar.words.times
  const four = /^([01]\d|2[0-3])([0-5][05])$/.exec(key)
  if (four !== null && half === null && !/^(19|20|21)/.test(key))
    return { minutes: Number(four[1]) * 60 + Number(four[2]), half, sure: false, written: true, bare: false, to: 0 }
  const parts = /^(\d{1,2})(?:([.:]|\p{L})(\d{2}))?-?(\p{L}[\p{L}.]*)?$/u.exec(key)
  if (parts === null) return null
  const [, first = '', mark, minutes, ending] = parts
  const isHours = mark !== undefined && /\p{L}/u.test(mark)
  if (isHours && !hours.includes(mark)) return null
  // 15h: the hour of a day, because no conversation is that long.
  const isHourWord = ending !== undefined && ending.length === 1 && hours.includes(ending)
  const isHour = isHourWord && minutes === undefined
  // 8.15h, 14:30h, but 1.5h: how long.
  const isMarked = isHourWord && minutes !== undefined && !isHours
  const isAbout = ending !== undefined && about.includes(ending)
  if (ending !== undefined && half === null && !isHour && !isMarked && !isAbout) return null
  const [hour, minute] = [Number(first), Number(minutes ?? 0)]
  if (minute > 59 || hour > 23 || (half !== null && (hour > 12 || hour === 0))) return null
  if ((isHour && hour < 13) || (isHours && hour < 8))
    return isHour || isHours ? unsureHours(hour, minute, isHours) : null
  const written = minutes !== undefined
  const bare = half === null && !first.startsWith('0') && !isHours && !isHour && !isMarked
  const sure = half !== null || mark === ':' || isHours || isHour || isMarked || isAbout
  const sinceMidnight = (half === null ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute
  return { minutes: sinceMidnight, half, sure, written, bare, to: 0 }
}

/** 9h, 1h30 are lengths alone, and times only in a range: 9h-10h30. */
function unsureHours(hour: number, minute: number, written: boolean): Clock {
  return { minutes: hour * 60 + minute, half: null, sure: false, written, bare: false, to: 0 }
}

function gluedHalf(line: Line, key: string): 'am' | 'pm' | null {
  const { am, pm } = line.grammar.words.times
  const glued = /^[\d.:]+(\p{L}[\p{L}.]*)$/u.exec(key)?.[1] ?? ''
  return am.includes(glued) ? 'am' : pm.includes(glued) ? 'pm' : null
}

function halfOf(line: Line, at: number, key: string): 'am' | 'pm' | null {
  if (/^[\d.:]+\p{L}/u.test(key)) return gluedHalf(line, key)
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
  const { sets, days, weekdays } = line.grammar
  const next = [sets.with, sets.about, sets.and, sets.for, sets.on, sets.in, sets.to, sets.subjects]
  return [...next, days, weekdays].some((set) => set.at(line.tokens, at) !== null)
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
