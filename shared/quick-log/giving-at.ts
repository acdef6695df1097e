import type { GiveDirection, GiveWhat } from '#shared/model/give-what.ts'
import type { Place } from './clause-kind.ts'
import { skipConnectors } from './connectors.ts'
import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import { ownerAt } from './day-at.ts'
import { dueIn } from './due-in.ts'
import { objectAt, subjectAt, triggerAt, type Someone } from './follow-up-trigger.ts'
import { isMark, rememberedAt, type Line, type Run } from './line.ts'
import { personAt, plainPersonAt, type PersonMatch } from './person-at.ts'

/** Whom a clause is about: those it names, or (`pronoun`) whoever was spoken of. */
export interface Whom {
  readonly people: readonly PersonMatch[]
  readonly pronoun: 'one' | 'several' | null
}

interface Begun extends Run {
  /** Where what is said begins: the verb, or before it whoever does it. */
  readonly saidFrom: number
  /** Words of the grammar at its beginning, by which the clause is known again. */
  readonly words: Run
}

/** The beginning of a clause about giving, and what follows from it. */
export type GivingBegun =
  | (Begun & {
      readonly kind: 'give'
      readonly direction: GiveDirection
      readonly what: GiveWhat
      readonly whom: Whom
      readonly day: DateMatch | null
    })
  | (Begun & { readonly kind: 'need'; readonly whom: Whom })
  | (Begun & {
      readonly kind: 'ask'
      readonly whom: Whom
      readonly objectFrom: number
      readonly objectTo: number | null
    })
  | (Begun & {
      readonly kind: 'introduction'
      readonly a: Whom
      readonly b: Whom
      /** Behind the second of them. */
      readonly whyFrom: number
      /** It was said as something to be done. */
      readonly isPromised: boolean
    })

const NOBODY: Whom = { people: [], pronoun: null }
const MAX_TOKENS = 40
const MAX_TOKENS_IN_PARENTHESES = 8

const remembered: Readonly<Record<Exclude<Place, 'inside'>, (line: Line, at: number) => GivingBegun | null>> = {
  start: rememberedAt((line, at) => find(line, at, 'start')),
  comma: rememberedAt((line, at) => find(line, at, 'comma')),
  and: rememberedAt((line, at) => find(line, at, 'and')),
}

/** What is said of giving from `from` on; null where nothing is. Never in the middle of other words: prose is not cut. */
export function givingAt(line: Line, from: number, place: Place): GivingBegun | null {
  return place === 'inside' ? null : remembered[place](line, from)
}

function find(line: Line, from: number, place: Exclude<Place, 'inside'>): GivingBegun | null {
  const start = skipConnectors(line, from)
  const introduced = introductionAt(line, from, start, place)
  if (introduced !== null) return introduced
  const day = dateAt(line, start)
  const isDated = day !== null && day.tense !== 'future'
  const at = isDated ? (isMark(line.tokens[day.to], ',') ? day.to + 1 : day.to) : start
  const end = endOf(line, at)
  if (at >= end) return null
  const found = { from, at, end, place, day: isDated ? day : null }
  return askAt(line, found) ?? needAt(line, found) ?? gotAt(line, found) ?? giveAt(line, found)
}

interface Found {
  readonly from: number
  readonly at: number
  readonly end: number
  readonly place: Exclude<Place, 'inside'>
  readonly day: DateMatch | null
}

/** Behind a comma or *and*, something to be done that says by when: lent PJ the drill, *get it back by Friday*. */
export function isDatedTask(line: Line, at: number): boolean {
  const task = line.grammar.sets.tasks.at(line.tokens, skipConnectors(line, at))
  const due = task === null ? null : dueIn(line, task.to, endOf(line, task.to))
  return due !== null && (due.introducedBy === 'by' || due.tense === 'future')
}

