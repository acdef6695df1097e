import { addDays } from '#shared/model/civil-date.ts'
import type { Core } from './date-match.ts'
import { isMark, type Line } from './line.ts'
import { dayNumberAt } from './written-day.ts'

type DayAt = (line: Line, at: number, isIntroduced: boolean) => Core | null

/**
 * Several days, of which the first is meant: 12-14 Nov, Nov 12 to 14, 28 Nov - 2 Dec, Mon-Wed, Monday to Wednesday.
 * @param dayAt reads one of them
 */
export function daysAt(line: Line, at: number, isIntroduced: boolean, dayAt: DayAt): Core | null {
  return (
    gluedAt(line, at, isIntroduced, dayAt) ?? dayFirstAt(line, at, dayAt) ?? spacedAt(line, at, isIntroduced, dayAt)
  )
}

/** 12-14 Nov, Nov 12-14, Mon-Wed: two in one word, of which the first is put in its place. */
function gluedAt(line: Line, at: number, isIntroduced: boolean, dayAt: DayAt): Core | null {
  for (const place of [at, at + 1]) {
    const token = line.tokens[place]
    const parts = /^([^-‐‑]+)[-‐‑]([^-‐‑]+)$/u.exec(token?.kind === 'word' ? token.text : '')
    const [, first, second] = parts ?? []
    if (token === undefined || first === undefined || second === undefined) continue
    const one = dayAt(replaced(line, place, first), at, isIntroduced)
    const other = dayAt(replaced(line, place, second), at, isIntroduced)
    if (one !== null && other !== null && one.to > place && other.to === one.to) return { ...one, isRange: true }
  }
  return null
}

function replaced(line: Line, at: number, text: string): Line {
  const tokens = line.tokens.slice(0, at + 3)
  const token = tokens[at]
  if (token !== undefined) tokens[at] = { ...token, text, key: text.toLowerCase() }
  return { ...line, tokens }
}

/** 12 to 14 Nov, 12 – 14 November: the month stands behind the second. */
function dayFirstAt(line: Line, at: number, dayAt: DayAt): Core | null {
  const first = dayNumberAt(line, at)
  const to = first === null ? null : line.grammar.sets.to.at(line.tokens, first.to)
  const second = to === null ? null : dayNumberAt(line, to.to)
  if (first === null || second === null || to === null || second.value <= first.value) return null
  const last = dayAt(line, to.to, false)
  if (last === null || last.to <= second.to) return null
  const shift = second.value - first.value
  return { ...last, on: (way) => addDays(last.on(way), -shift), isRange: true }
}

/** Nov 12 to 14, 28 Nov - 2 Dec, Monday to Wednesday. */
function spacedAt(line: Line, at: number, isIntroduced: boolean, dayAt: DayAt): Core | null {
  const { tokens, grammar } = line
  const first = dayAt(line, at, isIntroduced)
  const to = first === null ? null : grammar.sets.to.at(tokens, first.to)
  if (first === null || to === null) return null
  const second = dayAt(line, to.to, isMark(tokens[first.to]) || isIntroduced)
  const number = second === null && first.form === 'day' ? dayNumberAt(line, to.to) : null
  const end = second?.to ?? number?.to
  return end === undefined ? null : { ...first, to: end, isRange: true }
}
