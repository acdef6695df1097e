import { createRequire } from 'node:module'
import type * as AutomergeModule from '@automerge/automerge'

export type Automerge = typeof AutomergeModule
/** A document as Automerge has it: read only, its scalars as ImmutableString. */
export type AutomergeDoc = AutomergeModule.Doc<unknown>

let loaded: Automerge | null = null

/** Whether anything has needed it yet. */
export function isAutomergeLoaded(): boolean {
  return loaded !== null
}

/**
 * Automerge, loaded when it is first asked for: it costs some 40 ms, and opening a journal needs none of it.
 * Required rather than imported, since `import()` is asynchronous; everything of ours takes it from here, because
 * a document of one copy of the module (CommonJS) is a stranger to the other (ESM).
 */
export function automerge(): Automerge {
  loaded ??= createRequire(import.meta.url)('@automerge/automerge') as Automerge
  return loaded
}
