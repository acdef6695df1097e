import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import { isBlank, isMark, type Line } from './line.ts'
import { timeAt } from './time-at.ts'

const MAX_TOKENS_OF_A_QUESTION = 12

/** Ping alex fri *about* the flat: the day has ended as surely as at a mark. */
function goesOn(line: Line, at: number): boolean {
  const { about, weakAbout } = line.grammar.sets
  return about.at(line.tokens, at) !== null && !weakAbout.has(line.tokens[at]?.key ?? '')
}

/** The due date that is written between `from` and `to`: the best introduced one, the last of equals. */
export function dueIn(line: Line, from: number, to: number): DateMatch | null {
  let best: { match: DateMatch; weight: number } | null = null
  let at = from
  while (at < to) {
    const match = dateAt(line, at)
    if (match === null || match.to > to) {
      at += 1
      continue
    }
    const weight = dueWeight(line, match, from, to)
    if (weight > 0 && weight >= (best?.weight ?? 0)) best = { match, weight }
    at = match.to
  }
  return best?.match ?? null
}

/** 0 where the words are part of the text: what is past, *the Friday report*, a month or quarter in the middle. */
function dueWeight(line: Line, match: DateMatch, from: number, to: number): number {
  const before = line.tokens[match.from - 1]
  const { sets, words } = line.grammar
  if (match.tense === 'past') return 0
  if (match.introducedBy === 'by') return 4
  if (isAsked(line, match, from)) return 0
  const after = timeAt(line, match.to)?.to ?? match.to
  const isLast = isBlank(line, { from: after, to }) || isMark(line.tokens[match.to], ',;:)') || goesOn(line, match.to)
  if (match.introducedBy !== null) return isLast ? 3 : 2
  if (before !== undefined && match.from > from) {
    const possessive = words.people.possessives.some((ending) => before.key.endsWith(ending))
    // "the Friday report" and "her Friday report", but "call her Friday".
    const isArticle = sets.articles.has(before.key) && !(isLast && sets.objects.has(before.key))
    if (possessive || isArticle || sets.since.has(before.key)) return 0
    // "the plan for Q2", "call Ana May".
    if (match.form !== 'relative' && match.form !== 'day' && (sets.forDay.has(before.key) || isNameBefore(line, match)))
      return 0
  }
  if (match.form === 'relative' || match.form === 'day') return isLast ? 3 : 2
  if (isObject(line, match)) return 0
  return isLast || match.from === from ? 2 : match.form === 'weekday' && !match.short ? 1 : 0
}

/** Ask Ana *if* Thursday works: the day belongs to the question, but not in *ping her if I don't hear back next week*. */
function isAsked(line: Line, match: DateMatch, from: number): boolean {
  const { questions, unanswered } = line.grammar.sets
  for (let at = match.from - 1; at >= Math.max(from, match.from - MAX_TOKENS_OF_A_QUESTION); at--) {
    if (questions.at(line.tokens, at) !== null) return unanswered.at(line.tokens, at) === null
  }
  return false
}

/** *ping May*: a month, or somebody known, where a person stands. */
function isObject(line: Line, match: DateMatch): boolean {
  const { sets } = line.grammar
  const before = match.from - 1
  const stands = [sets.personVerbs, sets.with, sets.toward].some((set) => set.at(line.tokens, before) !== null)
  return stands && (match.form === 'month' || line.known.at(line.tokens, match.from) !== null)
}

function isNameBefore(line: Line, match: DateMatch): boolean {
  const before = line.tokens[match.from - 1]
  return match.form === 'month' && before?.kind === 'word' && before.look === 'name' && match.from > 1
}
