import { readFullName, withoutParticles } from '#shared/model/full-name.ts'
import type { KnownPerson } from './draft.ts'
import { tokenise, type Token } from './tokenise.ts'

/** Known people whose name stands at a place of the line. */
export interface KnownMatch {
  readonly to: number
  /** Likeliest first: last spoken to most recently, then by name. */
  readonly people: readonly KnownPerson[]
}

export interface KnownPeople {
  /** The longest full, first or nick name that begins at token `at`; null where none does. */
  at(tokens: readonly Token[], at: number): KnownMatch | null
  /** Those with that family name: whom *Dr. Lee* may mean. */
  byFamily(key: string): readonly KnownPerson[]
}

const HYPHEN = /[-‐‑]/u

interface Named {
  readonly keys: readonly string[]
  readonly people: KnownPerson[]
}

// A cache of something derived from its key: the same list always gives the same index. Building it for each keystroke
// would cost tens of milliseconds with 10,000 people.
const indexes = new WeakMap<readonly KnownPerson[], KnownPeople>()

/** The index of `known`, made once for each list: hand over the same array while it does not change. */
export function knownPeople(known: readonly KnownPerson[]): KnownPeople {
  const made = indexes.get(known)
  if (made !== undefined) return made
  const index = makeIndex(known)
  indexes.set(known, index)
  return index
}

function makeIndex(known: readonly KnownPerson[]): KnownPeople {
  const names = new Map<string, Named>()
  const families = new Map<string, KnownPerson[]>()
  for (const person of known) {
    for (const keys of namesOf(person)) add(names, keys, person)
    // Who has two family names is often known by the first of them.
    const family = keysOf(person.family)
    const own = keysOf(withoutParticles(person.family.split(' ')).join(' '))
    for (const keys of new Set([family, own, own.slice(0, 1)].map((one) => one.join(' '))))
      if (keys !== '') push(families, keys, person)
  }
  const byFirst = new Map<string, Named[]>()
  for (const named of names.values()) {
    named.people.sort(likeliestFirst)
    push(byFirst, named.keys[0] ?? '', named)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.keys.length - a.keys.length)
  for (const list of families.values()) list.sort(likeliestFirst)
  return {
    at: (tokens, at) => longestAt(byFirst.get(tokens[at]?.key ?? ''), tokens, at),
    byFamily: (key) => families.get(key) ?? [],
  }
}

function longestAt(list: readonly Named[] | undefined, tokens: readonly Token[], at: number): KnownMatch | null {
  if (list === undefined || tokens[at]?.kind !== 'word') return null
  const found = list.find(({ keys }) => keys.every((key, offset) => tokens[at + offset]?.key === key))
  return found === undefined ? null : { to: at + found.keys.length, people: found.people }
}

/** The ways to name a person, each as folded words. The family name may come first or last. */
function namesOf(person: KnownPerson): string[][] {
  const [name, given, family, nick] = [person.name, person.given, person.family, person.nick].map(keysOf) as [
    string[],
    string[],
    string[],
    string[],
  ]
  const first = given.slice(0, 1)
  const ways = [name, nick, given, [...given, ...family], [...family, ...given], first, [...first, ...family]]
  if (nick.length > 0) ways.push([...nick, ...family])
  // "Ruiz, Ana", as lists have it.
  if (given.length > 0 && family.length > 0) ways.push([...family, ',', ...given], [...family, ',', ...first])
  if (given.length === 0 && family.length === 0) ways.push(name.slice(0, 1))
  ways.push(...shortWays(person))
  if (given.length === 2) ways.push([given.join('-')], [given.join('-'), ...family])
  return eachOnce(ways).flatMap((keys) => [keys, ...withoutHyphens(keys)])
}

/** *Mei Ling* and *Meiling* are Mei-Ling. */
function withoutHyphens(keys: readonly string[]): string[][] {
  if (!keys.some((key) => HYPHEN.test(key))) return []
  return [keys.flatMap((key) => key.split(HYPHEN).filter(Boolean)), keys.map((key) => key.split(HYPHEN).join(''))]
}

/** The usual shortenings: without a title, a middle or a second family name, a particle, a suffix; by the name in brackets. */
function shortWays({ name, family: knownFamily }: KnownPerson): string[][] {
  const read = readFullName(name)
  const [given, family, nick] = [read.given.join(' '), read.family.join(' '), read.nick].map(keysOf) as [
    string[],
    string[],
    string[],
  ]
  const bare = keysOf(withoutParticles(read.family).join(' '))
  const known = keysOf(withoutParticles(knownFamily.split(' ')).join(' '))
  const first = given.slice(0, 1)
  const ways = eachOnce([family, bare, bare.slice(0, 1), bare.slice(-1), known, known.slice(0, 1)]).flatMap((keys) =>
    // The family name may come first here as well: *GARCÍA Juan Carlos* is Juan Carlos García López.
    eachOnce([first, given, nick]).flatMap((one) => [
      [...one, ...keys],
      [...keys, ...one],
    ]),
  )
  return [first, nick, ...ways]
}

/** Ten thousand names are indexed at once: what is the same twice is not added twice. */
function eachOnce(ways: readonly string[][]): string[][] {
  const found = new Map<string, string[]>()
  for (const keys of ways) if (keys.length > 0) found.set(keys.join(' '), keys)
  return [...found.values()]
}

function keysOf(text: string): string[] {
  return tokenise(text)
    .filter((token) => token.kind === 'word')
    .map((token) => token.key)
}

function add(names: Map<string, Named>, keys: readonly string[], person: KnownPerson): void {
  const id = keys.join(' ')
  const named = names.get(id)
  if (named === undefined) names.set(id, { keys, people: [person] })
  // Everything of one person is added in a row, so only the last can be the same.
  else if (named.people.at(-1) !== person) named.people.push(person)
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

function likeliestFirst(a: KnownPerson, b: KnownPerson): number {
  const [lastA, lastB] = [a.lastConversation ?? '', b.lastConversation ?? '']
  if (lastA !== lastB) return lastA < lastB ? 1 : -1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
