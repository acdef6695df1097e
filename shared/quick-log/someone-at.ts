import { dateAt } from './date-at.ts'
import { ownerAt } from './owner-at.ts'
import { lengthAt } from './length-at.ts'
import { isMark, type Line, type Run } from './line.ts'
import { endsObject, endsPerson, isPossessive, personAt, plainPersonAt, type PersonMatch } from './person-at.ts'
import { timeAt } from './time-at.ts'
import { canBeName, type Token } from './tokenise.ts'

/** Who is named, and where that ends; nobody where it is a pronoun. */
export interface Someone {
  readonly to: number
  readonly people: readonly PersonMatch[]
}

const MAX_NAMES = 8
const MAX_WORDS_OF_A_DESCRIPTION = 6
const MAX_TOKENS_IN_PARENTHESES = 8
const MAX_WORDS_OF_AN_ORGANISATION = 5

type At = (to: number) => boolean
const NEVER: At = () => false

/**
 * Whoever is named at `at`, with what is said of them before and behind the name: *her*, *Ana and Tom*, *my former student
 * Aurelio Conti*, *the dean, Helen Crabbe,*, *Omar at Citizens Advice*. In a line that writes names small, words that stand
 * before what `isNext` knows are one.
 */
export function whoAt(line: Line, at: number, isNext: At = NEVER): Someone | null {
  const pronoun = line.grammar.sets.objects.at(line.tokens, at)
  // Gave *his nephew Rory* a week's work.
  const theirs = pronoun === null ? null : describedBefore(line, at, isNext)
  if (theirs?.described !== undefined && isRelation(line, theirs.described.to - 1))
    return { to: theirs.to, people: [theirs] }
  return pronoun !== null ? { to: pronoun.to, people: [] } : listAt(line, at, isNext)
}

/** One, or several joined by *and*, or by commas up to an *and*. */
function listAt(line: Line, from: number, isNext: At): Someone | null {
  const people: PersonMatch[] = []
  let to = from
  let one = line.grammar.sets.subjects.at(line.tokens, from) === null ? oneAt(line, from, isNext) : null
  while (one !== null && people.length < MAX_NAMES) {
    people.push(...one.people)
    to = one.to
    const and = line.grammar.sets.and.at(line.tokens, to)
    const next = and?.to ?? commaOfList(line, to)
    one = next === null ? null : (oneAt(line, next, isNext) ?? ownerOne(line, next))
  }
  return people.length === 0 ? null : { to, people }
}

/** For Marek and *Ola's* little one. */
function ownerOne(line: Line, at: number): Someone | null {
  const owner = whoseAt(line, at, false)
  return owner === null ? null : { to: owner.to, people: [owner] }
}

/** Ana*,* Ben and Carl: behind the comma, where names alone follow up to an *and*. */
function commaOfList(line: Line, comma: number): number | null {
  const { tokens, grammar } = line
  let at = comma
  for (let names = 1; names < MAX_NAMES && isMark(tokens[at], ','); names++) {
    const person = canBeName(tokens[at + 1]) ? personAt(line, at + 1, tokens.length, 'list') : null
    if (person === null) return null
    at = person.to
  }
  const and = at > comma ? grammar.sets.and.at(tokens, at) : null
  return and !== null && canBeName(tokens[and.to]) && personAt(line, and.to, tokens.length, 'list') !== null
    ? comma + 1
    : null
}

function oneAt(line: Line, at: number, isNext: At): Someone | null {
  const found = personAt(line, at, line.tokens.length, 'list')
  // "Jo's parser PR" is no person.
  const named = found?.described !== undefined && isLetters(line, found) ? null : withInitial(line, found, isNext)
  // "Small biz owner Thuy Pham": what begins a sentence is written like a name.
  const isLed = named === null || (isNext !== NEVER && !isNext(named.to) && !endsWho(line, named.to, isNext))
  const person = (isLed ? describedBefore(line, at, isNext) : null) ?? named
  if (person !== null) return withAside(line, person, isNext)
  const described = describedAt(line, at)
  if (described !== null) return described
  const plain = plainAt(line, at, isNext)
  const [only] = plain?.people ?? []
  return only === undefined ? null : withAside(line, only, isNext)
}

/** *Tyler N* put me in touch, *Ana R* gave me: a letter that is otherwise a word. */
function withInitial(line: Line, person: PersonMatch | null, isNext: At): PersonMatch | null {
  const letter = person === null ? undefined : line.tokens[person.to]
  if (person === null || letter?.text.length !== 1 || !isNext(person.to + 1)) return person
  if (!line.grammar.words.names.areInitials(letter.text)) return person
  return { ...person, to: person.to + 1, name: `${person.name} ${letter.text}`, people: [] }
}

