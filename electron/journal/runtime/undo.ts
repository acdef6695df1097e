import type { DocumentWriter, FieldWrite } from '#journal/documents/document-store.ts'
import { isPlainMap, isSamePlain, plainAt, withPlainAt, type PlainMap } from '#journal/documents/plain.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from './command-context.ts'
import { gatherWrites, type Written } from './written.ts'

export interface LeftAlone {
  readonly id: string
  readonly path: string[]
}

export interface TakenBack {
  /** What taking it back has written: it can be taken back in turn. */
  readonly written: Written
  readonly leftAlone: readonly LeftAlone[]
  /** Where a commit failed: because of what, and what of the command stands. null where all was taken back. */
  readonly failed: { readonly error: unknown; readonly rest: Written } | null
}

/** Documents that are loaded, changed and written without letting other messages through. */
export const DOCUMENTS_A_COMMIT = 100

/**
 * Takes back what a command wrote. It may have been thousands of documents: they go in several commits, so that the
 * journal answers meanwhile. It stops at the first one that fails.
 */
export async function takeBack(context: Pick<CommandContext, 'commit' | 'now'>, written: Written): Promise<TakenBack> {
  const parts = [...inParts(written)]
  const gathered = gatherWrites()
  const leftAlone: LeftAlone[] = []
  for (const [index, part] of parts.entries()) {
    try {
      const commit = context.commit('undo', (write) => takePartBack(write, part, context.now()))
      gathered.add(commit)
      leftAlone.push(...commit.result)
    } catch (error) {
      const rest = parts.slice(index)
      const standing = {
        writes: rest.flatMap(({ writes }) => writes),
        created: rest.flatMap(({ created }) => created),
      }
      return { written: gathered.written, leftAlone, failed: { error, rest: standing } }
    }
    if (index < parts.length - 1) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return { written: gathered.written, leftAlone, failed: null }
}

/** Some documents at a time, each with all that was written into it: halfway it may be what the model refuses. */
function* inParts({ writes, created }: Written): Generator<Written> {
  const writesById = new Map<DocumentId, FieldWrite[]>(created.map((id) => [id, []]))
  for (const write of writes) {
    const known = writesById.get(write.id)
    if (known === undefined) writesById.set(write.id, [write])
    else known.push(write)
  }
  const isCreated = new Set(created)
  const ids = [...writesById.keys()]
  for (let from = 0; from < ids.length; from += DOCUMENTS_A_COMMIT) {
    const some = ids.slice(from, from + DOCUMENTS_A_COMMIT)
    yield {
      writes: some.flatMap((id) => writesById.get(id) ?? []),
      created: some.filter((id) => isCreated.has(id)),
    }
  }
}

/**
 * Restores, field by field, the value before, where the field still holds what the command wrote. What has been
 * changed since is left alone and reported. What the command created goes to the trash, whole.
 */
function takePartBack(write: DocumentWriter, { writes, created }: Written, now: number): LeftAlone[] {
  const leftAlone: LeftAlone[] = []
  // Read once, before anything is restored: halfway, a cadence may be one that the model refuses.
  const contents = new Map<DocumentId, PlainMap | null>()
  const contentNow = (id: DocumentId): PlainMap | null => {
    const known = contents.get(id)
    return known === undefined ? contentOf(write, id) : known
  }
  // Backwards: of two writes to one field, the first one's value before is the one to end with.
  const restored = writes.toReversed().filter(({ id, path, before, after }) => {
    const content = contentNow(id)
    const isAsWritten = content !== null && isSamePlain(plainAt(content, path), after)
    if (isAsWritten) contents.set(id, withPlainAt(content, path, before) ?? content)
    else leftAlone.push({ id, path: [...path] })
    return isAsWritten
  })
  for (const { id, path, before } of restored) write.set(id, path, before)
  for (const id of created) {
    const document = write.read(id)
    if (document !== null && document.content.deletedAt === undefined) write.set(id, ['deletedAt'], now)
  }
  return leftAlone
}

function contentOf(write: DocumentWriter, id: DocumentId): PlainMap | null {
  const content: unknown = write.read(id)?.content
  return isPlainMap(content) ? content : null
}