/** Where what is said here ends at the latest: at a mark, whatever it separates. */
function endOf(line: Line, from: number): number {
  const { tokens } = line
  const last = Math.min(tokens.length, from + MAX_TOKENS)
  for (let at = from; at < last; at++) {
    const token = tokens[at]
    if (token?.kind === 'break' || isMark(token, ';:!?…|•→—')) return at
    if (isMark(token, '.') && token?.spaceAfter === true && !token.spaceBefore && !isAbbreviated(line, at)) return at
    if (isMark(token, '-–') && token?.spaceBefore === true && token.spaceAfter) return at
    if (isMark(token, ',')) return at
  }
  return last
}

function isAbbreviated(line: Line, at: number): boolean {
  const key = line.tokens[at - 1]?.key ?? ''
  const { sets } = line.grammar
  return sets.abbreviations.has(key) || sets.honorifics.has(key) || key.length === 1
}

function whomOf(line: Line, someone: Someone, from: number): Whom {
  if (someone.people.length > 0) return { people: someone.people, pronoun: null }
  return { people: [], pronoun: line.grammar.sets.several.at(line.tokens, from) === null ? 'one' : 'several' }
}

/** *I*, *she*, *Tom*, or nobody: then I did it. */
function actorAt(line: Line, found: Found): { to: number; whom: Whom | null } {
  const { sets } = line.grammar
  const { at, place } = found
  const me = sets.givingMe.at(line.tokens, at)
  if (me !== null) return { to: me.to, whom: null }
  if (isVerb(line, at) || gotForAt(line, at) !== null) return { to: at, whom: null }
  const them = subjectAt(line, at, place) ?? (place === 'start' ? plainGiver(line, at) : null)
  const contracted = sets.theyAre.at(line.tokens, at)
  if (contracted !== null) return { to: contracted.to, whom: { people: [], pronoun: 'one' } }
  const isTheirVerb = (to: number) => isVerb(line, to) || sets.byThem.at(line.tokens, to) !== null
  const behind = them === null ? at : behindAsides(line, them.to, isTheirVerb)
  const described = them === null || !isTheirVerb(behind) ? introducedAt(line, found, isTheirVerb) : null
  if (described !== null) return { to: described.to, whom: whomOf(line, described, at) }
  return them === null ? { to: at, whom: null } : { to: behind, whom: whomOf(line, them, at) }
}

const MAX_TOKENS_OF_AN_ASIDE = 6
const MAX_TOKENS_BEFORE_A_NAME = 4

/** Past *from the committee*, *buyer from Kiabi*, *(PTA)*, *kindly*, *has* behind somebody, where what they do follows; else where it was. */
function behindAsides(line: Line, from: number, isNext: (to: number) => boolean): number {
  const { tokens, grammar } = line
  const { beside, adverbs } = grammar.sets
  let at = behindParentheses(line, from, tokens.length)
  for (let one = adverbs.at(tokens, at); one !== null; one = adverbs.at(tokens, at)) at = one.to
  if (isNext(at)) return at
  const isPlace = (to: number) => beside.at(tokens, to) !== null
  if (!isPlace(from) && !(tokens[from]?.look === 'word' && isPlace(from + 1))) return from
  for (let to = from + 2; to <= from + MAX_TOKENS_OF_AN_ASIDE; to++) {
    if (tokens[to]?.kind !== 'word') return from
    if (isNext(to)) return to
  }
  return from
}

/** *U15s keeper Jayden*, *my former student Aurelio Conti*: what somebody is, and then their name, at the beginning of a clause. */
function introducedAt(line: Line, { at, place }: Found, isNext: (to: number) => boolean): Someone | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  if (place !== 'start') return null
  const isOther = (to: number) =>
    grammar.channels.at(tokens, to) !== null ||
    isVerb(line, to) ||
    [sets.subordinators, sets.askedIf, sets.tasks, sets.with, sets.they].some((set) => set.at(tokens, to) !== null)
  for (let to = at; to < at + MAX_TOKENS_BEFORE_A_NAME; to++) {
    if (tokens[to]?.kind !== 'word' || (isOther(to) && sets.givingMy.at(tokens, to) === null)) return null
    const someone = subjectAt(line, to + 1, place)
    const behind = someone?.people.length === 1 ? behindAsides(line, someone.to, isNext) : null
    if (behind !== null && someone !== null && isNext(behind)) return { ...someone, to: behind }
  }
  return null
}

