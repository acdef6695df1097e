import { isSuffix } from '#shared/model/full-name.ts'
import { dateAt } from './date-at.ts'
import type { KnownPerson } from './draft.ts'
import { lengthAt } from './length-at.ts'
import { isMark, type Line, type Run } from './line.ts'
import { timeAt } from './time-at.ts'
import { canBeName, isInitials, wordKey, type Token } from './tokenise.ts'

/** Somebody who is named at a place of the line. */
export interface PersonMatch extends Run {
  /** As typed, without `@`. */
  readonly name: string
  /** Whom it may mean, likeliest first; empty for somebody new. */
  readonly people: readonly KnownPerson[]
  /** What is said of them before the name: *my old boss* Tom. It is no part of the name. */
  readonly described?: Run
}

/**
 * Where a name stands. `with`: after a word that only a participant follows. `object`: after *called*, *coffee*, where a
 * date may stand as well. `list`: after a comma. `open`: anywhere else; only known people and `@name` count there.
 */
export type Stance = 'with' | 'object' | 'list' | 'open'

const MAX_WORDS_OF_A_NAME = 6
const MAX_WORDS_OF_A_DESCRIPTION = 6
const MAX_TITLES = 4
const MAX_CHARACTERS_OF_A_NAME = 200
const MAX_WORDS_OF_EITHER_LOOK = 3
const BOUND_PARTICLE = /^\p{L}{1,3}[-'’‐‑](?=\p{L})/u
const OWN_SPACING = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・ー々]+$/u

/** The person named at token `from`, before `end`; null where nobody is. */
export function personAt(line: Line, from: number, end: number, stance: Stance): PersonMatch | null {
  const person = namedAt(line, from, end, stance)
  return person === null || person.name.length > MAX_CHARACTERS_OF_A_NAME ? null : person
}

function namedAt(line: Line, from: number, end: number, stance: Stance): PersonMatch | null {
  const { tokens } = line
  const token = tokens[from]
  if (token === undefined || from >= end) return null
  if (isMention(tokens, from)) return mentionAt(line, from, end)
  if (token.kind !== 'word') return null
  const known = knownAt(line, from, end)
  if (known === null && from === 0 && isDone(line)) return null
  if (stance === 'open') return known !== null && token.look !== 'word' && !isDate(line, from, known.to) ? known : null
  if (stance !== 'with' && known === null && isDateNotName(line, from, end, stance)) return null
  if (stance !== 'with' && known !== null && datedLonger(line, from, known.to)) return null
  const run = nameRun(line, from, end)
  if (run !== null && known === null && isSaidAloud(line, run)) return null
  if (run !== null && run.to < end && isOwnersName(line, run.to)) return ofOwner(line, from, run.to, end)
  if (run !== null) return chooseLonger(line, known, run)
  if (known !== null) return known
  return describedName(line, from, end) ?? (stance === 'list' ? null : plainName(line, from, end, stance))
}

/** Tom *Baker's*: the last word of whose it is. */
function isOwnersName(line: Line, at: number): boolean {
  const token = line.tokens[at]
  return token !== undefined && token.look === 'name' && !isPunctuated(line.tokens, at) && isPossessive(line, token)
}

/** *Tom Baker's lawyer* Ruth is Ruth; *Tom Baker's parents* are nobody by name, and Tom least of all. */
function ofOwner(line: Line, from: number, last: number, end: number): PersonMatch | null {
  const person = describedName(line, last, end)
  return person?.described === undefined ? null : { ...person, described: { from, to: person.described.to } }
}

/** *Chased* Lutz, at the beginning of a line, is nobody. */
function isDone({ tokens, grammar }: Line): boolean {
  const key = tokens[0]?.key ?? ''
  const verbs = [grammar.given, grammar.sets.pressed, grammar.sets.asked, grammar.sets.byThem]
  return (
    grammar.words.pastEndings.some((ending) => key.endsWith(ending)) && verbs.some((set) => set.at(tokens, 0) !== null)
  )
}

