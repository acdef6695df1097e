import { IMPORT_CAPS } from './import-caps.ts'
import type { ImportProblem } from './imported-record.ts'

export interface ProblemLog {
  /** Notes something about the line, 1-based. */
  report(line: number, message: string): void
  /** What was noted first, by line. */
  list(): ImportProblem[]
  /** How much was noted, listed or not. */
  count(): number
}

export function problemLog(first: readonly ImportProblem[] = []): ProblemLog {
  const problems = [...first]
  let count = first.length
  return {
    report(line, message) {
      count++
      if (problems.length < IMPORT_CAPS.problems) problems.push({ line, message })
    },
    list: () => problems.toSorted((a, b) => a.line - b.line),
    count: () => count,
  }
}
