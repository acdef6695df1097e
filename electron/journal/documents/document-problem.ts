import { documentProblem, type DocumentProblem } from '#shared/model/document-problem.ts'

/** What is wrong with a document, and in which field where it is one: `names.given`. */
export interface FoundProblem {
  readonly problem: DocumentProblem
  readonly field: string | null
}

/** As it is kept with a document that was set aside: the code, and the field behind a space. */
export function problemText(problem: DocumentProblem, field?: string): string {
  return field === undefined || field === '' ? problem : `${problem} ${field}`
}

/** What `problemText` wrote; of anything else that was kept, why it is not known any more. */
export function readProblemText(text: string): FoundProblem {
  const [code = '', ...field] = text.split(' ')
  const known = documentProblem.safeParse(code)
  if (!known.success) return { problem: REFUSALS.get(code) ?? 'other', field: null }
  return { problem: known.data, field: field.length === 0 ? null : field.join(' ') }
}

// What was refused from another device is kept with the code of its refusal.
const REFUSALS: ReadonlyMap<string, DocumentProblem> = new Map([
  ['malformed', 'not-loadable'],
  ['missing-changes', 'wrong-heads'],
  ['too-many-operations', 'too-large'],
  ['too-many-changes', 'too-large'],
  ['too-many-heads', 'too-large'],
  ['too-deep', 'too-large'],
  ['inflates-too-far', 'too-large'],
  ['invalid-content', 'wrong-field'],
])
