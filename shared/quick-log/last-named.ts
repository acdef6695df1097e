import type { Line } from './line.ts'
import type { PersonMatch } from './person-at.ts'

/** Whoever was named last in the clauses of a line that have been read: *she* where no conversation says who that is. */
const named = new WeakMap<Line, readonly PersonMatch[]>()

export function lastNamed(line: Line): readonly PersonMatch[] {
  return named.get(line) ?? []
}

export function rememberNamed(line: Line, people: readonly PersonMatch[]): void {
  if (people.length > 0) named.set(line, people.slice(-1))
}
