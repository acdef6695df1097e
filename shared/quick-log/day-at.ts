import { daysBetween } from '#shared/model/civil-date.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import { skipConnectors } from './connectors.ts'
import { isMark, type Line, type Run } from './line.ts'
import { ownerAt } from './owner-at.ts'
import { personAt, type PersonMatch } from './person-at.ts'
import { isEnd } from './reading.ts'
import { isCasual, whoseAt } from './someone-at.ts'
import { writtenDayAt } from './written-day.ts'

/** The words of a clause that says when a day of somebody's comes round. */
export interface NamedDay extends Run {
  /** Null for *his*, *her*, *their*. */
  readonly owner: PersonMatch | null
  readonly label: string
  readonly date: PartialDate
  readonly day: Run
}

/** A day that is written without its year lies at least so far apart, seen backwards and forwards. */
const MIN_DAYS_APART = 300

/** *Tom's birthday is 3 May*, *birthday of Tom: 3 May* at `from`, where nothing follows it in its clause. */
export function dayAt(line: Line, from: number): NamedDay | null {
  const { tokens, grammar } = line
  const at = skipConnectors(line, from)
  const whose = labelOf(line, at) ?? labelBefore(line, at)
  if (whose === null) return null
  const { owner, label } = whose
  // "Temi bday 14 April": nothing has to stand between.
  const is = isMark(tokens[whose.to], ':=')
    ? { to: whose.to + 1 }
    : (grammar.sets.fallsOn.at(tokens, whose.to) ?? whose)
  const start = grammar.sets.on.at(tokens, is.to)?.to ?? is.to
  const dayFrom = grammar.sets.articles.has(tokens[start]?.key ?? '') ? start + 1 : start
  const written = writtenDayAt(line, dayFrom, true)
  if (written === null || !endsClause(line, written.to)) return null
  const day = { from: dayFrom, to: written.to }
  const [past, future] = [written.on('past'), written.on('future')]
  const apart = daysBetween(past, future)
  const hasYear = line.tokens.slice(day.from, day.to).some(({ text }) => /\d{4}/.test(text))
  if (!hasYear && apart !== 0 && apart < MIN_DAYS_APART) return null
  const [y = 0, m = 1, d = 1] = past.split('-').map(Number)
  return { from, to: written.to, owner, label, date: hasYear ? { y, m, d } : { m, d }, day }
}

interface Labelled {
  readonly to: number
  readonly owner: PersonMatch | null
  readonly label: string
}

/** *Tom's birthday*, *her anniversary*, and, as some type, *shaz's bday*. */
function labelOf(line: Line, at: number): Labelled | null {
  const { tokens, grammar } = line
  const pronoun = grammar.sets.objects.at(tokens, at)
  const owner = pronoun === null ? (ownerAt(line, at) ?? smallOwnerAt(line, at)) : null
  const from = pronoun?.to ?? owner?.to
  const label = from === undefined ? null : grammar.remembered.at(tokens, from)
  return label === null ? null : { to: label.to, owner, label: label.value }
}

/** *Birthday of Paloma Reyes*, *the anniversary of Tom*, *bday Shaz*. */
function labelBefore(line: Line, at: number): Labelled | null {
  const { tokens, grammar } = line
  const label = grammar.remembered.at(tokens, grammar.sets.articles.at(tokens, at)?.to ?? at)
  if (label === null) return null
  const owner = personAt(line, grammar.sets.of.at(tokens, label.to)?.to ?? label.to, tokens.length, 'list')
  return owner === null || owner.described !== undefined ? null : { to: owner.to, owner, label: label.value }
}

/** *Shaz's* before a day of hers, in a line that writes names small. */
function smallOwnerAt(line: Line, at: number): PersonMatch | null {
  const token = line.tokens[at]
  if (!isCasual(line) || token?.look !== 'word') return null
  const whose = whoseAt(line, at, false)
  return whose !== null && line.grammar.remembered.at(line.tokens, whose.to) !== null ? whose : null
}

function endsClause(line: Line, at: number): boolean {
  return isEnd(line, at, line.tokens.length) || skipConnectors(line, at) > at
}