/** *Young* Farouk Amin, *the new interns* Amy, *Kyle's mum* Donna, *nurse manager* carol. */
export function describedBefore(line: Line, from: number, isNext: At = NEVER): PersonMatch | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const first = tokens[from]
  if (first?.kind !== 'word') return null
  const article = sets.articles.at(tokens, from)
  const start = article?.to ?? from
  for (let to = start; to < start + MAX_WORDS_OF_A_DESCRIPTION; to++) {
    const isTitle = sets.honorifics.has(tokens[to]?.key ?? '')
    // "The founders of Tilt" are not Tilt.
    const isOfName = sets.of.at(tokens, to - 1) !== null
    if (to > start && !isOfName && (isTitle || canBeName(tokens[to])) && !isPossessive(line, tokens[to] ?? first)) {
      const person = personAt(line, to, tokens.length, 'list')
      // "Callum's UCAS reference", but "Kyle's mum Donna" and "Mayor's chief of staff Greg Tilden".
      const isOwn = isPossessive(line, first) && !isRelation(line, to - 1) && (person?.to ?? 0) - to < 2
      if (
        person !== null &&
        person.described === undefined &&
        !isOwn &&
        !isLetters(line, person) &&
        endsWho(line, person.to, isNext)
      )
        return { ...person, described: { from, to } }
    }
    const isSaid = to > start && (isRelation(line, to - 1) || sets.called.at(tokens, to - 1) !== null)
    const plain = isSaid ? plainAt(line, to, isNext) : null
    const [only] = plain?.people ?? []
    if (only !== undefined) return { ...only, described: { from, to } }
    if (!describes(line, to)) return null
  }
  return null
}

function isLetters({ grammar }: Line, { name }: PersonMatch): boolean {
  return name.length >= 2 && name.length <= 4 && grammar.words.names.areInitials(name)
}

/** A word of what somebody is: no verb, no preposition but *of*, nobody. */
export function describes(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  const token = tokens[at]
  if (token?.kind !== 'word') return false
  if (isRelation(line, at) || [sets.of, sets.honorifics, sets.called].some((set) => set.at(tokens, at) !== null))
    return true
  const other = [
    sets.subjects,
    sets.objects,
    sets.saying,
    sets.being,
    sets.with,
    sets.about,
    sets.for,
    sets.toward,
    sets.placeIn,
    sets.and,
    sets.askedIf,
    sets.questions,
    sets.articles,
    sets.byThem,
  ]
  if (grammar.given.at(tokens, at) !== null || grammar.channels.at(tokens, at)?.value.verb === true) return false
  return !other.some((set) => set.at(tokens, at) !== null) && dateAt(line, at) === null
}

export function isRelation(line: Line, at: number): boolean {
  const { relations, roles } = line.grammar.sets
  const key = line.tokens[at]?.key ?? ''
  const [one] = line.grammar.words.followUps.presentEndings
  const isSeveral = one !== undefined && key.endsWith(one) && relations.has(key.slice(0, -one.length))
  return isSeveral || relations.at(line.tokens, at) !== null || roles.at(line.tokens, at) !== null
}

/** Nothing behind a name makes it a part of something else: the Warsaw *team*. */
function endsWho(line: Line, at: number, isNext: At): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  if (isNext(at) || endsPerson(line, at, tokens.length) || tokens[at]?.startsWithDigit === true) return true
  const goesOn = [
    sets.articles,
    sets.how,
    sets.placeIn,
    sets.toward,
    sets.infinitive,
    sets.being,
    sets.saying,
    sets.subjects,
    sets.connectors,
    sets.recipients,
    sets.askedIf,
    sets.introduceTo,
    sets.adverbs,
    sets.beside,
    sets.moreOf,
  ]
  return goesOn.some((set) => set.at(tokens, at) !== null)
}

/** *The dean, Helen Crabbe,*; *the Gazette (Phil Dunmore)*; *Legal (Devon)*: somebody behind what they are or where they work. */
export function describedAt(line: Line, from: number): Someone | null {
  const { tokens, grammar } = line
  const article = grammar.sets.articles.at(tokens, from)
  const isPart = (tokens[from]?.look === 'word' || isRelation(line, from)) && isMark(tokens[from + 1], '(')
  if (article === null && !isPart) return null
  const start = article?.to ?? from
  for (let at = start + 1; at < start + MAX_WORDS_OF_A_DESCRIPTION; at++) {
    const isOpen = isMark(tokens[at], '(')
    const isBeside = grammar.sets.beside.at(tokens, at) !== null
    if (tokens[at]?.kind === 'word' && (isBeside || describes(line, at))) continue
    if (!isOpen && !isMark(tokens[at], ',')) return null
    const named = canBeName(tokens[at + 1]) ? namesAt(line, at + 1) : null
    if (named === null) return null
    const close = isOpen ? behindParentheses(line, at) : isMark(tokens[named.to], ',') ? named.to + 1 : at
    const isEnd = !isOpen && (tokens[named.to] === undefined || isMark(tokens[named.to], '.;!?'))
    if (close === at && !isEnd) return null
    return { to: isEnd ? named.to : close, people: named.people }
  }
  return null
}

