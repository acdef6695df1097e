import { documentId, type DocumentId } from '#shared/model/id.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import type { ForeignRefusal } from './foreign-refusal.ts'
import type { Kinds } from './kind-rules.ts'
import { FOREIGN_LIMITS, measureForeign } from './measure-foreign.ts'
import { documentToPlain, type PlainMap } from './plain.ts'
import { rootHashes } from './root-hashes.ts'
import type { Skeletons } from './skeleton.ts'
import { headsText } from './strict-load.ts'
import { uniteTwins } from './twin-changes.ts'

/** A document as another device sends it: whole, or what came since what this one has. */
export interface ForeignDocument {
  readonly id: DocumentId
  /** May be one that this Rapport does not know. */
  readonly kind: string
  /** The heads that the sender says it has, in hex. */
  readonly heads: readonly string[]
  /** The whole document; null where it is sent as changes alone. */
  readonly snapshot: Uint8Array | null
  readonly changes: readonly Uint8Array[]
}

/** Why a document from elsewhere is not taken in. */
export type ReceiveRefusal =
  | ForeignRefusal
  /** What arrived does not lead to the heads that were announced, or leads elsewhere too. */
  | { readonly code: 'wrong-heads' }
  /** A change depends on one that is not here. */
  | { readonly code: 'missing-changes' }
  /** It does not begin with the root change of its kind, or not like the document of the same id here. */
  | { readonly code: 'wrong-root' }
  | { readonly code: 'wrong-id' }
  | { readonly code: 'wrong-kind'; readonly params: { readonly kind: string } }
  /** Automerge refuses it, or gives another document back than it was given. */
  | { readonly code: 'not-loadable' }
  /** It does not fit the model: `problem` names the field. */
  | { readonly code: 'invalid-content'; readonly params: { readonly problem: string } }

export type Inspection =
  /**
   * `doc` is the caller's, to be freed: a document of its own, what is here merged in. `snapshot` holds all of it, and is null
   * where those are the very bytes that came. `plain` is what it says.
   */
  | {
      readonly doc: AutomergeDoc
      readonly snapshot: Uint8Array | null
      readonly plain: PlainMap
      readonly refusal: null
    }
  | { readonly doc: null; readonly refusal: ReceiveRefusal }

/**
 * Looks at a document from elsewhere without changing anything: how large it would be before anything is decoded, then
 * apart from what is here, then together with it. Of a change with a flipped bit Automerge takes many for other changes
 * (2,358 of 6,000 tried): comparing the heads with those that were announced finds every one.
 *
 * A snapshot that is new here is loaded once, and those very bytes are kept: Automerge refuses each that has a flipped
 * bit. What was put together here is saved and loaded again.
 * @param mine the document of that id here, left as it is; null where there is none
 * @param actor in hex; nothing is written by it
 */
export function inspectForeign(
  foreign: ForeignDocument,
  mine: AutomergeDoc | null,
  { kinds, skeletons, actor }: { kinds: Kinds; skeletons: Skeletons; actor: string },
): Inspection {
  if (!documentId.safeParse(foreign.id).success) return refused({ code: 'wrong-id' })
  const pieces = foreign.snapshot === null ? foreign.changes : [foreign.snapshot, ...foreign.changes]
  if (pieces.length === 0) return refused({ code: 'missing-changes' })
  const { size, refusal } = measureForeign(pieces)
  if (size === null) return refused(refusal)
  let doc: AutomergeDoc | null = null
  try {
    const made = together(foreign, mine, actor)
    doc = made.doc
    const isAsItCame = mine === null && foreign.snapshot !== null && foreign.changes.length === 0
    const isPlainlySound = isAsItCame && size.roots === 1 && isOneWhole(foreign, doc, { kinds, skeletons })
    const problem = isPlainlySound
      ? null
      : historyProblem(foreign, doc, mine, { kinds, skeletons, isUnited: made.isUnited })
    if (problem !== null) return refusedDocument(doc, problem)
    const saved = isAsItCame ? { snapshot: null, plain: documentToPlain(doc) } : savedSoundly(doc, actor)
    if (saved === null) return refusedDocument(doc, { code: 'not-loadable' })
    const { kind } = saved.plain
    if (kind !== foreign.kind) return refusedDocument(doc, { code: 'wrong-kind', params: { kind: String(kind) } })
    return { doc, ...saved, refusal: null }
  } catch {
    // Whatever Automerge throws about bytes that nobody of ours wrote.
    if (doc !== null) freeIfPossible(doc)
    return refused({ code: 'not-loadable' })
  }
}

interface Together {
  readonly doc: AutomergeDoc
  /** Both have two changes of one number: some were written again, so that its heads are others than those of both. */
  readonly isUnited: boolean
}

