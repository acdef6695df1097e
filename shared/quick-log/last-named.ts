import type { Line } from './line.ts'
import type { PersonMatch } from './person-at.ts'
import { wordKey } from './tokenise.ts'

/** Whoever was named last in the clauses of a line that have been read: *she* where no conversation says who that is. */
const named = new WeakMap<Line, readonly PersonMatch[]>()

const wholeNames = new WeakMap<Line, Map<string, string>>()

export function lastNamed(line: Line): readonly PersonMatch[] {
  return named.get(line) ?? []
}

/** Declan of whom the line has spoken as *Declan Foy*: the whole name; else the name as it is. */
export function wholeName(line: Line, name: string): string {
  return wholeNames.get(line)?.get(wordKey(name)) ?? name
}

export function rememberNamed(line: Line, people: readonly PersonMatch[]): void {
  if (people.length === 0) return
  named.set(line, people.slice(-1))
  const names = wholeNames.get(line) ?? new Map<string, string>()
  for (const { name } of people) {
    const [first = ''] = name.split(' ')
    if (first !== name && !names.has(wordKey(first))) names.set(wordKey(first), name)
  }
  wholeNames.set(line, names)
}