/** Names written like names, joined by *and*. */
function namesAt(line: Line, from: number): Someone | null {
  const people: PersonMatch[] = []
  let to = from
  for (let count = 0; count < MAX_NAMES; count++) {
    const next = count === 0 ? from : line.grammar.sets.and.at(line.tokens, to)?.to
    const person = next === undefined ? null : personAt(line, next, line.tokens.length, 'list')
    if (person === null) break
    people.push(person)
    to = person.to
  }
  return people.length === 0 ? null : { to, people }
}

/** Whoever writes names small: up to three words, before what `isNext` knows. */
export function plainAt(line: Line, at: number, isNext: At): Someone | null {
  if (!isCasual(line) || line.grammar.sets.things.at(line.tokens, at) !== null) return null
  for (const to of [at + 1, at + 2, at + 3]) {
    // Behind *lena k* something else comes.
    if (!isNext(to) || (to === at + 1 && isInitial(line, to) && isNext(to + 1))) continue
    if (isTaken(line, at)) return null
    const person = plainPersonAt(line, at, to)
    if (person !== null && !isThing(line, at, to)) return { to, people: [person] }
  }
  return null
}

function isInitial(line: Line, at: number): boolean {
  return (
    /^\p{L}$/u.test(line.tokens[at]?.text ?? '') &&
    ![line.grammar.sets.with, line.grammar.sets.articles].some((set) => set.at(line.tokens, at) !== null)
  )
}

/** *To do*, *in town*: behind such words no name stands. */
function isTaken(line: Line, at: number): boolean {
  const { infinitive, tasks, subjects, being, byThem } = line.grammar.sets
  return (
    (infinitive.at(line.tokens, at - 1) !== null && tasks.at(line.tokens, at) !== null) ||
    line.grammar.given.at(line.tokens, at) !== null ||
    [subjects, being, byThem].some((set) => set.at(line.tokens, at) !== null)
  )
}

function isThing(line: Line, from: number, to: number): boolean {
  const { things, adverbs, subjects } = line.grammar.sets
  for (let at = from; at < to; at++) {
    if ([things, adverbs, subjects].some((set) => set.at(line.tokens, at) !== null)) return true
    if (line.grammar.whats.at(line.tokens, at) !== null) return true
  }
  return false
}

const casual = new WeakMap<Line, boolean>()

/** Names are written small where a line begins small, or where nothing in it but the beginnings of sentences is written like a name. */
export function isCasual(line: Line): boolean {
  let is = casual.get(line)
  if (is === undefined) casual.set(line, (is = writesSmall(line)))
  return is
}

function writesSmall(line: Line): boolean {
  const { tokens } = line
  const first = tokens.find(({ kind }) => kind === 'word')
  if (first === undefined) return false
  if (first.look === 'word') return true
  return !tokens.some(
    (token, at) =>
      token !== first &&
      token.look !== 'word' &&
      canBeName(token) &&
      !isMark(tokens[at - 1], '.!?:;') &&
      !line.grammar.words.names.areInitials(token.text) &&
      !line.grammar.sets.notNames.has(token.key) &&
      dateAt(line, at) === null,
  )
}

/** Past *(PTA)* at `at`; `at` itself where no parenthesis closes soon. */
export function behindParentheses(line: Line, at: number): number {
  if (!isMark(line.tokens[at], '(')) return at
  for (let to = at + 1; to < at + MAX_TOKENS_IN_PARENTHESES; to++) if (isMark(line.tokens[to], ')')) return to + 1
  return at
}

/** Past *at Citizens Advice*, *(Acme)*, *from notion* behind a name: it stays in the words. */
function withAside(line: Line, person: PersonMatch, isNext: At): Someone {
  const { tokens, grammar } = line
  const { sets } = grammar
  const close = behindParentheses(line, person.to)
  if (close > person.to) return { to: close, people: [person] }
  const word = sets.from.at(tokens, person.to) ?? sets.placeAt.at(tokens, person.to)
  if (word === null || timeAt(line, person.to) !== null) return { to: person.to, people: [person] }
  const from = sets.articles.at(tokens, word.to)?.to ?? word.to
  const run = organisationAt(line, from, tokens.length) ?? plainOrganisation(line, word.to, isNext)
  return { to: run?.to ?? person.to, people: [person] }
}

