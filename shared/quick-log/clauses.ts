import type { ClauseKind, Place } from './clause-kind.ts'
import { skipConnectors } from './connectors.ts'
import { isMark, isWithin, type Line, type Run } from './line.ts'
import { isBetweenTimes } from './time-at.ts'
import { isInitials, type Token } from './tokenise.ts'

/** The words that begin a clause of some kind. */
export interface Beginning {
  readonly kind: ClauseKind
  readonly words: Run
}

/** A part of the line that says one thing. */
export interface Clause extends Run {
  /** `to` and the marks that end its sentence. */
  readonly tail: number
  /** Where it ended before remarks that follow it were joined to it. */
  readonly own?: number
  /** What it is beside the conversation; null for a clause of the conversation. */
  readonly begun: Beginning | null
  /** Whether the words after it begin a clause beside the conversation. */
  readonly leadsOn: boolean
}

const MAX_CHARACTERS_OF_A_CLAUSE = 2000

/**
 * Cuts a line into clauses: at the end of a sentence, `;`, a colon, a dash between spaces, a new line; and at a comma
 * or *and* before words that begin a clause of one of `kinds`. What stands in parentheses is never cut.
 */
export function splitClauses(line: Line, kinds: readonly ClauseKind[]): Clause[] {
  const { tokens } = line
  const closing = matchingParentheses(tokens)
  const clauses: Omit<Clause, 'leadsOn'>[] = []
  let from = skipBullet(line, 0)
  let begun = beginningAt(line, kinds, from, 'start')
  let at = begun?.words.to ?? from
  const cut = (to: number, tail: number, next: number, place: Place, isListed = false) => {
    const current = begun
    if (to > from) clauses.push({ from, to, tail, begun })
    from = place === 'start' ? skipBullet(line, next) : next
    const found = beginningAt(line, kinds, from, place) ?? (isListed ? nextOfList(line, from, current) : null)
    begun = found === null || current === null || place === 'start' ? found : goingOn(found, current)
    at = begun?.words.to ?? from
  }
  while (at < tokens.length) {
    if (begun?.kind.saysAll === true && at === begun.words.to && hardEnd(line, at, true) === null) {
      cut(at, at, isMark(tokens[at], ',') ? at + 1 : at, 'start')
      continue
    }
    const close = closing.get(at)
    if (close !== undefined) {
      at = close + 1
      continue
    }
    const end = hardEnd(line, at, begun !== null)
    if (end !== null) {
      cut(at, end.tail, end.next, 'start', isMark(tokens[at], ';') || tokens[at]?.kind === 'break')
      continue
    }
    const listed = begun === null || at <= from ? null : listedAt(line, at, begun)
    if (listed !== null) {
      cut(at, at, listed, 'comma', true)
      continue
    }
    const soft = softEnd(line, kinds, at, begun)
    if (soft !== null && at > from) cut(at, at, soft.next, soft.place)
    else at += 1
  }
  if (from < tokens.length) clauses.push({ from, to: tokens.length, tail: tokens.length, begun })
  return clauses.map((clause, index) => {
    const isShort = isWithin(line, clause, MAX_CHARACTERS_OF_A_CLAUSE)
    const leadsOn = (clauses[index + 1]?.begun ?? null) !== null
    return { ...clause, leadsOn, begun: isShort ? (clause.begun ?? asWhole(line, kinds, clause, index === 0)) : null }
  })
}

function beginningAt(line: Line, kinds: readonly ClauseKind[], from: number, place: Place): Beginning | null {
  for (const kind of kinds) {
    const words = kind.beginsAt(line, from, place)
    if (words !== null) return { kind, words }
  }
  return null
}

/** She'll send the deck, *and will* book a room: hers too. */
function goingOn(found: Beginning, { words }: Beginning): Beginning {
  return { kind: found.kind, words: found.kind.goesOn?.(found.words, words) ?? found.words }
}

/** Where the next of a list begins that ends at `at`: behind a comma, or at a number of its own, *2) call Tom*. */
function listedAt(line: Line, at: number, current: Beginning): number | null {
  const isComma = isMark(line.tokens[at], ',')
  const next = isComma ? skipConnectors(line, at + 1) : at
  const isNumbered = !isComma && skipNumber(line, at) > at
  return (isComma || isNumbered) && nextOfList(line, next, current) !== null ? next : null
}

function nextOfList(line: Line, from: number, current: Beginning | null): Beginning | null {
  const words = current?.kind.nextOfList?.(line, from, current.words) ?? null
  return words === null || current === null ? null : { kind: current.kind, words }
}

/** Past *1)* or *2.* before one of a list. */
export function skipNumber(line: Line, at: number): number {
  const isNumber = /^\d{1,2}$/.test(line.tokens[at]?.key ?? '')
  const point = line.tokens[at + 1]
  return isNumber && isMark(point, ').') && point?.spaceBefore === false && point.spaceAfter ? at + 2 : at
}

function asWhole(line: Line, kinds: readonly ClauseKind[], clause: Run, isFirst: boolean): Beginning | null {
  for (const kind of kinds) {
    const words = kind.asWhole(line, clause, isFirst)
    if (words !== null) return { kind, words }
  }
  return null
}

/** Past the box in `- [ ] send the deck`. */
function skipBullet(line: Line, from: number): number {
  let at = from
  while (isMark(line.tokens[at], '[]*•·-–')) at++
  return at
}

