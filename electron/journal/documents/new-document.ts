import type { DocumentKind } from '#shared/model/document.ts'
import { automerge } from './automerge.ts'
import { assignFields } from './field-assignment.ts'
import { KINDS } from './kinds.ts'
import { documentToPlain, plainDifferences, toAutomerge, type PlainMap } from './plain.ts'
import { preferencesStart } from './preferences-start.ts'
import { headsText } from './strict-load.ts'

export interface NewDocument {
  readonly snapshot: Uint8Array
  /** As the row keeps them. */
  readonly heads: string
}

/**
 * The snapshot of a document with this content, made in one change. All its texts and maps are made here, empty ones
 * too: two devices that each made the map later would not merge what they put into it.
 *
 * Goes to the handle behind Automerge's documents, as `from` does, because `from` takes neither message nor time and
 * `change` costs twice as much: one call for each field, and then a view of the document that nobody looks at.
 */
export function newDocument(
  kind: DocumentKind,
  content: PlainMap,
  actor: string,
  options: { message: string; time: number },
): NewDocument {
  if (kind === 'preferences') return newPreferences(content, actor, options)
  const { texts } = KINDS[kind]
  const root: Record<string, unknown> = {}
  for (const key in content) {
    const value = content[key]
    if (value !== undefined) root[key] = texts.has(key) ? value : toAutomerge(value)
  }
  const { init, getBackend, free } = automerge()
  const doc = init({ actor })
  const handle = getBackend(doc)
  handle.initRootFromHydrate(root)
  handle.commit(options.message, options.time)
  const made = { snapshot: handle.save(), heads: headsText(handle.getHeads()) }
  free(doc)
  return made
}

function newPreferences(content: PlainMap, actor: string, options: { message: string; time: number }): NewDocument {
  const { change, save, getHeads, free } = automerge()
  let doc = preferencesStart(actor)
  const differences = plainDifferences(documentToPlain(doc), content)
  if (differences.length > 0) {
    const assignments = differences.map(({ path, after }) => ({ path, value: after }))
    doc = change(doc, options, (draft) => assignFields(draft, assignments, KINDS.preferences))
  }
  const made = { snapshot: save(doc), heads: headsText(getHeads(doc)) }
  free(doc)
  return made
}