/** *jo* lent me her lens: what is done for me, somebody does. */
function plainGiver(line: Line, at: number): Someone | null {
  const { sets } = line.grammar
  return plainAt(line, at, (to) => {
    const verb = line.grammar.given.at(line.tokens, to) ?? sets.byThem.at(line.tokens, to)
    if (verb !== null && namesMe(line, to, verb.to)) return true
    return verb !== null && [sets.toMe, sets.givingMy].some((set) => set.at(line.tokens, verb.to) !== null)
  })
}

/** *Introduce Ana to Tom*; *I'll*, *promised to*, *need to introduce her to Tom*. */
function introductionAt(line: Line, from: number, start: number, place: Place): GivingBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const met = meetAt(line, from, start)
  if (met !== null) return met
  let at = start
  let promised: { to: number; whom: Whom } | null = null
  if (sets.introduce.at(tokens, at) === null) {
    const trigger = triggerAt(line, from, place)
    if (trigger === null || trigger.phrase.actor !== 'me' || trigger.phrase.keep === true) return null
    at = trigger.to
    const again = triggerAt(line, at, 'start')
    // "Promised Ese I'd introduce her": whom it was promised is who is meant.
    if (again !== null && again.phrase.keep !== true) at = again.to
    else if (sets.subjects.at(tokens, at) !== null) at += 1
    promised = {
      to: at,
      whom: { people: trigger.people.length > 0 ? trigger.people : namedBefore(line, at, from), pronoun: null },
    }
  }
  const verb = sets.introduce.at(tokens, at)
  if (verb === null) return null
  const end = endOf(line, verb.to)
  const first = objectAt(line, verb.to) ?? plainBefore(line, verb.to, end)
  if (first === null || first.to > end) return null
  // "Put Ana in touch with Tom" is rather done than to be done.
  if (promised === null && sets.wantsTouch.at(tokens, at) !== null) return null
  const [one, two] = first.people
  const words = { from: at, to: verb.to }
  const base = { kind: 'introduction', from, to: verb.to, saidFrom: at, words, isPromised: promised !== null } as const
  if (one !== undefined && two !== undefined && first.people.length === 2) {
    return { ...base, a: { people: [one], pronoun: null }, b: { people: [two], pronoun: null }, whyFrom: first.to }
  }
  const isArrow = isMark(tokens[first.to], '<') && isMark(tokens[first.to + 1], '>')
  const to = isArrow ? { to: first.to + 2 } : sets.introduceTo.at(tokens, first.to)
  if (to === null || first.people.length > 1) return null
  const second = objectAt(line, to.to) ?? plainBefore(line, to.to, end)
  if (second === null || second.to > end || second.people.length > 1) return null
  const a = whomOf(line, first, verb.to)
  const named = promised !== null && promised.whom.people.length === 1 && a.people.length === 0 ? promised.whom : a
  return { ...base, a: named, b: whomOf(line, second, to.to), whyFrom: second.to }
}

/** *Beth, meet Cosmo*: the two of them. */
function meetAt(line: Line, from: number, start: number): GivingBegun | null {
  const { tokens, grammar } = line
  const first = objectAt(line, start)
  if (first?.people.length !== 1) return null
  const at = isMark(tokens[first.to], ',') ? first.to + 1 : first.to
  const verb = grammar.sets.meet.at(tokens, at)
  const second = verb === null ? null : objectAt(line, verb.to)
  if (verb === null || second?.people.length !== 1) return null
  const words = { from: at, to: verb.to }
  const [a, b] = [whomOf(line, first, start), whomOf(line, second, verb.to)]
  return {
    kind: 'introduction',
    from,
    to: verb.to,
    saidFrom: start,
    words,
    a,
    b,
    whyFrom: second.to,
    isPromised: false,
  }
}

/** Intro *ben* to *jo chen*, in a line without capitals: one word or two, up to *to* or the end. */
function plainBefore(line: Line, at: number, end: number): Someone | null {
  const { tokens, grammar } = line
  const { introduceTo, about, by, for: forWords } = grammar.sets
  const ends = [introduceTo, about, by, forWords]
  return plainAt(
    line,
    at,
    (to) => to <= end && (to === end || isMark(tokens[to], '<') || ends.some((set) => set.at(tokens, to) !== null)),
  )
}