/** *My old boss* Tom Becker, *grandma's lawyer* Ruth, *recruiter* Sam: somebody, with what they are before the name. */
function describedName(line: Line, from: number, end: number): PersonMatch | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const first = tokens[from]
  if (first === undefined) return null
  const isOwned = isPossessive(line, first)
  const article = sets.articles.at(tokens, from)
  let at = article?.to ?? (isOwned ? from + 1 : from)
  const start = at
  const last = Math.min(end, from + MAX_WORDS_OF_A_DESCRIPTION)
  // "My old boss trev": the last small word behind what somebody is may be their name.
  const { things, institutions, ownThings, compounds } = sets
  const isThing = (key: string) => [things, institutions, ownThings, compounds].some((set) => set.has(key))
  const isNamedSmall = () =>
    at > start && isRelationWord(line, at - 1) && plainRun(line, at, end) !== null && !isThing(tokens[at]?.key ?? '')
  while (at < last && !isNamedSmall() && isDescription(line, at, end)) at += 1
  const isRelation = at > start && isRelationWord(line, at - 1)
  if (at === start || at >= end || (article === null && !isOwned && !isRelation)) return null
  const run = nameRun(line, at, end)
  const named = run ?? (isRelation ? plainRun(line, at, end) : null)
  if (named === null || isDateNotName(line, at, end, 'list')) return null
  const goesOn = [sets.how, sets.placeIn].some((set) => set.at(tokens, named.to) !== null)
  const isEnd = goesOn || endsPerson(line, named.to, end) || grammar.channels.at(tokens, named.to)?.value.verb === true
  if (!isEnd) return null
  const known = knownAt(line, at, end)
  const person =
    run === null ? { ...named, name: nameOf(line, at, named.to), people: [] } : chooseLonger(line, known, run)
  return { ...person, described: { from, to: at } }
}

/** A word of what somebody is, and no word that begins something else. */
function isRelationWord(line: Line, at: number): boolean {
  const key = line.tokens[at]?.key ?? ''
  const { relationPrefixes } = line.grammar.words.people
  return (
    line.grammar.sets.relations.has(key) ||
    relationPrefixes.some((prefix) => key.length > prefix.length && key.startsWith(prefix))
  )
}

function isDescription(line: Line, at: number, end: number): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  const token = tokens[at]
  if (token?.kind !== 'word') return false
  const isRole = (place: number) => sets.roles.at(tokens, place) !== null || isRelationWord(line, place)
  // A hiring manager is one, although hiring is done.
  if (
    isRole(at) ||
    (token.look === 'word' && isRole(at + 1) && sets.subjects.at(tokens, at) === null && !endsPerson(line, at, end))
  )
    return true
  if (token.look !== 'word' || endsPerson(line, at, end) || grammar.channels.at(tokens, at) !== null) return false
  const other = [
    sets.subjects,
    sets.objects,
    sets.saying,
    sets.being,
    sets.placeIn,
    sets.toward,
    sets.infinitive,
    sets.by,
  ]
  return !other.some((set) => set.at(tokens, at) !== null)
}

function plainRun(line: Line, at: number, end: number): Run | null {
  return isPlainWord(line, at, end) && endsPerson(line, at + 1, end) ? { from: at, to: at + 1 } : null
}

/** Whether `at` begins `@name`. */
export function isMention(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return isMark(tokens[at], '@') && next?.kind === 'word' && !next.spaceBefore && !next.startsWithDigit
}

function mentionAt(line: Line, from: number, end: number): PersonMatch | null {
  const run = nameRun(line, from + 1, end)
  const known = knownAt(line, from + 1, end)
  if (run !== null) return { ...chooseLonger(line, known, run), from }
  if (known !== null) return { ...known, from }
  const word = line.tokens[from + 1]
  return word === undefined || from + 1 >= end ? null : { from, to: from + 2, name: word.text, people: [] }
}

function knownAt(line: Line, from: number, end: number): PersonMatch | null {
  const known = line.known.at(line.tokens, from)
  if (known === null || known.to > end) return null
  return { from, to: known.to, name: nameOf(line, from, known.to), people: known.people }
}

/** A known full name inside a longer run wins; a known first name does not: *Ana Smith* is not *Ana Ruiz*. */
function chooseLonger(line: Line, known: PersonMatch | null, run: Run): PersonMatch {
  const unknown: PersonMatch = { ...run, name: nameOf(line, run.from, run.to), people: titled(line, run) }
  if (known === null) return unknown
  // "Ana Ruiz, PhD": what stands behind the name is no one else.
  if (behindSuffixes(line, known.to, run.to) === run.to) return { ...known, to: run.to }
  if (known.to >= run.to || known.to - known.from > 1) return known
  const initial = line.tokens[known.to]
  const last = isMark(line.tokens[run.to - 1], '.') ? run.to - 2 : run.to - 1
  if (last !== known.to || initial === undefined || Array.from(initial.key).length !== 1) return unknown
  const people = known.people.filter((person) => wordKey(person.family).startsWith(initial.key))
  return { ...unknown, people }
}

