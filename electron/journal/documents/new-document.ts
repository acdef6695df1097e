import type { DocumentKind } from '#shared/model/document.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { assignFields } from './field-assignment.ts'
import { KINDS } from './kinds.ts'
import { documentToPlain, plainDifferences, toAutomerge, type PlainMap } from './plain.ts'
import { preferencesStart } from './preferences-start.ts'

/**
 * An Automerge document with this content, in one change. All its texts and maps are made here, empty ones too: two
 * devices that each made the map later would not merge what they put into it.
 */
export function newDocument(
  kind: DocumentKind,
  content: PlainMap,
  actor: string,
  options: { message: string; time: number },
): AutomergeDoc {
  if (kind === 'preferences') return newPreferences(content, actor, options)
  const { init, change } = automerge()
  const { texts } = KINDS[kind]
  return change(init<Record<string, unknown>>({ actor }), options, (draft) => {
    for (const key in content) {
      const value = content[key]
      if (value !== undefined) draft[key] = texts.has(key) ? value : toAutomerge(value)
    }
  })
}

function newPreferences(content: PlainMap, actor: string, options: { message: string; time: number }): AutomergeDoc {
  const start = preferencesStart(actor)
  const differences = plainDifferences(documentToPlain(start), content)
  if (differences.length === 0) return start
  const assignments = differences.map(({ path, after }) => ({ path, value: after }))
  return automerge().change(start, options, (draft) => assignFields(draft, assignments, KINDS.preferences))
}