/** *Promised Ese I'd*: the one who is named before what is promised. */
function namedBefore(line: Line, to: number, from: number): readonly PersonMatch[] {
  for (let at = from; at < to; at++) {
    const person = personAt(line, at, to, 'list')
    if (person !== null) return [person]
  }
  return []
}

/** *Asked Tom for an hour*, *requested the files from Tom*. */
function askAt(line: Line, found: Found): GivingBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const me = sets.givingMe.at(tokens, found.at)
  const at = me?.to ?? found.at
  const requested = sets.requested.at(tokens, at)
  if (requested !== null) {
    const source = sourceIn(line, requested.to, found.end)
    const someone = source === null ? requestedOf(line, requested.to) : null
    if (someone !== null) {
      const to = sets.from.at(tokens, requested.to)?.to ?? requested.to
      const words = { from: at, to }
      const whom = whomOf(line, someone, to)
      return {
        kind: 'ask',
        from: found.from,
        to: someone.to,
        saidFrom: at,
        words,
        whom,
        objectFrom: someone.to,
        objectTo: null,
      }
    }
    if (source === null && me === null && sets.asked.at(tokens, at) === null) return null
    if (requested.to >= found.end) return null
    const whom = source?.whom ?? { people: [], pronoun: 'one' }
    return {
      kind: 'ask',
      from: found.from,
      to: requested.to,
      saidFrom: at,
      words: { from: at, to: requested.to },
      whom,
      objectFrom: requested.to,
      objectTo: source?.from ?? null,
    }
  }
  const asked = sets.asked.at(tokens, at)
  if (asked === null) return null
  const someone = describedAt(line, asked.to) ?? objectAt(line, asked.to) ?? plainAsked(line, asked.to)
  if (someone === null) return null
  const isWhat = (to: number) => sets.askedFor.at(tokens, to) !== null || isWhetherTheyCould(line, to)
  const behind = behindAsides(line, someone.to, isWhat)
  const end = endOf(line, behind)
  const isFavour = isWhetherTheyCould(line, behind)
  // "Whether they could" says what is asked for with its first word.
  const wanted = isFavour ? { to: behind } : sets.askedFor.at(tokens, behind)
  if (wanted === null || wanted.to >= end) return null
  return {
    kind: 'ask',
    from: found.from,
    to: wanted.to,
    saidFrom: at,
    words: { from: at, to: asked.to },
    whom: whomOf(line, someone, asked.to),
    objectFrom: wanted.to,
    objectTo: null,
  }
}

/** Requested *Mr Okafor of Lagos* to pay, requested of *Ana (Acme)* a plan. */
function requestedOf(line: Line, from: number): Someone | null {
  const { tokens, grammar } = line
  const { infinitive, from: of } = grammar.sets
  const isTask = (at: number) => infinitive.at(tokens, at) !== null
  const word = of.at(tokens, from)
  const someone = objectAt(line, word?.to ?? from)
  if (someone === null || someone.people.length === 0) return null
  const to = behindAsides(
    line,
    someone.to,
    (at) => isTask(at) || (word !== null && grammar.sets.articles.at(tokens, at) !== null),
  )
  return word !== null || isTask(to) ? { ...someone, to } : null
}

const MAX_TOKENS_OF_A_DESCRIPTION = 5

/** *The dean, Helen Crabbe,*; *the Gazette (Phil Dunmore)*: somebody, behind what they are or where they work. */
function describedAt(line: Line, from: number): Someone | null {
  const { tokens, grammar } = line
  const article = grammar.sets.articles.at(tokens, from)
  if (article === null) return null
  for (let at = article.to + 1; at < article.to + MAX_TOKENS_OF_A_DESCRIPTION; at++) {
    const isOpen = isMark(tokens[at], '(')
    if (!isOpen && !isMark(tokens[at], ',')) continue
    const person = personAt(line, at + 1, tokens.length, 'list')
    if (person === null) return null
    const close = isOpen ? behindParentheses(line, at, tokens.length) : person.to + 1
    const isClosed = isOpen ? close > at : isMark(tokens[person.to], ',')
    return isClosed ? { to: close, people: [person] } : null
  }
  return null
}