/** What arrived, merged into a copy of what is here. */
function together(foreign: ForeignDocument, mine: AutomergeDoc | null, actor: string): Together {
  const { load, clone, init, merge, applyChanges, free } = automerge()
  const { snapshot, changes } = foreign
  if (mine === null) {
    let doc = snapshot === null ? init<unknown>({ actor }) : load<unknown>(snapshot, { actor })
    if (changes.length > 0) [doc] = applyChanges(doc, [...changes])
    return { doc, isUnited: false }
  }
  let doc = clone(mine, { actor })
  try {
    if (snapshot !== null) {
      const other = load<unknown>(snapshot)
      try {
        doc = merge(doc, other)
      } finally {
        free(other)
      }
    }
    if (changes.length > 0) [doc] = applyChanges(doc, [...changes])
    return { doc, isUnited: false }
  } catch (error) {
    freeIfPossible(doc)
    const united = withoutTwins(foreign, mine, actor)
    if (united === null) throw error
    return { doc: united, isUnited: true }
  }
}

/** Null where that is not why Automerge refuses it. */
function withoutTwins(
  { snapshot, changes, heads }: ForeignDocument,
  mine: AutomergeDoc,
  actor: string,
): AutomergeDoc | null {
  const { load, getAllChanges, free } = automerge()
  const other = snapshot === null ? null : load<unknown>(snapshot)
  const whole = other === null ? [] : getAllChanges(other)
  if (other !== null) free(other)
  const united = uniteTwins(mine, [...whole, ...changes], actor)
  if (united === null || headsText(united.heads) === headsText(heads)) return united?.doc ?? null
  free(united.doc)
  return null
}

/**
 * As `historyProblem` for a snapshot by itself, which has been measured and has one root: Automerge loads none that lacks a
 * change. False where that cannot be said without looking at every change.
 */
function isOneWhole(
  { kind, heads }: ForeignDocument,
  doc: AutomergeDoc,
  { kinds, skeletons }: { kinds: Kinds; skeletons: Skeletons },
): boolean {
  const { getBackend, getHeads } = automerge()
  const rules = kinds.get(kind)
  const root = rules === undefined ? undefined : skeletons.of(rules).hashes[0]
  const isRoot = root !== undefined && getBackend(doc).getChangeMetaByHash(root)?.deps.length === 0
  return isRoot && headsText(getHeads(doc)) === headsText(heads)
}

/** Whether it is what was announced, and begins as it must. */
function historyProblem(
  { kind, heads }: ForeignDocument,
  doc: AutomergeDoc,
  mine: AutomergeDoc | null,
  { kinds, skeletons, isUnited }: { kinds: Kinds; skeletons: Skeletons; isUnited: boolean },
): ReceiveRefusal | null {
  const { getBackend, getHeads, getMissingDeps, stats } = automerge()
  if (getMissingDeps(doc, []).length > 0) return { code: 'missing-changes' }
  const { numOps } = stats(doc)
  const { maxOperations } = FOREIGN_LIMITS
  if (numOps > maxOperations) {
    return { code: 'too-many-operations', params: { found: numOps, limit: maxOperations } }
  }
  const backend = getBackend(doc)
  const isThere = heads.length > 0 && heads.every((hash) => backend.getChangeMetaByHash(hash) !== null)
  const allowed = new Set([...heads, ...(mine === null ? [] : getHeads(mine))])
  // What was written again has been compared with what was announced before.
  if (!isUnited && !(isThere && getHeads(doc).every((hash) => allowed.has(hash)))) return { code: 'wrong-heads' }
  const roots = rootHashes(doc)
  const rules = kinds.get(kind)
  const wanted = rules === undefined ? mine && rootHashes(mine)[0] : skeletons.of(rules).hashes[0]
  return roots.length !== 1 || (wanted !== null && roots[0] !== wanted) ? { code: 'wrong-root' } : null
}

/**
 * The bytes of what was put together, and what they say; null where they load as another document, or not at all. What is put together
 * says it not always itself: see `strictLoad`.
 */
function savedSoundly(doc: AutomergeDoc, actor: string): { snapshot: Uint8Array; plain: PlainMap } | null {
  const { getHeads, load, save, free } = automerge()
  const snapshot = save(doc)
  const again = load<unknown>(snapshot, { actor })
  const isSame = headsText(getHeads(again)) === headsText(getHeads(doc))
  const plain = documentToPlain(again)
  free(again)
  return isSame ? { snapshot, plain } : null
}

/** Where Automerge has panicked, a document may be beyond freeing. Others are as good as before. */
function freeIfPossible(doc: AutomergeDoc): void {
  try {
    automerge().free(doc)
  } catch {
    // It is the collector's now.
  }
}

function refusedDocument(doc: AutomergeDoc, refusal: ReceiveRefusal): Inspection {
  automerge().free(doc)
  return refused(refusal)
}

function refused(refusal: ReceiveRefusal): Inspection {
  return { doc: null, refusal }
}
