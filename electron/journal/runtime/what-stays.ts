import { isPlainMap } from '#journal/documents/plain.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from './command-context.ts'
import { contentMark } from './content-mark.ts'
import { isNamedElsewhere } from './named-elsewhere.ts'
import { restored } from './restored.ts'
import type { Made, Written } from './written.ts'

const DOCUMENTS_A_STEP = 100

/**
 * Of the documents that a command has made, those that an undo leaves where they are: what was changed since, what
 * something else names (a conversation with them, a role there), and what those that stay name themselves.
 */
export async function whatStays(
  { store, sql }: Pick<CommandContext, 'store' | 'sql'>,
  written: Written,
): Promise<ReadonlySet<DocumentId>> {
  const created = written.filter(({ made }) => made !== null)
  const staying = new Set<DocumentId>()
  if (created.length === 0) return staying
  const createdIds = new Set<string>(created.map(({ id }) => id))
  const writtenIds = new Set<string>(written.map(({ id }) => id))
  for (const [index, { id, made, writes }] of written.entries()) {
    if (index % DOCUMENTS_A_STEP === DOCUMENTS_A_STEP - 1) await new Promise<void>((resolve) => setImmediate(resolve))
    if (made !== null && isUntouched(sql, id, made)) {
      if (isNamedElsewhere(sql, id, writtenIds)) staying.add(id)
      continue
    }
    const content: unknown = store.read(id)?.content
    if (!isPlainMap(content) || content['deletedAt'] !== undefined) continue
    if (made === null) {
      // What the command put into documents that were there goes with the undo, unless it was changed since.
      for (const named of idsIn(restored(content, writes).content, createdIds)) staying.add(named as DocumentId)
    } else if (contentMark(content) !== made.mark || isNamedElsewhere(sql, id, writtenIds)) staying.add(id)
  }
  // A set goes on over what is added to it meanwhile.
  for (const id of staying) {
    for (const named of idsIn(store.read(id)?.content, createdIds)) staying.add(named as DocumentId)
  }
  return staying
}

function isUntouched(sql: CommandContext['sql'], id: DocumentId, { heads }: Made): boolean {
  return sql('SELECT 1 FROM documents WHERE id = ? AND heads = ?').get(id, heads) !== undefined
}

/** The keys and values of a content that are among `ids`. */
function* idsIn(value: unknown, ids: ReadonlySet<string>): Generator<string> {
  if (typeof value === 'string' && ids.has(value)) yield value
  if (!isPlainMap(value)) return
  for (const [key, inside] of Object.entries(value)) {
    if (ids.has(key)) yield key
    yield* idsIn(inside, ids)
  }
}