/** Asked *jo* for the key, in a line that begins without a capital. */
function plainAsked(line: Line, from: number): Someone | null {
  const { askedFor } = line.grammar.sets
  return plainAt(line, from, (to) => askedFor.at(line.tokens, to) !== null || isWhetherTheyCould(line, to))
}

/** *If he would take my place*, *whether we may keep the room*; and not *if she likes it*. */
function isWhetherTheyCould(line: Line, at: number): boolean {
  const { sets } = line.grammar
  const word = sets.askedIf.at(line.tokens, at)
  if (word === null) return false
  const who = line.tokens[word.to]
  return (
    who?.kind === 'word' &&
    (line.grammar.words.giving.could.some((one) => one.startsWith("'") && who.key.endsWith(one)) ||
      sets.could.at(line.tokens, word.to + 1) !== null)
  )
}

/** Whoever begins a line without a capital writes names without one: one word or two, before what `isNext` knows. */
function plainAt(line: Line, at: number, isNext: (to: number) => boolean): Someone | null {
  if (!isCasual(line)) return null
  for (const to of [at + 1, at + 2]) {
    if (!isNext(to)) continue
    const person = plainPersonAt(line, at, to)
    if (person !== null) return { to, people: [person] }
  }
  return null
}

function isCasual({ tokens }: Line): boolean {
  const first = tokens.find(({ kind }) => kind === 'word')
  return first?.look === 'word' && /^\p{Ll}/u.test(first.text)
}

/** Past *(PTA)* behind a name. */
function behindParentheses(line: Line, at: number, end: number): number {
  if (!isMark(line.tokens[at], '(')) return at
  for (let to = at + 1; to < Math.min(end, at + MAX_TOKENS_IN_PARENTHESES); to++) {
    if (isMark(line.tokens[to], ')')) return to + 1
  }
  return at
}

/** *She needs a data lead*, *Tom is looking for a flat*, *wants to meet more CFOs*. */
function needAt(line: Line, found: Found): GivingBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const { at, place } = found
  const contracted = sets.theyAre.at(tokens, at)
  const owner =
    contracted === null && place !== 'and' && sets.objects.at(tokens, at) === null ? ownerAt(line, at) : null
  const wants = [sets.needs, sets.needsOfSubject]
  const isWanted = (to: number) => wants.some((set) => set.at(tokens, to) !== null)
  const first = contracted === null ? (subjectAt(line, at, place) ?? plainNeedy(line, found)) : null
  const isFirst =
    first !== null && (sets.needsOfThing.at(tokens, first.to) ?? isWanted(behindAsides(line, first.to, isWanted)))
  const described =
    contracted !== null || isFirst !== false
      ? null
      : introducedAt(line, found, (to) => sets.needs.at(tokens, to) !== null)
  const subject = described ?? first
  const actor =
    contracted !== null
      ? { to: contracted.to, whom: { people: [], pronoun: 'one' } as Whom }
      : subject !== null
        ? { to: subject.to, whom: whomOf(line, subject, at) }
        : owner !== null
          ? { to: owner.to, whom: { people: [owner], pronoun: null } as Whom }
          : null
  const from = actor === null ? at : behindAsides(line, actor.to, isWanted)
  const plain = sets.needs.at(tokens, from)
  const thing = actor === null ? null : sets.needsOfThing.at(tokens, from)
  const isThing = (from: number) => [sets.articles, sets.moreOf].some((set) => set.at(tokens, from) !== null)
  const wanted = thing !== null && isThing(thing.to) ? thing : null
  const needs = plain ?? (actor === null ? null : sets.needsOfSubject.at(tokens, from)) ?? wanted
  if (needs === null || needs.to >= found.end) return null
  if (sets.givingMe.at(tokens, at) !== null || sets.notNeeded.at(tokens, needs.to) !== null) return null
  const date = dateAt(line, needs.to)
  if (date !== null && date.to >= found.end) return null
  const words = { from, to: needs.to }
  const whom = actor?.whom ?? ({ people: [], pronoun: 'one' } as Whom)
  return { kind: 'need', from: found.from, to: needs.to, saidFrom: at, words, whom }
}

