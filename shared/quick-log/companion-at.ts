import type { Line } from './line.ts'
import { personAt, plainPersonAt, type PersonMatch } from './person-at.ts'
import { describedAt, describedBefore, isCasual, restBegins } from './someone-at.ts'

/** Somebody of whom the words say that it was with them. */
export interface Companion {
  readonly person: PersonMatch
  /** Where the person stands: behind *with*, or at the start of what it follows. */
  readonly from: number
}

const MAX_NAMES = 8

/** *with Ana*; and where the word follows whom it is about, *Ana and Tom with*. Null where nothing of the kind begins. */
export function companionAt(line: Line, at: number, end: number): Companion | null {
  const { sets } = line.grammar
  const before = sets.with.at(line.tokens, at)
  if (before !== null) {
    const named = personAt(line, before.to, end, 'with')
    // "With young Farouk Amin", "with nurse manager carol"
    const first = line.tokens[before.to]
    const isTitle = sets.honorifics.has(first?.key ?? '')
    const isPlain = named !== null && named.people.length === 0 && first?.look === 'word' && !isTitle
    const rest = (to: number) => restBegins(line, to)
    const described = named === null || isPlain ? describedBefore(line, before.to, rest) : null
    const found = described !== null && described.to <= end ? described : named
    const person = isTitle && found !== null ? withSecond(line, found, end) : found
    if (person !== null) return { person, from: before.to }
    // "With the head, Ms Castellanos, about": what she is stays in the note.
    const [who] = describedAt(line, before.to)?.people ?? []
    return who === undefined || who.to > end
      ? null
      : { person: { ...who, described: { from: before.to, to: who.from } }, from: before.to }
  }
  if (line.grammar.words.people.withAfter.length === 0) return null
  const first = personAt(line, at, end, 'with')
  let last = first
  for (let names = 1; last !== null && names < MAX_NAMES; names++) {
    if (sets.withAfter.at(line.tokens, last.to) !== null) return first === null ? null : { person: first, from: at }
    const and = sets.and.at(line.tokens, last.to)
    last = and === null ? null : personAt(line, and.to, end, 'list')
  }
  return null
}

/** *Doctor helen marsh*, in a line that writes names small. */
function withSecond(line: Line, person: PersonMatch, end: number): PersonMatch {
  const { to } = person
  const isSmall = isCasual(line) && to < end && !restBegins(line, to) && restBegins(line, to + 1)
  return isSmall && plainPersonAt(line, to, to + 1) !== null
    ? { ...person, to: to + 1, name: `${person.name} ${line.tokens[to]?.text ?? ''}`, people: [] }
    : person
}