function softEnd(
  line: Line,
  kinds: readonly ClauseKind[],
  at: number,
  current: Beginning | null,
): { next: number; place: Place } | null {
  const { tokens, grammar } = line
  const begins = (from: number, place: Place) => {
    const found = beginningAt(line, kinds, from, place)
    return found !== null && (current === null || found.kind.interrupts(found.words, current.words))
  }
  if (isMark(tokens[at], ',')) {
    const starts = grammar.sets.subjects.at(tokens, skipConnectors(line, at + 1)) !== null
    const isNext = current?.kind.isNext(line, at + 1, current.words) === true
    return begins(at + 1, 'comma') || isNext || (current !== null && starts) ? { next: at + 1, place: 'comma' } : null
  }
  // In "I'll follow up" and "I will also follow up" nothing has been said yet.
  if (current !== null && at <= current.words.to + 1) return null
  if (grammar.sets.connectors.at(tokens, at) !== null) {
    const cuts = begins(at, 'and') || current?.kind.isNext(line, at, current.words) === true
    return cuts ? { next: at, place: 'and' } : null
  }
  return beginningAt(line, kinds, at, 'inside') === null ? null : { next: at, place: 'inside' }
}

function hardEnd(line: Line, at: number, inClause: boolean): { tail: number; next: number } | null {
  const { tokens } = line
  const token = tokens[at]
  if (isPicture(line, at)) return { tail: at + 1, next: at + 1 }
  if (token === undefined || (token.kind !== 'mark' && token.kind !== 'break')) return null
  if (isMark(token, '.!?…。！？') && endsSentence(line, at)) {
    let tail = at + 1
    while (isMark(tokens[tail], '.!?…"”’\')»') && tokens[tail]?.spaceBefore === false) tail++
    return { tail, next: tail }
  }
  return separates(line, at, inClause) ? { tail: at, next: at + 1 } : null
}

/** Lent me her lens 😍 *give it back*: a picture between two words ends a sentence before one that says who or what. */
function isPicture(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const token = tokens[at]
  if (token?.kind !== 'symbol' || !/\p{Extended_Pictographic}/u.test(token.text)) return false
  const { subjects, tasks, articles } = grammar.sets
  const isNext = [subjects, tasks, articles].some((set) => set.at(tokens, at + 1) !== null)
  return isNext || (tokens[at + 1]?.look === 'name' && !isMark(tokens[at - 1]))
}

function separates(line: Line, at: number, inClause: boolean): boolean {
  const { tokens } = line
  const token = tokens[at]
  if (token === undefined) return false
  if (isMark(token, '-–—→') && isBetweenTimes(line, at)) return false
  if (token.kind === 'break' || isMark(token, ';；|•→⇒—')) return true
  if (isMark(token, '-–')) return token.spaceBefore && token.spaceAfter
  if (isMark(token, '>')) return isMark(tokens[at - 1], '-=–')
  if (!isMark(token, ':：') || inClause) return false
  return token.spaceAfter && !introduces(line, at)
}

/** `re:` and `with:` go on with what they introduce. */
function introduces(line: Line, colon: number): boolean {
  const { tokens, grammar } = line
  if (grammar.sets.about.at(tokens, colon - 1)?.to === colon + 1) return true
  const key = tokens[colon - 1]?.key ?? ''
  return grammar.sets.about.has(key) || grammar.sets.with.has(key)
}

function endsSentence(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const token = tokens[at]
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  if (token === undefined) return false
  if ('。！？'.includes(token.text)) return true
  const closed = isMark(next, '"”’\')».!?…') && next?.spaceBefore === false
  if (!token.spaceAfter && !closed) return false
  if (token.text !== '.' || before === undefined || token.spaceBefore) return true
  // "Lunch w. Ana", "k. vogt".
  if (grammar.sets.with.at(tokens, at - 1)?.to === at + 1) return false
  if (grammar.sets.abbreviations.has(before.key) || grammar.sets.honorifics.has(before.key)) return next === undefined
  // "Nov. 12", "12 Nov. about x", "Tue. with Ana".
  if (isCalendarPoint(line, at)) return false
  if (before.startsWithDigit) return grammar.months.at(tokens, at + 1) === null
  // An initial, J. R. Smith, unless nothing follows it.
  const isTrigger = next?.look === 'word' && grammar.followUpStarts.has(next.key)
  return isTrigger || !(isInitials(before) && before.look === 'name' && next?.kind === 'word')
}

function isCalendarPoint(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const next = tokens[at + 1]
  const short = grammar.months.at(tokens, at - 1) ?? grammar.weekdays.at(tokens, at - 1)
  if (short?.value.short !== true || next?.kind !== 'word') return false
  // "Emailed Ravi sat. waiting for his feedback"
  if (!next.startsWithDigit && line.grammar.followUpStarts.has(next.key)) return false
  if (next.startsWithDigit || (tokens[at - 2]?.startsWithDigit === true && next.look !== 'name')) return true
  // "Tue. with Ana", but not "dinner, sat. completion bond is the sticking point".
  const { sets, channels } = grammar
  const goesOn = [
    sets.with,
    sets.about,
    sets.and,
    sets.at,
    sets.for,
    sets.on,
    sets.in,
    sets.placeAt,
    sets.to,
    sets.dayParts,
  ]
  return (
    next.look === 'word' &&
    (channels.at(tokens, at + 1) !== null || goesOn.some((set) => set.at(tokens, at + 1) !== null))
  )
}

function matchingParentheses(tokens: readonly Token[]): Map<number, number> {
  const closing = new Map<number, number>()
  const open: number[] = []
  tokens.forEach((token, index) => {
    if (isMark(token, '(（')) open.push(index)
    else if (isMark(token, ')）')) {
      const start = open.pop()
      if (start !== undefined) closing.set(start, index)
    }
  })
  return closing
}
