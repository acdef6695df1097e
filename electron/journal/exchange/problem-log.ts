import { IMPORT_CAPS } from './import-caps.ts'
import type { ImportProblem } from './imported-record.ts'

export interface ProblemLog {
  /** Notes something about the line, 1-based. */
  report(line: number, message: string): void
  /** What was noted, by line; where it was too much to list, the last entry counts the rest. */
  list(): ImportProblem[]
}

export function problemLog(first: readonly ImportProblem[] = []): ProblemLog {
  const problems = [...first]
  let unlisted = 0
  let unlistedFrom = 0
  return {
    report(line, message) {
      if (problems.length < IMPORT_CAPS.problems) problems.push({ line, message })
      else if (unlisted++ === 0) unlistedFrom = line
    },
    list() {
      const sorted = problems.toSorted((a, b) => a.line - b.line)
      if (unlisted > 0) sorted.push({ line: unlistedFrom, message: `… and ${unlisted} more problems from here on.` })
      return sorted
    },
  }
}