/** Dr. Lee: those whose family name, or first name, follows the title. */
function titled(line: Line, run: Run): readonly KnownPerson[] {
  const at = afterHonorific(line, run.from)
  if (at === run.from) return initialled(line, run)
  const known = line.known.at(line.tokens, at)
  if (known !== null && known.to === run.to) return known.people
  const key = line.tokens
    .slice(at, run.to)
    .map((token) => token.key)
    .join(' ')
  return line.known.byFamily(key)
}

/** *J. C. García*: those of that family name whose given names begin so. */
function initialled({ tokens, known }: Line, { from, to }: Run): readonly KnownPerson[] {
  const letters: string[] = []
  let at = from
  while (at < to && (isInitials(tokens[at]) || isMark(tokens[at], '.')))
    letters.push(...(tokens[at++]?.key ?? '').split('.').filter(Boolean))
  if (letters.length === 0 || at === to) return []
  const key = tokens
    .slice(at, to)
    .map((token) => token.key)
    .join(' ')
  const begins = (words: string[]) => letters.every((letter, index) => (words[index] ?? letter).startsWith(letter))
  return known.byFamily(key).filter(({ given }) => given !== '' && begins(wordKey(given).split(/[\s-]+/u)))
}

/** Words written like names, initials and the particles between them; a few words of which the look does not tell. */
function nameRun(line: Line, from: number, end: number): Run | null {
  const { tokens } = line
  let at = afterHonorific(line, from)
  const first = at
  let unsure = 0
  while (at < end && at - first < MAX_WORDS_OF_A_NAME) {
    const start = afterParticles(line, at, end)
    const token = tokens[start]
    const isTitled = at === first && first > from && isPlainWord(line, start, end)
    const isName =
      isTitled ||
      isNameWord(line, token) ||
      isInitialOfName(line, start, end) ||
      (at > first && isLaterWordOfName(line, start, end))
    // "Ana NEEDS PRICING" is Ana; "Ana RUIZ" may be written so.
    if (
      at > first &&
      isShouted(line, tokens[start]) &&
      !isShouted(line, tokens[at - 1]) &&
      isShouted(line, tokens[start + 1])
    )
      break
    if (start >= end || !isName || (at === first && isConnective(line, at))) break
    if (at > first && (endsName(line, at) || isPunctuated(tokens, start))) break
    if (token?.look === 'either' && at > first && ++unsure > MAX_WORDS_OF_EITHER_LOOK - 1) break
    at = start + 1
    if (isInitials(token) && isMark(tokens[at], '.') && tokens[at]?.spaceBefore === false) at += 1
    else if (token !== undefined && OWN_SPACING.test(token.text)) break
  }
  if (at > first && at < end && tokens[at]?.look === 'word' && line.grammar.sets.afterName.has(tokens[at]?.key ?? ''))
    at += 1
  if (at > end) at = end
  if (at > first) at = behindSuffixes(line, at, end)
  // The point after a last initial is part of the name only where the line goes on.
  return at > first ? { from, to: at } : null
}

/** Past *, PhD*, *, Jr.* at `at`; `at` itself where none stands. */
function behindSuffixes(line: Line, at: number, end: number): number {
  const { tokens } = line
  const from = isMark(tokens[at], ',') ? at + 1 : at
  const token = tokens[from]
  if (from >= end || token?.kind !== 'word' || !isSuffix(token.text)) return at
  const to =
    isMark(tokens[from + 1], '.') && tokens[from + 1]?.spaceBefore === false && from + 2 < end ? from + 2 : from + 1
  return behindSuffixes(line, to, end)
}

/** Past `Dr.`, `Prof. Dr.` or `Mr & Mrs` at `at`; `at` itself where no title stands. */
function afterHonorific(line: Line, at: number): number {
  const { tokens, grammar } = line
  let from = at
  for (let titles = 0; titles < MAX_TITLES; titles++) {
    const title = grammar.sets.honorifics.at(tokens, from)
    if (title === null) break
    const to = isMark(tokens[title.to], '.') ? title.to + 1 : title.to
    const and = grammar.sets.and.at(tokens, to)
    if (and !== null && grammar.sets.honorifics.at(tokens, and.to) !== null) from = and.to
    else if (isNameWord(line, tokens[to]) || (tokens[from]?.look === 'word' && isPlainWord(line, to, tokens.length)))
      from = to
    else break
  }
  return from
}

function afterParticles(line: Line, at: number, end: number): number {
  let to = at
  while (
    to < end &&
    to - at < 3 &&
    line.tokens[to]?.look !== 'name' &&
    line.grammar.sets.particles.has(line.tokens[to]?.key ?? '')
  )
    to++
  return to > at && isNameWord(line, line.tokens[to]) && line.tokens[to]?.look === 'name' ? to : at
}

