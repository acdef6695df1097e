import type { Line } from './line.ts'
import type { PersonMatch } from './person-at.ts'
import { wordKey } from './tokenise.ts'

/** Whoever was named last in the clauses of a line that have been read: *she* where no conversation says who that is. */
const named = new WeakMap<Line, readonly PersonMatch[]>()

const wholeNames = new WeakMap<Line, Map<string, string>>()

export function lastNamed(line: Line): readonly PersonMatch[] {
  return (named.get(line) ?? []).slice(-1)
}

/** *She*, *he*, of two who were introduced: the one whose name alone ends as such names do; else the last. */
export function lastNamedAs(line: Line, from: number, to: number): readonly PersonMatch[] {
  const people = named.get(line) ?? []
  const { sets, words } = line.grammar
  const at = Array.from({ length: to - from }, (_, index) => from + index)
  const isHer = at.some((place) => sets.her.at(line.tokens, place) !== null)
  const isHim = at.some((place) => sets.him.at(line.tokens, place) !== null)
  if (people.length !== 2 || isHer === isHim) return people.slice(-1)
  const isHers = ({ name }: PersonMatch) =>
    words.people.herEndings.some((ending) => wordKey(name).split(' ')[0]?.endsWith(ending))
  const [one, other] = people.filter((person) => isHers(person) === isHer)
  return one !== undefined && other === undefined ? [one] : people.slice(-1)
}

/** Declan of whom the line has spoken as *Declan Foy*: the whole name; else the name as it is. */
export function wholeName(line: Line, name: string): string {
  return wholeNames.get(line)?.get(wordKey(name)) ?? name
}

export function rememberNamed(line: Line, people: readonly PersonMatch[]): void {
  if (people.length === 0) return
  named.set(line, people)
  const names = wholeNames.get(line) ?? new Map<string, string>()
  for (const { name } of people) {
    const [first = ''] = name.split(' ')
    if (first !== name && !names.has(wordKey(first))) names.set(wordKey(first), name)
  }
  wholeNames.set(line, names)
}
