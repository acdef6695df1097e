import { dateAt } from './date-at.ts'
import {
  doerAt,
  endOf,
  isThingAt,
  skipAdverbs,
  WHOEVER,
  type Found,
  type GivingBegun,
  type Whom,
} from './giving-begun.ts'
import type { Line, Run } from './line.ts'
import { isCasual, whoseAt } from './someone-at.ts'

type NeedBegun = Extract<GivingBegun, { kind: 'need' }>

/** What stands before what somebody needs: nothing, somebody, or *she's*. */
type Before = 'nothing' | 'somebody' | 'being'

/** *She needs a data lead*, *Tom is looking for a flat*, *Cody's after a drill*, *heard that Ana wants an intro to Bo*. */
export function needAt(line: Line, found: Found): NeedBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const { at } = found
  if (sets.givingMe.at(tokens, at) !== null) return null
  const who = contractedAt(line, found) ?? needyAt(line, found)
  const bare = skipAdverbs(line, at)
  const needs = who === null ? needsAt(line, bare, 'nothing') : who.needs
  // "The baker, Signor Conti, needs a van"
  const end = needs === null ? found.end : Math.max(found.end, endOf(line, needs.from))
  if (needs === null || needs.to >= end || tokens[needs.to]?.kind === 'tag') return null
  const to = skipAdverbs(line, needs.to)
  if (who === null && sets.things.at(tokens, at) !== null) return null
  if (sets.notNeeded.at(tokens, needs.to) !== null) return null
  const date = dateAt(line, needs.to)
  if (date !== null && date.to >= end) return null
  const whom = who?.whom ?? WHOEVER
  // "Needs urgently a freelancer"
  const behind = isThingAt(line, to) ? to : needs.to
  return { kind: 'need', from: found.from, to: behind, saidFrom: at, words: { ...needs, to: behind }, whom }
}

/** *She's*, *Cody's* looking for. */
function contractedAt(line: Line, { at }: Found): { whom: Whom; needs: Run } | null {
  const contracted = line.grammar.sets.theyAre.at(line.tokens, at)
  const owner = contracted === null ? whoseAt(line, at, false) : null
  const to = contracted?.to ?? owner?.to
  const needs = to === undefined ? null : needsAt(line, skipAdverbs(line, to), 'being')
  if (needs === null) return null
  return { whom: owner === null ? WHOEVER : { people: [owner], pronoun: null }, needs }
}

function needyAt(line: Line, found: Found): { whom: Whom; needs: Run } | null {
  const { tokens, grammar } = line
  const doer = doerAt(line, found, (to) => needsAt(line, to, 'somebody') !== null)
  if (doer === null || doer.whom === null) return null
  // "Her deck needs work", "the deck needs a rewrite".
  const { groups, relative } = grammar.sets
  const isGroup = [groups, relative].some((set) => set.at(tokens, doer.to - 1) !== null)
  if (!isGroup && grammar.sets.things.at(tokens, doer.to - 1) !== null) return null
  const needs = needsAt(line, doer.to, 'somebody')
  return needs === null ? null : { whom: doer.whom, needs }
}

