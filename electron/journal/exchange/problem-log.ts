import type { ImportProblemCode, ImportRemarkCode } from '#shared/contract/import-codes.ts'
import { cleanLine, cutText } from './clean-text.ts'
import { fieldAccount, type FieldAccount } from './field-account.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import type { LineProblem } from './imported-record.ts'

export interface ProblemLog {
  /** Notes something about the line, 1-based. */
  report(line: number, problem: ImportProblemCode): void
  /** Counts a value that the reader has no place for: kept with the person under the field's own name, or left out. */
  notUnderstood(field: string, became: 'in-notes' | 'left-out'): void
  /** What becomes of fields that are in no record. */
  readonly account: FieldAccount
  /** What was noted first, by line. */
  list(): LineProblem[]
  /** How much was noted, listed or not. */
  count(): number
  /** The fields that were not understood, each with how often it had a value. */
  remarks(): ImportRemarkCode[]
}

const MAX_FIELD_NAME = 60

export function problemLog(first: readonly LineProblem[] = []): ProblemLog {
  const problems = [...first]
  let count = first.length
  const fields = { 'in-notes': new Map<string, number>(), 'left-out': new Map<string, number>() }
  return {
    account: fieldAccount(),
    report(line, problem) {
      count++
      if (problems.length < IMPORT_CAPS.problems) problems.push({ line, ...problem })
    },
    notUnderstood(field, became) {
      const counted = fields[became]
      const name = cutText(cleanLine(field), MAX_FIELD_NAME)
      // Of a file that is made of names the rest is counted under one.
      const key = counted.has(name) || counted.size < IMPORT_CAPS.fieldsNamed ? name : '…'
      counted.set(key, (counted.get(key) ?? 0) + 1)
    },
    list: () => problems.toSorted((a, b) => a.line - b.line),
    count: () => count,
    remarks: () => [...told('fields-in-notes', fields['in-notes']), ...told('fields-left-out', fields['left-out'])],
  }
}

function told(code: 'fields-in-notes' | 'fields-left-out', counted: ReadonlyMap<string, number>): ImportRemarkCode[] {
  if (counted.size === 0) return []
  const fields = [...counted].map(([name, count]) => ({ name, count }))
  return [{ code, params: { fields: fields.toSorted((a, b) => b.count - a.count) } }]
}
