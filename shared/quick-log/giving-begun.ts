import type { GiveDirection, GiveWhat } from '#shared/model/give-what.ts'
import type { How, Place } from './clause-kind.ts'
import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import { isMark, type Line, type Run } from './line.ts'
import { personAt, plainPersonAt, type PersonMatch } from './person-at.ts'
import { behindParentheses, describes, isCasual, isRelation, whoAt, whoseAt, type Someone } from './someone-at.ts'

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
  /** Right behind *and*, without anybody who does it. */
  readonly isBare?: boolean
}

/** The beginning of a clause about giving, and what follows from it. */
export type GivingBegun =
  | (Begun & {
      readonly kind: 'give'
      readonly direction: GiveDirection
      readonly what: GiveWhat
      readonly whom: Whom
      readonly day: DateMatch | null
      /** Said before it: *over tea*. */
      readonly how: How | null
    })
  | (Begun & { readonly kind: 'need'; readonly whom: Whom })
  | (Begun & {
      readonly kind: 'ask'
      readonly whom: Whom
      /** Where what is said beside the name ends: Ana in accounts *for*. */
      readonly asideTo?: number
      readonly objectFrom: number
      readonly objectTo: number | null
    })
  | (Begun & {
      readonly kind: 'introduction'
      readonly a: Whom
      readonly b: Whom
      /** Behind the second of them. */
      readonly whyFrom: number
      /** It was said as something that I shall do, and not only as a thought. */
      readonly isPromised: boolean
    })

export type GiveBegun = Extract<GivingBegun, { kind: 'give' }>

/** Where a clause about giving may begin, behind what leads to it. */
export interface Found {
  readonly from: number
  /** Behind a day or *by e-mail* that stand before it. */
  readonly at: number
  readonly end: number
  readonly place: Exclude<Place, 'inside'>
  readonly day: DateMatch | null
  readonly how: How | null
}

export const NOBODY: Whom = { people: [], pronoun: null }
export const WHOEVER: Whom = { people: [], pronoun: 'one' }
const MAX_TOKENS = 40
const MAX_TOKENS_OF_AN_ASIDE = 6
const MAX_WORDS_OF_A_NAME = 4

/** Where what is said here ends at the latest: at a mark, whatever it separates. */
export function endOf(line: Line, from: number): number {
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

export function whomOf(line: Line, someone: Someone, from: number): Whom {
  if (someone.people.length > 0) return { people: someone.people, pronoun: null }
  return { people: [], pronoun: line.grammar.sets.several.at(line.tokens, from) === null ? 'one' : 'several' }
}

/** Past *kindly*, *also*, *most graciously*: whatever says how, between somebody and what they do. */
export function skipAdverbs(line: Line, from: number, takesManner = true): number {
  let at = from
  for (let count = 0; count < 4; count++)
    at = line.grammar.sets.adverbs.at(line.tokens, at)?.to ?? (takesManner && isManner(line, at) ? at + 1 : at)
  return at
}

/** *Promptly*, *graciously*: by its ending; *Emily* and *supply* end so as well. */
function isManner({ tokens, grammar, known }: Line, at: number): boolean {
  const token = tokens[at]
  return (
    token?.kind === 'word' &&
    token.look === 'word' &&
    token.key.length > 4 &&
    grammar.words.giving.adverbEndings.some((ending) => token.key.endsWith(ending)) &&
    !grammar.sets.notAdverbs.has(token.key) &&
    known.at(tokens, at) === null
  )
}

/** Who does something, and where what they do begins. */
export interface Doer {
  readonly to: number
  /** Null where it is I, or where nobody is named. */
  readonly whom: Whom | null
  readonly isMe: boolean
}

/**
 * Whoever is said to do what `isNext` knows: *I*, *she*, *Tom from Acme*, *my former student Aurelio*, *her team*; null where
 * somebody is named who does something else.
 */
export function doerAt(line: Line, { at, place }: Found, isNext: (to: number) => boolean): Doer | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const me = sets.givingMe.at(tokens, at)
  if (me !== null) {
    const to = skipAdverbs(line, me.to)
    return isNext(to) ? { to, whom: null, isMe: true } : null
  }
  const bare = skipAdverbs(line, at)
  if (isNext(bare)) return { to: bare, whom: null, isMe: false }
  const contracted = sets.theyAre.at(tokens, at)
  if (contracted !== null) {
    const to = skipAdverbs(line, contracted.to)
    return isNext(to) ? { to, whom: WHOEVER, isMe: false } : null
  }
  const relative = sets.relative.at(tokens, at)
  if (relative !== null) {
    const to = skipAdverbs(line, relative.to)
    const before = isMark(tokens[at - 1], ',') && isNext(to) ? namedUpTo(line, at - 1) : null
    return before === null ? null : { to, whom: { people: [before], pronoun: null }, isMe: false }
  }
  const pronoun = sets.they.at(tokens, at)
  if (pronoun !== null) {
    const to = skipAdverbs(line, pronoun.to)
    return isNext(to) ? { to, whom: whomOf(line, { to, people: [] }, at), isMe: false } : null
  }
  if (place === 'and' || tokens[at]?.kind !== 'word') return ofTheirsAt(line, at, isNext)
  const someone = namedDoer(line, at, isNext)
  if (someone === null) return ofTheirsAt(line, at, isNext)
  return { to: someone.to, whom: whomOf(line, someone, at), isMe: false }
}