/** *piotr* wants a co-maintainer, at the beginning of a line; *the deck* needs a rewrite all the same. */
function plainNeedy(line: Line, { at, place }: Found): Someone | null {
  const { sets } = line.grammar
  if (place !== 'start' || sets.things.at(line.tokens, at) !== null) return null
  const verbs = [sets.needs, sets.needsOfSubject, sets.needsOfThing]
  return plainAt(line, at, (to) => verbs.some((set) => set.at(line.tokens, to) !== null))
}

/** *Got feedback from Priya*, *borrowed a tripod from Teo*. */
function gotAt(line: Line, found: Found): GivingBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const at = sets.givingMe.at(tokens, found.at)?.to ?? found.at
  const got = sets.got.at(tokens, at)
  if (got === null || isChannel(line, at, got.to, got.to)) return null
  const source = sourceIn(line, got.to, found.end)
  if (source === null || hasChannel(line, got.to, source.from)) return null
  // "Received from Alan, by post, his own copy"
  if (source.from === got.to && !isMark(line.tokens[source.to], ',:')) return null
  return {
    kind: 'give',
    direction: 'received',
    from: found.from,
    to: got.to,
    saidFrom: at,
    words: { from: at, to: got.to },
    what: whatIn(line, got.to, source.from) ?? 'resource',
    whom: source.whom,
    day: found.day,
  }
}

/** *Gave Ana the book*, *sent it to Tom*, *she lent me her notes*, *Tom reviewed my deck*. */
function giveAt(line: Line, found: Found): GivingBegun | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const actor = actorAt(line, found)
  const isTheirs = actor.whom !== null
  const given = grammar.given.at(tokens, actor.to) ?? (isTheirs ? takenThrough(line, actor.to) : null)
  const verb = given ?? (isTheirs ? theirVerbAt(line, actor.to) : gotForAt(line, actor.to))
  if (verb === null || (verb.value !== 'advice' && isChannel(line, actor.to, verb.to, found.end))) return null
  const base = {
    kind: 'give',
    from: found.from,
    to: verb.to,
    saidFrom: isTheirs ? found.at : actor.to,
    words: { from: actor.to, to: verb.to },
    day: found.day,
  } as const
  if (actor.whom !== null) {
    const isForMe =
      sets.kindly.at(tokens, actor.to - 1) !== null ||
      namesMe(line, actor.to, verb.to) ||
      sets.toMe.at(tokens, verb.to) !== null ||
      sets.givingMy.at(tokens, verb.to) !== null ||
      forMeIn(line, verb.to, found.end)
    if (!isForMe || (verb.value === 'resource' && hasChannel(line, verb.to, verb.to + 4))) return null
    return { ...base, direction: 'received', what: whatOf(line, verb, found.end), whom: actor.whom }
  }
  const whom = recipientIn(line, { from: actor.to, to: verb.to }, verb.value, found.end)
  if (whom === null || isShownAround(line, verb.to)) return null
  return { ...base, direction: 'given', what: whatOf(line, verb, found.end), whom }
}

/** *Walked me through the bond*, *talked me thru it*. */
function takenThrough(line: Line, at: number): { to: number; value: GiveWhat } | null {
  const { toMe, through } = line.grammar.sets
  const me = toMe.at(line.tokens, at + 1)
  return me !== null && through.at(line.tokens, me.to) !== null ? { to: at + 1, value: 'advice' } : null
}

/** *Showed Karen through the flat* was a visit, and nothing was given. */
function isShownAround(line: Line, at: number): boolean {
  const person = objectAt(line, at)
  return person !== null && line.grammar.sets.through.at(line.tokens, person.to) !== null
}

function theirVerbAt(line: Line, at: number): { to: number; value: GiveWhat } | null {
  const verb = line.grammar.sets.byThem.at(line.tokens, at)
  return verb === null ? null : { to: verb.to, value: 'resource' }
}

