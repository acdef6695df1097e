import { isConversationLength } from '#shared/model/conversation-length.ts'
import { isMark, type Line, type Run } from './line.ts'

/** How long it took, where a line says so. */
export interface LengthMatch extends Run {
  /** 1 … 1440. */
  readonly minutes: number
  /** Written with *for*. */
  readonly introduced: boolean
}

/** The length of time that begins at token `from`: 30 min, for 45 min, 1h, 1h30, 1.5 hours, half an hour. */
export function lengthAt(line: Line, from: number): LengthMatch | null {
  const first = line.tokens[from]
  if (first?.kind !== 'word' && first?.kind !== 'symbol' && !isMark(first, '~')) return null
  const introducer = line.grammar.sets.for.at(line.tokens, from) ?? line.grammar.sets.lasted.at(line.tokens, from)
  const start = introducer?.to ?? from
  const roughly = line.grammar.sets.roughly.at(line.tokens, start)
  const found = amountAt(line, roughly?.to ?? start)
  if (found === null || !isConversationLength(found.minutes)) return null
  const to = line.grammar.sets.lengthEnd.at(line.tokens, found.to)?.to ?? found.to
  return { from, to, minutes: found.minutes, introduced: introducer !== null }
}

interface Amount {
  readonly minutes: number
  readonly to: number
}

function amountAt(line: Line, at: number): Amount | null {
  const { tokens, grammar } = line
  const named = grammar.lengths.at(tokens, at)
  if (named !== null) return { minutes: named.value, to: named.to }
  return primedAt(line, at) ?? gluedAt(line, at) ?? spacedAt(line, at)
}

/** 45', 1h30'. */
function primedAt(line: Line, at: number): Amount | null {
  const [number, prime] = [line.tokens[at], line.tokens[at + 1]]
  if (!isMark(prime, "'’′") || prime?.spaceBefore === true || prime?.text === number?.text) return null
  return /^\d{1,3}$/.test(number?.key ?? '') ? { minutes: Number(number?.key), to: at + 2 } : null
}

/** 30min, 1h, 1h30, 1h30m, 1.5h, 30-minute. */
function gluedAt(line: Line, at: number): Amount | null {
  const parts = /^(\d{1,4}(?:[.,]\d{1,2})?)-?(\p{L}+)(?:(\d{1,2})(\p{L}*))?$/u.exec(line.tokens[at]?.key ?? '')
  if (parts === null) return null
  const { minutes: minuteWords, hours: hourWords } = line.grammar.words.times
  const count = numberOf(parts[1] ?? '')
  const unit = parts[2] ?? ''
  const rest = parts[3]
  if (minuteWords.includes(unit))
    return rest === undefined && Number.isInteger(count) ? { minutes: count, to: at + 1 } : null
  if (!hourWords.includes(unit)) return null
  if (rest !== undefined && parts[4] !== '' && !minuteWords.includes(parts[4] ?? '')) return null
  const more = rest === undefined ? minutesAfterHours(line, at + 1) : { minutes: Number(rest), to: at + 1 }
  return { minutes: Math.round(count * 60) + more.minutes, to: more.to }
}

/** 30 min, an hour, 1.5 hours, 1 h 30 min, two hours, an hour and a half. */
function spacedAt(line: Line, at: number): Amount | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const digits = /^\d{1,4}(?:[.,]\d{1,2})?$/.test(tokens[at]?.key ?? '')
  const number = digits ? { value: numberOf(tokens[at]?.key ?? ''), to: at + 1 } : grammar.numbers.at(tokens, at)
  if (number === null) return null
  // A letter alone (`m`, `h`) is a unit only when it is glued to its number.
  const unitLength = tokens[number.to]?.key.length ?? 0
  const minute = sets.minutes.at(tokens, number.to)
  if (minute !== null)
    return Number.isInteger(number.value) && unitLength > 1 ? { minutes: number.value, to: minute.to } : null
  const hour = sets.hours.at(tokens, number.to)
  if (hour === null) return null
  const half = sets.andAHalf.at(tokens, hour.to)
  if (half !== null) return { minutes: Math.round(number.value * 60) + 30, to: half.to }
  const more = minutesAfterHours(line, hour.to)
  return { minutes: Math.round(number.value * 60) + more.minutes, to: more.to }
}

function minutesAfterHours(line: Line, at: number): Amount {
  const { tokens, grammar } = line
  const glued = /^(\d{1,2})(\p{L}+)$/u.exec(tokens[at]?.key ?? '')
  if (glued !== null && grammar.words.times.minutes.includes(glued[2] ?? ''))
    return { minutes: Number(glued[1]), to: at + 1 }
  const unit = /^\d{1,2}$/.test(tokens[at]?.key ?? '') ? grammar.sets.minutes.at(tokens, at + 1) : null
  return unit === null ? { minutes: 0, to: at } : { minutes: Number(tokens[at]?.key), to: unit.to }
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'))
}
