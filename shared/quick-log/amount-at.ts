import { moveBy } from './calendar.ts'
import { core, type Core, type DateMatch } from './date-match.ts'
import type { DateUnit } from './language-words.ts'
import type { Line } from './line.ts'
import type { Token } from './tokenise.ts'

/** In two weeks, 3 days ago, a month from now, in a fortnight. */
export function amountAt(line: Line, at: number): Core | null {
  const { tokens, grammar, today } = line
  const { sets } = grammar
  const ahead = sets.aheadBefore.at(tokens, at)
  const ago = sets.agoBefore.at(tokens, at)
  const amount = amountOfUnits(line, ahead?.to ?? ago?.to ?? at)
  if (amount === null) return null
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

/** *Follow up 2 weeks*: an amount alone, as far ahead. */
export function amountAhead(line: Line, from: number): DateMatch | null {
  const amount = amountOfUnits(line, from)
  if (amount === null) return null
  const day = () => moveBy(line.today, amount.count, amount.unit)
  return { ...core(amount.to, 'future', 'relative', day), from, introducedBy: null }
}

function amountOfUnits(line: Line, at: number): { count: number; unit: DateUnit; to: number } | null {
  const { tokens, grammar } = line
  const glued = /^(\d{1,3})(\p{L}+)$/u.exec(tokens[at]?.key ?? '')
  if (glued !== null) {
    const unit = grammar.units.at([{ ...(tokens[at] as Token), key: glued[2] ?? '' }], 0)
    return unit === null ? null : { count: Number(glued[1]), unit: unit.value, to: at + 1 }
  }
  const digits = /^\d{1,3}$/.test(tokens[at]?.key ?? '')
  const number = digits ? { value: Number(tokens[at]?.key), to: at + 1 } : grammar.numbers.at(tokens, at)
  const unit = unitAt(line, number?.to ?? at)
  return number === null || unit === null ? null : { count: number.value, unit: unit.value, to: unit.to }
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