function organisationAt(line: Line, from: number, end: number): Run | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  let to = from
  while (to < Math.min(end, from + MAX_WORDS_OF_AN_ORGANISATION)) {
    const at = to > from && (sets.of.at(tokens, to) !== null || isMark(tokens[to], '&')) ? to + 1 : to
    const token = tokens[at]
    const isWord = token?.kind === 'word' && (token.look === 'name' || (at > from && /^\d+$/.test(token.text)))
    if (!isWord || at >= end || sets.notNames.has(token.key) || isPossessive(line, token)) break
    if (dateAt(line, at) !== null || timeAt(line, at) !== null || lengthAt(line, at) !== null) break
    to = at + 1
  }
  const isRole = Array.from({ length: to - from }, (_, index) => from + index).some(
    (at) => sets.roles.at(tokens, at) !== null,
  )
  return to > from && !isRole ? { from, to } : null
}

/** *Tobi from notion*, *hyejin from moonjar press*, in a line that writes names small. */
export function plainOrganisation(line: Line, at: number, isNext: At): Run | null {
  const { tokens, grammar } = line
  if (!isCasual(line) || grammar.sets.articles.at(tokens, at) !== null) return null
  for (const to of [at + 1, at + 2, at + 3]) {
    if (plainPersonAt(line, at, to) === null) return null
    if (isNext(to) || endsObject(line, to, tokens.length)) return isThing(line, at, at + 1) ? null : { from: at, to }
  }
  return null
}

/** *Kieran Dodd's* bid, *jkolb's* parser, and, where names are written small, *priyas portfolio*: whose it is. */
export function whoseAt(line: Line, at: number, takesBare = true): PersonMatch | null {
  const { tokens, grammar } = line
  // "Cousin Leopold's plan", "my neighbour Ana's cat"
  let from = grammar.sets.articles.at(tokens, at)?.to ?? at
  while (from < at + 4 && isRelation(line, from) && !isPossessive(line, tokens[from] as Token)) from += 1
  const owner = ownerAt(line, isRelation(line, from - 1) ? from : at)
  if (owner !== null) return owner
  const token = tokens[at]
  if (token?.kind !== 'word' || dateAt(line, at) !== null) return null
  // "Carlos' folder"
  const mark = tokens[at + 1]
  const isCut = isMark(mark, "'’") && mark?.spaceBefore === false && mark.spaceAfter && token.key.endsWith('s')
  if (isCut && !grammar.sets.notNames.has(token.key)) return { from: at, to: at + 2, name: token.text, people: [] }
  if (token.look !== 'word') return null
  const ending = grammar.words.people.possessives.find((one) => one.length > 1 && token.key.endsWith(one))
  const next = tokens[at + 1]
  const isBare = takesBare && isCasual(line) && token.key.length > 3 && token.key.endsWith('s') && next?.look === 'word'
  if (ending === undefined && !isBare) return null
  if (ending === undefined && (endsPerson(line, at + 1, tokens.length) || isThing(line, at, at + 1))) return null
  if (
    ending === undefined &&
    [grammar.sets.articles, grammar.sets.placeIn].some((set) => set.at(tokens, at + 1) !== null)
  )
    return null
  const cut = ending?.length ?? 1
  const key = token.key.slice(0, -cut)
  const { notNames, roles, relations } = grammar.sets
  if ([notNames, roles, relations].some((set) => set.has(key) || set.has(token.key))) return null
  const people = line.known.at([{ ...token, key, text: token.text.slice(0, -cut) }], 0)?.people ?? []
  return { from: at, to: at + 1, name: token.text.slice(0, -cut), people }
}

/** No name goes on here: grammar, a number, a day, or the end. */
export function restBegins(line: Line, at: number): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  const token = tokens[at]
  if (token === undefined || token.kind !== 'word' || token.startsWithDigit) return true
  const rest = [
    sets.articles,
    sets.givingMy,
    sets.how,
    sets.with,
    sets.for,
    sets.about,
    sets.placeIn,
    sets.placeAt,
    sets.toward,
    sets.through,
    sets.subjects,
    sets.connectors,
    sets.adverbs,
    sets.askedFor,
    sets.askedIf,
    sets.questions,
    sets.notNames,
    sets.things,
    sets.tasks,
    sets.and,
  ]
  return (
    rest.some((set) => set.at(tokens, at) !== null) ||
    grammar.whats.at(tokens, at) !== null ||
    grammar.channels.at(tokens, at) !== null ||
    grammar.numbers.at(tokens, at) !== null ||
    dateAt(line, at) !== null ||
    timeAt(line, at) !== null
  )
}
