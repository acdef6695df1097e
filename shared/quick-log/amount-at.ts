import { addDays } from '#shared/model/civil-date.ts'
import { moveBy, type Direction } from './calendar.ts'
import { core, type Core, type DateMatch } from './date-match.ts'
import type { DateUnit } from './language-words.ts'
import { lengthAt } from './length-at.ts'
import type { Line } from './line.ts'
import type { Token } from './tokenise.ts'

/**
 * In two weeks, 3 days ago, a month from now, in a fortnight, in 1.5 hours, a week from Friday.
 * @param dayAt reads the day that an amount may be counted from
 */
export function amountAt(line: Line, at: number, dayAt: (line: Line, at: number) => Core | null): Core | null {
  const { tokens, grammar, today } = line
  const { sets } = grammar
  const ahead = sets.aheadBefore.at(tokens, at)
  const ago = sets.agoBefore.at(tokens, at)
  const amount = amountOfUnits(line, ahead?.to ?? ago?.to ?? at)
  if (amount === null) return ahead === null ? null : hoursAhead(line, ahead.to)
  const from = sets.fromDay.at(tokens, amount.to)
  const start = from === null || ago !== null ? null : dayAt(line, from.to)
  if (start !== null) {
    // "Coffee two days on Friday" says nothing of the kind; a week, or "from", does.
    const isSure = amount.unit === 'week' || amount.unit === 'fortnight' || !sets.on.has(tokens[amount.to]?.key ?? '')
    if (isSure) return core(start.to, 'future', 'relative', () => moveBy(start.on('future'), amount.count, amount.unit))
  }
  const moved = (sign: number) => () => moveBy(today, sign * amount.count, amount.unit)
  if (ahead !== null) {
    const to = sets.aheadEnd.at(tokens, amount.to)?.to ?? amount.to
    return core(to, 'future', 'relative', moved(1))
  }
  if (ago !== null) return core(amount.to, 'past', 'relative', moved(-1))
  const aheadAfter = sets.aheadAfter.at(tokens, amount.to)
  if (aheadAfter !== null) return core(aheadAfter.to, 'future', 'relative', moved(1))
  const agoAfter = sets.agoAfter.at(tokens, amount.to)
  return agoAfter === null ? null : core(agoAfter.to, 'past', 'relative', moved(-1))
}

/** In 1.5 hours, in half an hour: a day as well, today or the next. */
function hoursAhead(line: Line, at: number): Core | null {
  const length = lengthAt(line, at)
  if (length === null) return null
  const minutes = Number(line.time.slice(0, 2)) * 60 + Number(line.time.slice(3, 5)) + length.minutes
  const date = addDays(line.today, Math.floor(minutes / 1440))
  return core(length.to, 'future', 'relative', () => date)
}

/** *Follow up 2 weeks*: an amount alone, as far ahead. */
export function amountAhead(line: Line, from: number): DateMatch | null {
  return amountAlone(line, from, 'future')
}

/** *2 weeks* and nothing else: as far ahead or behind as one looks. */
export function amountAlone(line: Line, from: number, direction: Direction): DateMatch | null {
  const amount = amountOfUnits(line, from)
  if (amount === null) return null
  const day = () => moveBy(line.today, direction === 'future' ? amount.count : -amount.count, amount.unit)
  return { ...core(amount.to, direction, 'relative', day), from, introducedBy: null }
}

function amountOfUnits(line: Line, at: number): { count: number; unit: DateUnit; to: number } | null {
  const { tokens, grammar } = line
  const glued = /^(\d{1,3})(\p{L}+)$/u.exec(tokens[at]?.key ?? '')
  if (glued !== null) {
    const unit = grammar.units.at([{ ...(tokens[at] as Token), key: glued[2] ?? '' }], 0)
    return unit === null ? null : { count: Number(glued[1]), unit: unit.value, to: at + 1 }
  }
  // Of 2-3 weeks the first; of one and a half, whole days.
  const digits = /^(\d{1,3}(?:\.\d)?)(?:[-‐‑]\d{1,3})?$/.exec(tokens[at]?.key ?? '')?.[1]
  const number =
    digits === undefined ? grammar.numbers.at(tokens, at) : { value: Number(digits), to: rangeEnd(line, at) }
  const unit = unitAt(line, number?.to ?? at)
  if (number === null || unit === null) return null
  if (Number.isInteger(number.value)) return { count: number.value, unit: unit.value, to: unit.to }
  const days = { day: 1, week: 7, fortnight: 14, month: 30, quarter: 91, year: 365 }[unit.value]
  return { count: Math.round(number.value * days), unit: 'day', to: unit.to }
}

/** Past *2 to 3*, *2–3*. */
function rangeEnd(line: Line, at: number): number {
  const to = line.grammar.sets.to.at(line.tokens, at + 1)
  return to !== null && /^\d{1,3}$/.test(line.tokens[to.to]?.key ?? '') ? to.to + 1 : at + 1
}

/** Weeks, also in *a week's* time. */
function unitAt(line: Line, at: number): { value: DateUnit; to: number } | null {
  const { tokens, grammar } = line
  const token = tokens[at]
  const ending = grammar.words.people.possessives.find((possessive) => token?.key.endsWith(possessive))
  if (token === undefined || ending === undefined) return grammar.units.at(tokens, at)
  const unit = grammar.units.at([{ ...token, key: token.key.slice(0, -ending.length) }], 0)
  return unit === null ? null : { value: unit.value, to: at + 1 }
}
