import { daysBetween } from '#shared/model/civil-date.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import { skipConnectors } from './connectors.ts'
import { isMark, type Line, type Run } from './line.ts'
import type { PersonMatch } from './person-at.ts'
import { isEnd } from './reading.ts'
import { canBeName } from './tokenise.ts'
import { writtenDayAt } from './written-day.ts'

/** The words of a clause that says when a day of somebody's comes round. */
export interface NamedDay extends Run {
  /** Null for *his*, *her*, *their*. */
  readonly owner: PersonMatch | null
  readonly label: string
  readonly date: PartialDate
  readonly day: Run
}

const MAX_WORDS_OF_A_NAME = 5
/** A day that is written without its year lies at least so far apart, seen backwards and forwards. */
const MIN_DAYS_APART = 300

/** *Tom's birthday is 3 May* at `from`, where nothing follows it in its clause. */
export function dayAt(line: Line, from: number): NamedDay | null {
  const { tokens, grammar } = line
  const at = skipConnectors(line, from)
  const pronoun = grammar.sets.objects.at(tokens, at)
  const owner = pronoun === null ? ownerAt(line, at) : null
  const labelFrom = pronoun?.to ?? owner?.to
  const label = labelFrom === undefined ? null : grammar.remembered.at(tokens, labelFrom)
  if (label === null) return null
  // "Temi bday 14 April": nothing has to stand between.
  const is = isMark(tokens[label.to], ':=')
    ? { to: label.to + 1 }
    : (grammar.sets.fallsOn.at(tokens, label.to) ?? label)
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
  return { from, to: written.to, owner, label: label.value, date: hasYear ? { y, m, d } : { m, d }, day }
}

/** *Tom's*, *Ana Ruiz's*, *Dr. Tanaka's*, *Temi* before *bday*: somebody known, or words that are written like a name. */
export function ownerAt(line: Line, from: number): PersonMatch | null {
  const { tokens, grammar } = line
  const hasTitle = grammar.sets.honorifics.has(tokens[from]?.key ?? '')
  for (let at = from; at < from + MAX_WORDS_OF_A_NAME; at++) {
    const token = tokens[at]
    if (hasTitle && at === from + 1 && isMark(token, '.')) continue
    if (token?.kind !== 'word') return null
    const ending =
      grammar.words.people.possessives.find((one) => token.key.endsWith(one) && token.key !== one) ??
      (grammar.remembered.at(tokens, at + 1) === null ? undefined : '')
    if (ending === undefined) continue
    const cut = (text: string) => text.slice(0, text.length - ending.length)
    const last = { ...token, key: cut(token.key), text: cut(token.text) }
    const words = [...tokens.slice(from, at), last].filter(({ kind }) => kind === 'word')
    const known = line.known.at(words, 0)
    const people = known?.to === words.length ? known.people : []
    const isName = words.every(
      (word, index) =>
        (canBeName(word) && !grammar.sets.notNames.has(word.key)) ||
        (index > 0 && grammar.sets.afterName.has(word.key)),
    )
    if (people.length === 0 && !isName) return null
    return { from, to: at + 1, name: line.text.slice(tokens[from]?.start, last.end - ending.length), people }
  }
  return null
}

function endsClause(line: Line, at: number): boolean {
  return isEnd(line, at, line.tokens.length) || skipConnectors(line, at) > at
}
