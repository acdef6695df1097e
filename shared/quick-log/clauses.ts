import { dueIn } from './due-in.ts'
import { triggerAt, skipConnectors, type Place, type Trigger } from './follow-up-trigger.ts'
import { isMark, isWithin, type Line, type Run } from './line.ts'
import { personAt } from './person-at.ts'
import { isInitials, type Token } from './tokenise.ts'

/** A part of the line that says one thing. */
export interface Clause extends Run {
  /** `to` and the marks that end its sentence. */
  readonly tail: number
  /** What makes it a follow-up; null for a clause of the conversation. */
  readonly trigger: Trigger | null
}

const MAX_TOKENS_OF_A_TASK = 12
const MAX_CHARACTERS_OF_A_TASK = 2000

/**
 * Cuts a line into clauses: at the end of a sentence, `;`, a colon, a dash between spaces, a new line; and at a comma
 * or *and* before words that begin a follow-up. What stands in parentheses is never cut.
 */
export function splitClauses(line: Line): Clause[] {
  const { tokens } = line
  const closing = matchingParentheses(tokens)
  const clauses: Clause[] = []
  let from = skipBullet(line, 0)
  let trigger = triggerAt(line, from, 'start')
  let at = trigger?.to ?? from
  const cut = (to: number, tail: number, next: number, place: Place) => {
    if (to > from) clauses.push({ from, to, tail, trigger })
    from = place === 'start' ? skipBullet(line, next) : next
    trigger = triggerAt(line, from, place)
    at = trigger?.to ?? from
  }
  while (at < tokens.length) {
    const close = closing.get(at)
    if (close !== undefined) {
      at = close + 1
      continue
    }
    const end = hardEnd(line, at, trigger !== null)
    if (end !== null) {
      cut(at, end.tail, end.next, 'start')
      continue
    }
    const soft = softEnd(line, at, trigger)
    if (soft !== null && at > from) cut(at, at, soft.next, soft.place)
    else at += 1
  }
  if (from < tokens.length) clauses.push({ from, to: tokens.length, tail: tokens.length, trigger })
  return clauses.map((clause, index) => {
    const { trigger } = asTask(line, clause, index === 0)
    return { ...clause, trigger: isWithin(line, clause, MAX_CHARACTERS_OF_A_TASK) ? trigger : null }
  })
}

/** Past the box in `- [ ] send the deck`. */
function skipBullet(line: Line, from: number): number {
  let at = from
  while (isMark(line.tokens[at], '[]*•·-–')) at++
  return at
}

/** A clause that begins with a task (*send*) and says by when is a follow-up too. */
function asTask(line: Line, clause: Clause, isFirst: boolean): Clause {
  if (clause.trigger !== null) return clause
  const { grammar, tokens } = line
  const from = skipConnectors(line, clause.from)
  const task = grammar.sets.tasks.at(tokens, from)
  if (task === null || task.to >= clause.to) return clause
  const due = dueIn(line, task.to, clause.to)
  if (due === null) return clause
  // "call with Bob tomorrow" and "call Bob Friday" are conversations, "call Bob tomorrow" is a plan.
  const isChannel = isFirst && grammar.channels.at(tokens, from) !== null
  if (isChannel && (due.tense !== 'future' || personAt(line, task.to, clause.to, 'object') === null)) return clause
  const phrase = { phrase: '', owedBy: 'me', keep: true } as const
  return { ...clause, trigger: { from: clause.from, to: task.to, phraseFrom: from, phrase, people: [], due: null } }
}

function softEnd(line: Line, at: number, current: Trigger | null): { next: number; place: Place } | null {
  const { tokens, grammar } = line
  const inFollowUp = current !== null
  if (isMark(tokens[at], ',')) {
    if (cutsBefore(triggerAt(line, at + 1, 'comma'), inFollowUp)) return { next: at + 1, place: 'comma' }
    const starts = grammar.sets.subjects.at(tokens, skipConnectors(line, at + 1)) !== null
    return inFollowUp && starts ? { next: at + 1, place: 'comma' } : null
  }
  // In "I'll follow up" and "I will also follow up" nothing has been said yet.
  if (current !== null && at <= current.to + 1) return null
  if (grammar.sets.connectors.at(tokens, at) !== null) {
    const cuts = cutsBefore(triggerAt(line, at, 'and'), inFollowUp) || isNextTask(line, at, current)
    return cuts ? { next: at, place: 'and' } : null
  }
  return triggerAt(line, at, 'inside') === null ? null : { next: at, place: 'inside' }
}

/** In *she'll send the deck and ask Tom* she will ask him. */
function cutsBefore(trigger: Trigger | null, inFollowUp: boolean): boolean {
  return trigger !== null && !(inFollowUp && trigger.phrase.order === true)
}

/** *I'll send the deck tomorrow and book a room next week*: two tasks, each with a day of its own. */
function isNextTask(line: Line, at: number, current: Trigger | null): boolean {
  if (current?.phrase.owedBy !== 'me') return false
  const next = skipConnectors(line, at)
  if (line.grammar.sets.tasks.at(line.tokens, next) === null) return false
  const end = Math.min(line.tokens.length, next + MAX_TOKENS_OF_A_TASK)
  return dueIn(line, Math.max(current.to, at - MAX_TOKENS_OF_A_TASK), at) !== null && dueIn(line, next, end) !== null
}

function hardEnd(line: Line, at: number, inFollowUp: boolean): { tail: number; next: number } | null {
  const { tokens } = line
  const token = tokens[at]
  if (token === undefined || (token.kind !== 'mark' && token.kind !== 'break')) return null
  if (isMark(token, '.!?…。！？') && endsSentence(line, at)) {
    let tail = at + 1
    while (isMark(tokens[tail], '.!?…"”’\')»') && tokens[tail]?.spaceBefore === false) tail++
    return { tail, next: tail }
  }
  return separates(line, at, inFollowUp) ? { tail: at, next: at + 1 } : null
}

function separates(line: Line, at: number, inFollowUp: boolean): boolean {
  const { tokens } = line
  const token = tokens[at]
  if (token === undefined) return false
  if (token.kind === 'break' || isMark(token, ';；|•→⇒—')) return true
  if (isMark(token, '-–')) return token.spaceBefore && token.spaceAfter
  if (isMark(token, '>')) return isMark(tokens[at - 1], '-=–')
  if (!isMark(token, ':：') || inFollowUp) return false
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
  if (grammar.sets.abbreviations.has(before.key) || grammar.sets.honorifics.has(before.key)) return next === undefined
  if (before.startsWithDigit) return grammar.months.at(tokens, at + 1) === null
  // An initial, J. R. Smith, unless nothing follows it.
  return !(isInitials(before) && before.look === 'name' && next?.kind === 'word')
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
