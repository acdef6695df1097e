import type { LikenedPerson, Likeness } from './person-likeness.ts'
import { likenessOf } from './person-likeness.ts'

/** Two by their places in the list, the first of both first. */
export interface LikelyPair extends Likeness {
  readonly one: number
  readonly other: number
}

/** So many under one key are compared each with each; of more, each with so many neighbours. */
const MAX_EACH_WITH_EACH = 40
const NEIGHBOURS = 8
/** After so many comparisons whoever asks may do something else. */
const COMPARED_A_STEP = 2000

/**
 * The pairs that may be one person. Those alone are compared who share a key: a sound of the family name and the first letter of
 * the given one in either order, a channel, a birthday with a letter of a name. Under a key of many they stand in order of what
 * else is known of them, and each is compared with the next few: so the work grows with the people and not with their square.
 * @param changed of whom alone the pairs are wanted, by their places; everybody's where left out
 * @returns yields the number of comparisons now and then, and returns the pairs, the strongest first
 */
export function* likelyPairs(
  people: readonly LikenedPerson[],
  changed?: ReadonlySet<number>,
): Generator<number, LikelyPair[]> {
  const byKey = new Map<string, number[]>()
  for (const [index, person] of people.entries()) {
    for (const key of new Set(keysOf(person))) {
      const present = byKey.get(key)
      if (present === undefined) byKey.set(key, [index])
      else present.push(index)
    }
    if (index % 500 === 499) yield 0
  }
  const seen = new Set<number>()
  const pairs: LikelyPair[] = []
  let compared = 0
  const compare = (a: number, b: number) => {
    const [one, other] = a < b ? [a, b] : [b, a]
    const pair = one * people.length + other
    if (one === other || (changed !== undefined && !changed.has(one) && !changed.has(other)) || seen.has(pair)) return
    seen.add(pair)
    compared += 1
    const [first, second] = [people[one], people[other]]
    if (first === undefined || second === undefined) return
    const likeness = likenessOf(first, second)
    if (likeness !== null) pairs.push({ one, other, ...likeness })
  }
  let told = 0
  for (const members of byKey.values()) {
    if (members.length < 2) continue
    for (const sorted of members.length <= MAX_EACH_WITH_EACH ? [members] : ordersOf(members, people)) {
      const reach = members.length <= MAX_EACH_WITH_EACH ? members.length : NEIGHBOURS
      for (const [at, member] of sorted.entries()) {
        for (const other of sorted.slice(at + 1, at + 1 + reach)) compare(member, other)
        if (compared - told >= COMPARED_A_STEP) {
          told = compared
          yield compared
        }
      }
    }
  }
  return pairs.toSorted(byStrength)
}

/** The strongest first; of those alike in the order of the list. */
export function byStrength(a: LikelyPair, b: LikelyPair): number {
  return STRENGTHS[a.strength] - STRENGTHS[b.strength] || a.one - b.one || a.other - b.other
}

const STRENGTHS = { sure: 0, likely: 1, maybe: 2 } as const

/** Many under one key, in three orders: who have something more in common are neighbours in one of them. */
function ordersOf(members: readonly number[], people: readonly LikenedPerson[]): number[][] {
  const said: readonly ((person: LikenedPerson) => string)[] = [
    ({ name }) => name.whole,
    ({ employers }) => employers[0] ?? '',
    ({ birthday, places }) => (birthday === null ? (places[0] ?? '') : `${birthday.m}-${birthday.d}-${birthday.y}`),
  ]
  return said.map((of) => {
    const sorted = members.map((index) => {
      const person = people[index]
      return { index, key: person === undefined ? '' : `${of(person)} ${person.name.whole}` }
    })
    return sorted.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ index }) => index)
  })
}

/** Under which somebody is looked for. Two who share none are two people. */
export function keysOf({ name, channels, birthday }: LikenedPerson): string[] {
  const keys = [...channels]
  if (name.whole !== '') keys.push(`whole ${name.whole}`)
  const called = [...name.given, ...name.nick]
  const pairs = [...name.family, joinedOf(name.family)].flatMap((family) =>
    called.map((given) => [family, given] as const),
  )
  for (const [family, given] of pairs) {
    for (const letter of lettersOf(given)) keys.push(`name ${family.sound} ${letter}`)
    // In the other order as well, and by the given name where the family name has a slip.
    for (const letter of lettersOf(family)) keys.push(`name ${given.sound} ${letter}`)
    for (const line of given.lines) keys.push(`called ${line} ${family.sound[0] ?? ''}`)
  }
  if (birthday !== null) {
    for (const word of [...name.given, ...name.family])
      keys.push(`born ${birthday.m}-${birthday.d} ${word.sound[0] ?? ''}`)
  }
  return keys
}

type Word = LikenedPerson['name']['given'][number]

function joinedOf(words: readonly Word[]): Word {
  return { text: words.map(({ text }) => text).join(''), sound: words.map(({ sound }) => sound).join(''), lines: [] }
}

/** The first letters of a word as written and as spoken, and the lines of nicknames: Bob is looked for under Robert. */
function lettersOf({ text, sound, lines }: Word): Set<string> {
  return new Set([text[0] ?? '', sound[0] ?? '', ...lines.map((line) => `#${line}`)])
}