/** The words at `at` that say that somebody needs what follows them. */
export function needsAt(line: Line, at: number, before: Before): Run | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const wish = before === 'nothing' ? null : wishAt(line, at)
  if (wish !== null) return wish
  if (before === 'being') {
    const being = sets.needsBeing.at(tokens, at)
    const isThing =
      being !== null && (sets.hiring.at(tokens, at) === null || isThingAt(line, being.to) || isWhat(line, being.to))
    if (being !== null && isThing) return { from: at, to: being.to }
  }
  const bareBeing = before === 'somebody' && isCasual(line) ? sets.needsBeing.at(tokens, at) : null
  if (bareBeing !== null && isWantedAt(line, bareBeing.to)) return { from: at, to: bareBeing.to }
  const is = before === 'somebody' ? sets.beVerbs.at(tokens, at) : null
  if (is !== null) {
    const needs = needsAt(line, skipAdverbs(line, is.to, false), 'being')
    if (needs !== null) return { from: at, to: needs.to }
  }
  const plain = sets.needs.at(tokens, at) ?? (before === 'nothing' ? null : sets.needsOfSubject.at(tokens, at))
  if (plain !== null) return { from: at, to: plain.to }
  if (before === 'being') return null
  const would = sets.would.at(tokens, at)
  const from = would === null ? at : skipAdverbs(line, would.to)
  const bare = would === null ? null : sets.needsOfSubject.at(tokens, from)
  if (bare !== null) return { from: at, to: bare.to }
  const thing = sets.needsOfThing.at(tokens, from) ?? (would === null ? null : sets.likes.at(tokens, from))
  const isWanted = thing !== null && (before === 'nothing' ? isWhat(line, thing.to) : isWantedAt(line, thing.to))
  if (thing !== null && isWanted) return { from: at, to: thing.to }
  return saidAt(line, at)
}

/** Wants *to learn* Welsh, is looking *to rent* a flat: what one would do is part of it. */
function wishAt(line: Line, at: number): Run | null {
  const { sets } = line.grammar
  const to = sets.wishesTo.at(line.tokens, at)
  if (to === null || line.tokens[to.to]?.kind !== 'word') return null
  const wish = sets.wishes.at(line.tokens, to.to)
  const next = wish?.to ?? to.to + 1
  // What they want to do for others, or have decided, is no need.
  const isOpen = sets.wantsTo.at(line.tokens, at) !== null && sets.notWished.at(line.tokens, to.to) === null
  return (wish !== null || isOpen) && line.tokens[next]?.kind === 'word' ? { from: at, to: to.to } : null
}

/** Wants *a mentor*, *more customers*, *an intro*; and not 20 %, the deck, out. */
function isWantedAt(line: Line, at: number): boolean {
  const { a, moreOf } = line.grammar.sets
  return [a, moreOf].some((set) => set.at(line.tokens, at) !== null) || isWhat(line, at) || isSomeThingAt(line, at)
}

/** Wants *Saturday shifts only*, *cheaper insurance*, *two more weeks*; what else has no article is told: wants *out*, *dark mode*. */
function isSomeThingAt(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const number = grammar.numbers.at(tokens, at)
  const day = dateAt(line, at)
  const from = number?.to ?? (day?.form === 'weekday' ? day.to : at)
  const token = tokens[from]
  if (token?.kind !== 'word' || token.look !== 'word' || token.startsWithDigit) return false
  if (number !== null || from > at) return !grammar.sets.notWanted.has(token.key)
  const isMore = grammar.words.giving.moreEndings.some((ending) => token.key.endsWith(ending))
  return isMore && !grammar.sets.notMore.has(token.key) && tokens[at + 1]?.look === 'word'
}

/** Wants *intro*: what is given, and nothing that one would do. */
function isWhat(line: Line, at: number): boolean {
  const from = line.grammar.sets.a.at(line.tokens, at)?.to ?? at
  return [from, from + 1].some((to) => line.grammar.whats.at(line.tokens, to) !== null)
}

/** Ana *says she* needs, *told me that he* is looking for. */
function saidAt(line: Line, at: number): Run | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const saying = sets.saying.at(tokens, at)
  if (saying === null) return null
  const me = sets.toMe.at(tokens, saying.to)?.to ?? saying.to
  const that = tokens[me]?.key === 'that' ? me + 1 : me
  const contracted = sets.theyAre.at(tokens, that)
  const pronoun = sets.they.at(tokens, that)
  const to = contracted?.to ?? pronoun?.to
  if (to === undefined) return null
  const needs = needsAt(line, skipAdverbs(line, to), contracted === null ? 'somebody' : 'being')
  return needs === null ? null : { from: at, to: needs.to }
}