function isNameWord(line: Line, token: Token | undefined): boolean {
  if (token === undefined || !canBeName(token) || isPossessive(line, token)) return false
  // Where the look does not tell, the words of the language do.
  if (token.look === 'either' && line.grammar.channels.has(token.key)) return false
  if (isShouted(line, token) && isShoutedWord(line, token.key)) return false
  return !line.grammar.sets.notNames.has(token.key) && !line.grammar.sets.roles.has(token.key)
}

/** *NEEDS* PRICING is said aloud, and nobody. */
function isShoutedWord({ grammar }: Line, key: string): boolean {
  const { needs, needsOfSubject, needsOfThing, saying, being, tasks, byThem, asked, things } = grammar.sets
  return (
    grammar.given.has(key) ||
    [needs, needsOfSubject, needsOfThing, saying, being, tasks, byThem, asked, things].some((set) => set.has(key))
  )
}

/**
 * *BUDGET OWNERS* wanted it, thanked *SALES* OPS: in a line that is not all in capitals, words in capitals that begin a sentence, or go
 * on with such words, are nobody new. (Coffee with *ANA RUIZ* is.)
 */
function isSaidAloud(line: Line, { from, to }: Run): boolean {
  const { tokens } = line
  if (!tokens.slice(from, to).every((token) => isShouted(line, token) || token.kind !== 'word')) return false
  const before = tokens[from - 1]
  const isListed = isMark(before, ',/&+') && isShouted(line, tokens[from - 2])
  const begins =
    before === undefined || isShouted(line, before) || (isMark(before) && !isListed && !isMark(before, '@(/&+<>'))
  return begins && tokens.some(({ look }) => look === 'word')
}

/** Written like initials throughout, and longer than they are. */
function isShouted({ grammar }: Line, token: Token | undefined): boolean {
  const text = token?.text ?? ''
  return text.length > 2 && grammar.words.names.areInitials(text.replaceAll('-', ''))
}

export function isPossessive(line: Line, token: Token): boolean {
  return line.grammar.words.people.possessives.some(
    (ending) => token.key.length > ending.length && token.key.endsWith(ending),
  )
}

/** A point that ends a sentence, or a comma, stands before `at`. */
function isPunctuated(tokens: readonly Token[], at: number): boolean {
  return isMark(tokens[at - 1]) && !isMark(tokens[at - 1], '.')
}

function isLaterWordOfName(line: Line, at: number, end: number): boolean {
  return isBound(line, at) || isLetterOfName(line, at, end)
}

/** *al-Hashimi*, *d'Arc*: what follows the particle is written like a name. */
function isBound(line: Line, at: number): boolean {
  const token = line.tokens[at]
  const particle = token?.look === 'word' ? BOUND_PARTICLE.exec(token.text) : null
  if (token === undefined || particle === null) return false
  const name = token.text.slice(particle[0].length)
  return line.grammar.words.names.lookOf(name, wordKey(particle[0])) === 'name'
}

/** *A. Klein*, *A. P. Klein*: a letter that is otherwise a word, with its point and a name behind it. */
function isInitialOfName({ tokens }: Line, at: number, end: number): boolean {
  const token = tokens[at]
  const point = tokens[at + 1]
  const next = tokens[at + 2]
  return (
    at + 2 < end &&
    token?.look === 'name' &&
    isInitials(token) &&
    isMark(point, '.') &&
    point?.spaceBefore === false &&
    next?.look === 'name'
  )
}

/** *Ana A.*, *Nguyễn Văn A*: a letter that is otherwise a word (*a*, *I*) at the end of a name. */
function isLetterOfName(line: Line, at: number, end: number): boolean {
  const token = line.tokens[at]
  if (token === undefined || token.look !== 'name' || !isInitials(token)) return false
  return (
    isMark(line.tokens[at + 1], '.') || (endsPerson(line, at + 1, end) && !line.grammar.sets.subjects.has(token.key))
  )
}

/** Grammar or a date goes on after the name: *Priya Tuesday*, *Ana About hiring*. */
export function endsName(line: Line, at: number): boolean {
  if (isConnective(line, at)) return true
  const date = dateAt(line, at)
  return (date !== null && date.form !== 'month') || timeAt(line, at) !== null
}

function isConnective(line: Line, at: number): boolean {
  const { sets } = line.grammar
  const connectives = [sets.about, sets.with, sets.withAfter, sets.and, sets.placeAt, sets.from, sets.connectors]
  return connectives.some((set) => set.at(line.tokens, at) !== null)
}