/** *Got Nigel a bottle of Malbec*, *brought Earl a pie*: for him. */
function gotForAt(line: Line, at: number): { to: number; value: GiveWhat } | null {
  const { sets } = line.grammar
  const verb = theirVerbAt(line, at)
  const person = verb === null ? null : objectAt(line, verb.to)
  return verb !== null && person !== null && sets.articles.at(line.tokens, person.to) !== null ? verb : null
}

function isVerb(line: Line, at: number): boolean {
  return line.grammar.given.at(line.tokens, at) !== null
}

/** *Sent a message*, *walked*: a conversation, whatever else the verb may say; but *wrote me a reference*. */
function isChannel(line: Line, at: number, to: number, end: number): boolean {
  const channel = line.grammar.channels.at(line.tokens, at)
  if (channel === null || channel.to < to) return false
  return channel.to > to || whatIn(line, to, end) === null
}

/** Whether between two places a conversation is named: gave Bob *a call*. */
function hasChannel(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (line.grammar.channels.at(line.tokens, at)?.value.verb === false) return true
  return false
}

function whatOf(line: Line, verb: { to: number; value: GiveWhat }, end: number): GiveWhat {
  // What was lent, taught or reviewed is said by the verb.
  return verb.value === 'resource' || verb.value === 'endorsement' ? recommendedOr(line, verb, end) : verb.value
}

function recommendedOr(line: Line, verb: { to: number; value: GiveWhat }, end: number): GiveWhat {
  if (verb.value === 'resource') return whatIn(line, verb.to, end) ?? 'resource'
  const someone = objectAt(line, verb.to)
  const after = someone?.to ?? line.grammar.sets.toMe.at(line.tokens, verb.to)?.to ?? verb.to
  // "Recommended him a dentist" gave him a name; "recommended him" spoke for him.
  return after > verb.to && after < end && line.grammar.sets.articles.has(line.tokens[after]?.key ?? '')
    ? 'resource'
    : 'endorsement'
}

function whatIn(line: Line, from: number, to: number): GiveWhat | null {
  for (let at = from; at < to; at++) {
    const what = line.grammar.whats.at(line.tokens, at)
    if (what !== null && what.to <= to) return what.value
  }
  return null
}

/** *From Teo*: whose it was. */
function sourceIn(line: Line, from: number, end: number): { from: number; to: number; whom: Whom } | null {
  for (let at = from; at < end; at++) {
    const word = line.grammar.sets.gotFrom.at(line.tokens, at)
    const someone =
      word === null ? null : (objectAt(line, word.to) ?? plainAt(line, word.to, (to) => endsWords(line, to)))
    if (someone !== null && word !== null && someone.to <= end)
      return { from: at, to: someone.to, whom: whomOf(line, someone, word.to) }
  }
  return null
}

function endsWords({ tokens }: Line, at: number): boolean {
  return tokens[at] === undefined || isMark(tokens[at]) || tokens[at]?.kind === 'break'
}

/** *Let me borrow*, *hooked me up*: in the verb itself. */
function namesMe(line: Line, from: number, to: number): boolean {
  return line.tokens.slice(from, to).some(({ key }) => line.grammar.sets.toMe.has(key))
}

function forMeIn(line: Line, from: number, end: number): boolean {
  const { recipients, toMe } = line.grammar.sets
  for (let at = from; at < end; at++) {
    const word = recipients.at(line.tokens, at)
    if (word !== null && toMe.at(line.tokens, word.to) !== null) return true
  }
  return false
}

