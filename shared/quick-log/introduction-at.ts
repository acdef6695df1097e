import type { Place } from './clause-kind.ts'
import { skipConnectors } from './connectors.ts'
import { endOf, skipAdverbs, whomOf, type GivingBegun, type Whom } from './giving-begun.ts'
import { triggerAt } from './follow-up-trigger.ts'
import { isMark, type Line } from './line.ts'
import { personAt, type PersonMatch } from './person-at.ts'
import { plainAt, whoAt, type Someone } from './someone-at.ts'

type IntroductionBegun = Extract<GivingBegun, { kind: 'introduction' }>

/** *Introduce Ana to Tom*, *I really ought to put her in touch with Tom*, *Beth, meet Cosmo*, *Ana and Tom should talk*. */
export function introductionAt(line: Line, from: number, start: number, place: Place): IntroductionBegun | null {
  return meetAt(line, from, start) ?? orderedAt(line, from, start, place)
}

function orderedAt(line: Line, from: number, start: number, place: Place): IntroductionBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const promise = promiseAt(line, from, start, place)
  const at = promise.to
  const verb = sets.introduce.at(tokens, at)
  if (verb === null) return null
  const isTold = promise.to === start
  // "Put Ana in touch with Tom" is rather done than to be done.
  if (isTold && sets.wantsTouch.at(tokens, at) !== null) return null
  const end = endOf(line, verb.to)
  const colon = isMark(tokens[verb.to], ':') ? verb.to + 1 : verb.to
  const isBetween = (to: number) => sets.introduceTo.at(tokens, to) !== null || isMark(tokens[to], '</')
  const first = whoAt(line, colon, isBetween) ?? plainBefore(line, colon, end)
  if (first === null) return null
  const [one, two] = first.people
  const words = { from: at, to: verb.to }
  const base = { kind: 'introduction', from, to: verb.to, saidFrom: at, words, isPromised: promise.isPromised } as const
  if (one !== undefined && two !== undefined && first.people.length === 2) {
    return { ...base, a: { people: [one], pronoun: null }, b: { people: [two], pronoun: null }, whyFrom: first.to }
  }
  const to = betweenAt(line, first.to)
  if (to === null || first.people.length > 1) return null
  const second =
    whoAt(line, to, (next) => endsSecond(line, next, endOf(line, to))) ?? plainBefore(line, to, endOf(line, to))
  if (second === null || second.people.length > 1) return null
  const a = whomOf(line, first, colon)
  const named = promise.whom.length === 1 && a.people.length === 0 ? { people: promise.whom, pronoun: null } : a
  return { ...base, a: named, b: whomOf(line, second, to), whyFrom: second.to }
}

/** *I'll*, *promised to*, *promised Ese I'd*, *need to*, *really ought to* before what is to be done. */
function promiseAt(
  line: Line,
  from: number,
  start: number,
  place: Place,
): { to: number; whom: readonly PersonMatch[]; isPromised: boolean } {
  const { tokens, grammar } = line
  const { sets } = grammar
  if (sets.introduce.at(tokens, start) !== null) return { to: start, whom: [], isPromised: false }
  const trigger = triggerAt(line, from, place)
  if (trigger === null || trigger.phrase.actor !== 'me' || trigger.phrase.keep === true)
    return { to: wishAt(line, start), whom: [], isPromised: false }
  let at = trigger.to
  const again = triggerAt(line, at, 'start')
  // "Promised Ese I'd introduce her": whom it was promised is who is meant.
  if (again !== null && again.phrase.keep !== true) at = again.to
  else if (sets.subjects.at(tokens, at) !== null) at += 1
  const whom = trigger.people.length > 0 ? trigger.people : namedBefore(line, at, from)
  if (sets.introduce.at(tokens, at) === null) return { to: wishAt(line, start), whom: [], isPromised: false }
  return { to: at, whom, isPromised: true }
}

