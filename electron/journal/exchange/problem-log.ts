import type { ImportProblemCode } from '#shared/contract/import-codes.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import type { LineProblem } from './imported-record.ts'

export interface ProblemLog {
  /** Notes something about the line, 1-based. */
  report(line: number, problem: ImportProblemCode): void
  /** What was noted first, by line. */
  list(): LineProblem[]
  /** How much was noted, listed or not. */
  count(): number
}

export function problemLog(first: readonly LineProblem[] = []): ProblemLog {
  const problems = [...first]
  let count = first.length
  return {
    report(line, problem) {
      count++
      if (problems.length < IMPORT_CAPS.problems) problems.push({ line, ...problem })
    },
    list: () => problems.toSorted((a, b) => a.line - b.line),
    count: () => count,
  }
}
