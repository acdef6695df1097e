import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isPlainMap } from '#journal/documents/plain.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { CommandContext } from './command-context.ts'
import { contentMark } from './content-mark.ts'
import { restored } from './restored.ts'
import { whatStays } from './what-stays.ts'
import { gatherWrites, type Written, type WrittenDocument } from './written.ts'

/** A document that an undo left as it is, because it was changed, or is used, since. */
export interface LeftAlone {
  readonly id: DocumentId
  readonly kind: string
  /** Where it was changed since; none where the command made the document, and all of it is left. */
  readonly paths: readonly (readonly string[])[]
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
 * journal answers meanwhile. It stops at the first one that fails. What was taken back already, by whomever, is neither
 * done again nor reported, and what is not in the journal any more is passed over.
 */
export async function takeBack(
  context: Pick<CommandContext, 'commit' | 'now' | 'store' | 'sql'>,
  written: Written,
): Promise<TakenBack> {
  const stays = await whatStays(context, written)
  const gathered = gatherWrites(context.sql)
  const leftAlone: LeftAlone[] = []
  for (let from = 0; from < written.length; from += DOCUMENTS_A_COMMIT) {
    if (from > 0) await new Promise<void>((resolve) => setImmediate(resolve))
    const part = written.slice(from, from + DOCUMENTS_A_COMMIT)
    try {
      const commit = context.commit('undo', (write) =>
        part.flatMap((document) => takeDocumentBack(write, document, stays, context.now()) ?? []),
      )
      gathered.add(commit)
      leftAlone.push(...commit.result)
    } catch (error) {
      return { written: gathered.written, leftAlone, failed: { error, rest: written.slice(from) } }
    }
  }
  return { written: gathered.written, leftAlone, failed: null }
}

/** @returns what of the document was left alone; null where nothing was */
function takeDocumentBack(
  write: DocumentWriter,
  { id, kind, made, writes }: WrittenDocument,
  stays: ReadonlySet<DocumentId>,
  now: number,
): LeftAlone | null {
  const document = write.read(id)
  if (document === null) return null
  if (document.readOnly) return { id, kind, paths: writes.map(({ path }) => path) }
  const content: unknown = document.content
  if (!isPlainMap(content)) return null
  if (made === null) {
    const { fields, changed } = restored(content, writes)
    for (const { path, before } of fields) write.set(id, path, before)
    return changed.length === 0 ? null : { id, kind, paths: changed }
  }
  if (document.content.deletedAt !== undefined) return null
  if (stays.has(id) || contentMark(content) !== made.mark) return { id, kind, paths: [] }
  write.set(id, ['deletedAt'], now)
  return null
}