/** Past *I really ought to*, *want to*: a thought, and nothing that was promised. */
function wishAt(line: Line, start: number): number {
  const { sets } = line.grammar
  let at = skipAdverbs(line, sets.givingMe.at(line.tokens, start)?.to ?? start)
  for (let count = 0; count < 3; count++) {
    const modal = sets.modals.at(line.tokens, at)
    if (modal === null) break
    at = skipAdverbs(line, modal.to)
  }
  return sets.introduce.at(line.tokens, at) === null ? start : at
}

/** Behind *to*, *and*, `<>` or a slash between two who are introduced. */
function betweenAt(line: Line, at: number): number | null {
  const { tokens, grammar } = line
  if (isMark(tokens[at], '<') && isMark(tokens[at + 1], '>')) return at + 2
  if (isMark(tokens[at], '/')) return at + 1
  return grammar.sets.introduceTo.at(tokens, at)?.to ?? null
}

/** *Beth, meet Cosmo*, *Beth should meet Cosmo*, *Beth and Cosmo ought to talk*: the two of them. */
function meetAt(line: Line, from: number, start: number): IntroductionBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const should = (to: number) => {
    const modal = sets.should.at(tokens, to)
    return modal === null ? null : skipAdverbs(line, modal.to)
  }
  const isNext = (to: number) => should(to) !== null || sets.meet.at(tokens, to) !== null
  const first = whoAt(line, start, isNext)
  if (first === null || first.people.length > 2) return null
  const comma = isMark(tokens[first.to], ',') ? first.to + 1 : first.to
  const at = should(comma) ?? comma
  const each = first.people.length === 2 && at > comma ? sets.meetEach.at(tokens, at) : null
  const [one, two] = first.people
  const base = { kind: 'introduction', from, saidFrom: start, isPromised: false } as const
  if (each !== null && one !== undefined && two !== undefined) {
    const words = { from: at, to: each.to }
    const [a, b] = [one, two].map((person): Whom => ({ people: [person], pronoun: null }))
    return a === undefined || b === undefined ? null : { ...base, to: each.to, words, a, b, whyFrom: each.to }
  }
  const verb = sets.meet.at(tokens, at) ?? (at > comma ? sets.shouldMeet.at(tokens, at) : null)
  if (verb === null || (first.people.length === 0 && at === first.to)) return null
  const second = whoAt(line, verb.to, (to) => endsSecond(line, to, endOf(line, verb.to)))
  if (second?.people.length !== 1 || first.people.length > 1) return null
  const words = { from: at, to: verb.to }
  const [a, b] = [whomOf(line, first, start), whomOf(line, second, verb.to)]
  return { ...base, to: verb.to, words, a, b, whyFrom: second.to }
}

/** Nothing of a name follows: the end, a mark, *about*, *by*, *for*, *he*. */
function endsSecond(line: Line, to: number, end: number): boolean {
  const { about, by, for: forWords, introduceTo, subjects, askedIf, how, notNames } = line.grammar.sets
  return (
    to >= end ||
    line.tokens[to]?.kind !== 'word' ||
    [about, by, forWords, introduceTo, subjects, askedIf, how, notNames].some((set) => set.at(line.tokens, to) !== null)
  )
}

/** Intro *ben* to *jo chen*, in a line without capitals: one word or two, up to *to* or the end. */
export function plainBefore(line: Line, at: number, end: number): Someone | null {
  return plainAt(line, at, (to) => to <= end && (isMark(line.tokens[to], '</') || endsSecond(line, to, end)))
}

/** *Promised Ese I'd*: the one who is named before what is promised. */
function namedBefore(line: Line, to: number, from: number): readonly PersonMatch[] {
  // What begins the promise is written like a name where it begins a sentence: *Must*, *Will*.
  for (let at = skipConnectors(line, from) + 1; at < to; at++) {
    const person = personAt(line, at, to, 'list')
    if (person !== null) return [person]
  }
  return []
}