/** Who has it now: the one behind *to*, else the one behind the verb, or whose it is that one has read. */
function recipientIn(line: Line, verb: Run, what: GiveWhat, end: number): Whom | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  if (sets.toMe.at(tokens, verb.to) !== null) return null
  const isIntroduction = what === 'introduction'
  const first =
    objectAt(line, verb.to) ?? (isIntroduction ? plainBefore(line, verb.to, end) : plainRecipient(line, verb.to))
  const isFirst = first !== null && first.to <= end
  const behind = behindIn(line, isFirst ? first.to : verb.to, end)
  if (isIntroduction) return bothOf(line, isFirst ? first : null, behind ?? plainSecond(line, first, end), verb, end)
  const owner = sets.feedbackOf.at(tokens, verb.from) === null ? null : ownerAt(line, verb.to)
  if (owner !== null && owner.to <= end) return { people: [owner], pronoun: null }
  // "Gave Bob a call" and "sent Ana an email" are conversations.
  if (what === 'resource' && hasChannel(line, verb.to, Math.min(end, verb.to + 4))) return null
  if (behind !== null && (!isFirst || (what !== 'endorsement' && first.people.length > 0 && isThing(line, first))))
    return behind.whom
  if (isFirst && isPossessed(line, verb.to, first, sets.feedbackOf.at(tokens, verb.from) !== null))
    return behind?.whom ?? null
  return isFirst ? whomOf(line, first, verb.to) : (behind?.whom ?? null)
}

/** Lent *omar* my drill, in a line without capitals: one word before what it was. */
function plainRecipient(line: Line, at: number): Someone | null {
  const { sets } = line.grammar
  const nexts = [sets.articles, sets.givingMy, sets.how, sets.with]
  return plainAt(line, at, (to) => nexts.some((set) => set.at(line.tokens, to) !== null))
}

/** *Sent CV to Ana*: what is written like a name and stands right before *to* is what was given. */
function isThing(line: Line, { people, to }: Someone): boolean {
  return people.every((one) => one.people.length === 0) && line.grammar.sets.toward.at(line.tokens, to) !== null
}

/** *Sent her deck to Tom*: hers, and not to her. *Reviewed her deck* is for her all the same. */
function isPossessed(line: Line, at: number, { to, people }: Someone, isOfTheirs: boolean): boolean {
  if (people.length > 0 || isOfTheirs) return false
  const next = line.tokens[to]
  const isNoun = next?.kind === 'word' && !line.grammar.sets.articles.has(next.key)
  return line.grammar.sets.ownedBy.at(line.tokens, at) !== null && isNoun
}

/** For *Kieran Dodd's* bid. */
function ownedAt(line: Line, at: number): Someone | null {
  const owner = ownerAt(line, at)
  return owner === null ? null : { to: owner.to, people: [owner] }
}

function behindIn(line: Line, from: number, end: number): { whom: Whom; people: number } | null {
  for (let at = from; at < end; at++) {
    const word = line.grammar.sets.recipients.at(line.tokens, at)
    const described = word === null ? null : describedAt(line, word.to)
    const someone = word === null ? null : (described ?? ownedAt(line, word.to) ?? objectAt(line, word.to))
    if (word === null || someone === null || (someone.to > end && described === null)) continue
    const whom = whomOf(line, someone, word.to)
    return { whom, people: whom.people.length }
  }
  return null
}

/** Connected ben *& jo chen*, in a line that begins without a capital. */
function plainSecond(line: Line, first: Someone | null, end: number): { whom: Whom } | null {
  const to = first === null ? null : line.grammar.sets.introduceTo.at(line.tokens, first.to)
  const second = to === null ? null : plainBefore(line, to.to, end)
  return second === null ? null : { whom: { people: second.people, pronoun: null } }
}

/** *Introduced Ana to Tom*, *put Ana in touch with Tom*: both. Somebody alone is not enough. */
function bothOf(line: Line, first: Someone | null, behind: { whom: Whom } | null, verb: Run, end: number): Whom | null {
  const wantsTouch = line.grammar.sets.wantsTouch.at(line.tokens, verb.from) !== null
  if (wantsTouch && (first === null || line.grammar.sets.inTouch.at(line.tokens, first.to) === null || first.to >= end))
    return null
  const one = first === null ? NOBODY : whomOf(line, first, verb.to)
  const people = [...one.people, ...(behind?.whom.people ?? [])]
  const pronoun = one.pronoun ?? behind?.whom.pronoun ?? null
  return people.length + (pronoun === null ? 0 : 1) < 2 ? null : { people, pronoun }
}