/** Whoever is named right before `end`: Ana Ruiz (Acme)*,* who needs a van. */
export function namedUpTo(line: Line, end: number): PersonMatch | null {
  let last = end
  if (isMark(line.tokens[end - 1], ')'))
    for (let at = end - 1; at > Math.max(0, end - MAX_TOKENS_OF_AN_ASIDE); at--)
      if (isMark(line.tokens[at], '(')) last = at
  for (let at = Math.max(0, last - MAX_WORDS_OF_A_NAME); at < last; at++) {
    // "Met Bo Lind, who": what was done is no part of the name.
    if (line.grammar.channels.at(line.tokens, at) !== null || line.grammar.given.at(line.tokens, at) !== null) continue
    const person = personAt(line, at, last, 'list')
    if (person?.to === last && person.described === undefined) return person
  }
  return isCasual(line) && last > 0 ? plainPersonAt(line, last - 1, last) : null
}

function namedDoer(line: Line, at: number, isNext: (to: number) => boolean): Someone | null {
  // Between a name and its verb may stand where somebody belongs, adverbs and *is*.
  const isNear = (to: number) => isNext(behindAsides(line, to, isNext))
  const someone = whoAt(line, at, isNear)
  if (someone === null || someone.people.length === 0) return null
  const to = behindAsides(line, someone.to, isNext)
  return isNext(to) ? { to, people: someone.people } : null
}

/** *Her team* needs, *Tom's sister* lent me: somebody of theirs, by whom they are meant. */
function ofTheirsAt(line: Line, at: number, isNext: (to: number) => boolean): Doer | null {
  const { tokens, grammar } = line
  const pronoun = grammar.sets.objects.at(tokens, at)
  const owner = pronoun === null ? whoseAt(line, at) : null
  const from = pronoun?.to ?? owner?.to
  if (from === undefined) return null
  const whom: Whom = owner === null ? WHOEVER : { people: [owner], pronoun: null }
  for (let to = from + 1; to <= from + 3; to++) {
    if (tokens[to - 1]?.kind !== 'word') return null
    const next = skipAdverbs(line, to)
    if (isNext(next)) return { to: next, whom, isMe: false }
  }
  return null
}

/** Past *from the committee*, *buyer from Kiabi*, *(PTA)*, *kindly*, *has* behind somebody, where what they do follows; else where it was. */
export function behindAsides(line: Line, from: number, isNext: (to: number) => boolean): number {
  const { tokens, grammar } = line
  const { beside } = grammar.sets
  const at = skipAdverbs(line, behindParentheses(line, from))
  if (isNext(at)) return at
  const isPlace = (to: number) => beside.at(tokens, to) !== null
  // "Giles our landlord"
  const article = grammar.sets.articles.at(tokens, from)
  if (article !== null) {
    for (let to = article.to + 1; to < article.to + 4 && describes(line, to - 1); to++)
      if (isNext(to) && isRelation(line, to - 1)) return to
  }
  const comma = isMark(tokens[from], ',') ? from + 1 : from
  if (comma === from && !isPlace(from) && !(tokens[from]?.look === 'word' && isPlace(from + 1))) return from
  for (let to = comma + 1; to <= from + MAX_TOKENS_OF_AN_ASIDE; to++) {
    const token = tokens[to]
    // Ana, *the dean*, has lent me.
    if (comma > from && isMark(token, ',')) {
      const next = skipAdverbs(line, to + 1)
      return isNext(next) ? next : from
    }
    if (token?.kind !== 'word') return from
    const next = skipAdverbs(line, to)
    if (comma === from && isNext(next)) return next
  }
  return from
}

/** The first *over tea*, *by e-mail* between two places, at the end of what is said, before a mark or a day. */
export function howIn(line: Line, from: number, end: number): How | null {
  for (let at = from; at < end; at++) {
    const how = howAt(line, at, end)
    if (how !== null) return how
  }
  return null
}

export function howAt(line: Line, at: number, end: number): How | null {
  const { tokens, grammar } = line
  const by = grammar.sets.givenBy.at(tokens, at)
  if (by === null) return null
  const noun = grammar.sets.articles.at(tokens, by.to)?.to ?? by.to
  const channel = grammar.channels.at(tokens, noun)
  if (channel === null || channel.value.verb || channel.to > end) return null
  const next = tokens[channel.to]
  const ends =
    channel.to === end ||
    next === undefined ||
    next.kind !== 'word' ||
    dateAt(line, grammar.sets.of.at(tokens, channel.to)?.to ?? channel.to) !== null
  return ends ? { from: at, to: channel.to, channel: channel.value.channel } : null
}

/** Something begins at `at`, and no relative clause has lost it: gave me *the deck*, needs *feedback*. */
export function isThingAt(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const { articles, moreOf, how } = grammar.sets
  const token = tokens[at]
  if (token?.kind !== 'word' || dateAt(line, at) !== null) return false
  return (
    [articles, moreOf].some((set) => set.at(tokens, at) !== null) ||
    token.startsWithDigit ||
    grammar.numbers.at(tokens, at) !== null ||
    (grammar.whats.at(tokens, at) !== null && how.at(tokens, at) === null)
  )
}

/** Whether what was said before was done by somebody else. */
export function isOfThem(before: Run): boolean {
  const { kind, direction, phrase } = before as {
    readonly kind?: string
    readonly direction?: string
    readonly phrase?: { readonly actor: string }
  }
  return kind === 'need' || direction === 'received' || phrase?.actor === 'them'
}