/** Where a name or a date may stand: a lone weekday or a date with a number is a date, *Sat*, *May* and *Wed Chen* names. */
function isDateNotName(line: Line, from: number, end: number, stance: Stance): boolean {
  const date = dateAt(line, from)
  if (date === null) return false
  if (date.form !== 'weekday' && date.form !== 'month') return true
  const next = line.tokens[date.to]
  if (date.introducedBy !== null) return true
  if (date.to < end && isNameWord(line, next) && !endsName(line, date.to)) return false
  // "Called Sat" is somebody, "coffee Sat" a day.
  return date.form === 'weekday' && (!date.short || stance === 'list')
}

/** A date that goes on after a known name: *June 5*. */
function datedLonger(line: Line, from: number, to: number): boolean {
  const date = dateAt(line, from)
  return date !== null && date.to > to
}

function isDate(line: Line, from: number, to: number): boolean {
  const date = dateAt(line, from)
  return date !== null && date.to >= to
}

/** Words that are not written like a name and stand where somebody must be; null where one of them says something else. */
export function plainPersonAt(line: Line, from: number, to: number): PersonMatch | null {
  const known = knownAt(line, from, to)
  if (known?.to === to) return known
  for (let at = from; at < to; at++) if (!isPlainWord(line, at, to)) return null
  return { from, to, name: nameOf(line, from, to), people: [] }
}

/** Not written like a name: one word, or two where grammar follows them. */
function plainName(line: Line, from: number, end: number, stance: Stance): PersonMatch | null {
  if (!isPlainWord(line, from, end)) return null
  if (stance === 'object' ? endsObject(line, from + 1, end) : endsPerson(line, from + 1, end))
    return { from, to: from + 1, name: nameOf(line, from, from + 1), people: [] }
  if (isPlainWord(line, from + 1, end) && from + 2 < end && endsPerson(line, from + 2, end)) {
    return { from, to: from + 2, name: nameOf(line, from, from + 2), people: [] }
  }
  // "Tran thi mai": three at the most.
  if ([1, 2].every((words) => isPlainWord(line, from + words, end)) && endsPerson(line, from + 3, end))
    return { from, to: from + 3, name: nameOf(line, from, from + 3), people: [] }
  const initial = line.tokens[from + 1]
  if (from + 1 < end && initial?.kind === 'word' && /^\p{L}$/u.test(initial.text) && isPlainWord(line, from + 1, end))
    return { from, to: from + 2, name: nameOf(line, from, from + 2), people: [] }
  return stance === 'with' ? { from, to: from + 1, name: nameOf(line, from, from + 1), people: [] } : null
}

function isPlainWord(line: Line, at: number, end: number): boolean {
  const token = line.tokens[at]
  if (at >= end || token === undefined || token.kind !== 'word' || token.look !== 'word') return false
  const { grammar, tokens } = line
  const { sets } = grammar
  if (
    /[\d@.:]/.test(token.text) ||
    sets.notNames.has(token.key) ||
    sets.roles.has(token.key) ||
    isPossessive(line, token)
  )
    return false
  const other = [
    sets.about,
    sets.with,
    sets.withAfter,
    sets.and,
    sets.placeAt,
    sets.from,
    sets.placeIn,
    sets.openers,
    sets.articles,
    sets.toward,
  ]
  if (other.some((set) => set.at(tokens, at) !== null) || grammar.channels.at(tokens, at) !== null) return false
  const date = dateAt(line, at)
  return date === null || date.form === 'month' || date.short
}

/** Rang mehmet *10 mins*, texted jolanta *asked her*, dm from tariq *he wants*: as one dictates. */
export function endsObject(line: Line, at: number, end: number): boolean {
  const { subjects, asked } = line.grammar.sets
  const goesOn = [subjects, asked].some((set) => set.at(line.tokens, at) !== null) || lengthAt(line, at) !== null
  return goesOn || endsPerson(line, at, end)
}

/** Whether what stands at `at` shows that a participant has just been named. */
export function endsPerson(line: Line, at: number, end: number): boolean {
  const token = line.tokens[at]
  if (at >= end || token === undefined || token.kind !== 'word') return true
  const { sets } = line.grammar
  const next = [sets.about, sets.with, sets.withAfter, sets.and, sets.placeAt, sets.from, sets.for]
  return next.some((set) => set.at(line.tokens, at) !== null) || dateAt(line, at) !== null || timeAt(line, at) !== null
}

function nameOf(line: Line, from: number, to: number): string {
  const first = line.tokens[from]
  const last = line.tokens[to - 1]
  return first === undefined || last === undefined ? '' : line.text.slice(first.start, last.end).replace(/\s+/g, ' ')
}
