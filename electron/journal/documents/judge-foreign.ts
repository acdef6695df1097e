import { randomBytes } from 'node:crypto'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { readContent, type StoredDocument } from './content.ts'
import { isAllKnown } from './erase-document.ts'
import { inspectForeign, type ForeignDocument, type ReceiveRefusal } from './foreign-document.ts'
import type { Kinds } from './kind-rules.ts'
import type { Skeletons } from './skeleton.ts'
import { headsText, strictLoad, type ChangeRow, type DocumentRow } from './strict-load.ts'

/** A document from elsewhere, and all of what is here that decides about it: bytes, which go to another thread as they are. */
export interface ForeignQuestion {
  readonly foreign: ForeignDocument
  /** Of the same kind; null where there is none. */
  readonly mine: { readonly row: DocumentRow; readonly changes: readonly ChangeRow[] } | null
  /** Prefixes of the changes that were erased here, where the document is not here (any more); null where none were. */
  readonly erased: readonly string[] | null
}

export type ForeignVerdict =
  | ({ readonly state: 'sound' } & SoundDocument)
  | { readonly state: 'refused'; readonly refusal: ReceiveRefusal }
  /** All of it was here already. */
  | { readonly state: 'known' }
  /** It was emptied from the trash as it is. */
  | { readonly state: 'erased' }
  /** What is here cannot be read: it is to be set aside, and to be asked again without it. */
  | { readonly state: 'mine-damaged' }

export interface SoundDocument {
  /** As the row keeps them. */
  readonly heads: string
  /** All of it, what is here merged in; null where those are the very bytes that came. */
  readonly snapshot: Uint8Array | null
  /** It has no longer all that is here as it is here: it takes the place of it. See `uniteTwins`. */
  readonly replaces: boolean
  /** What is new of it here, where something of it is here. */
  readonly since: readonly { readonly hash: string; readonly bytes: Uint8Array }[]
  /** What it says; null where this Rapport cannot show it: it is carried. */
  readonly reading: Pick<StoredDocument, 'content' | 'readOnly'> | null
}

/** Nothing is written by it. Made once: a random number for each document would cost a twentieth of judging it. */
const actor = randomBytes(16).toString('hex')

/** Says what is to be done with a document from elsewhere. Changes nothing, and depends on nothing but what it is given. */
export function judgeForeign(
  { foreign, mine, erased }: ForeignQuestion,
  rules: { kinds: Kinds; skeletons: Skeletons },
): ForeignVerdict {
  const here = mine === null ? null : strictLoad(mine.row, mine.changes, actor).doc
  // A kind that nobody here reads is taken as it comes, over what is damaged.
  if (mine !== null && here === null && rules.kinds.has(foreign.kind)) return { state: 'mine-damaged' }
  try {
    // Heads stand for all that they follow from: whatever the bytes are, none of them is wanted.
    if (here !== null && hasAll(here, foreign.heads)) return { state: 'known' }
    const { doc, refusal, ...found } = inspectForeign(foreign, here, { ...rules, actor })
    if (doc === null) return { state: 'refused', refusal }
    try {
      return verdictOf(foreign, here, doc, { ...(found as Found), erased, kinds: rules.kinds })
    } finally {
      automerge().free(doc)
    }
  } finally {
    if (here !== null) automerge().free(here)
  }
}

type Found = Pick<Extract<ReturnType<typeof inspectForeign>, { refusal: null }>, 'snapshot' | 'plain'>

function verdictOf(
  { id, kind }: ForeignDocument,
  here: AutomergeDoc | null,
  doc: AutomergeDoc,
  { snapshot, plain, erased, kinds }: Found & { erased: readonly string[] | null; kinds: Kinds },
): ForeignVerdict {
  const { getHeads } = automerge()
  const heads = headsText(getHeads(doc))
  if (here !== null && heads === headsText(getHeads(here))) return { state: 'known' }
  const rules = kinds.get(kind)
  const reading = rules === undefined ? null : readContent({ n: 0, id, kind }, plain, rules)
  if (reading?.state === 'invalid') {
    return { state: 'refused', refusal: { code: 'invalid-content', params: { problem: reading.problem } } }
  }
  if (erased !== null && isAllKnown(doc, { known: erased })) return { state: 'erased' }
  const replaces = here !== null && !hasAll(doc, getHeads(here))
  const since = here === null || replaces ? [] : changesSince(doc, getHeads(here))
  const found = { state: 'sound' as const, heads, snapshot, replaces, since }
  if (reading?.state !== 'readable') return { ...found, reading: null }
  const { content, readOnly } = reading.document
  return { ...found, reading: { content, readOnly } }
}

function changesSince(doc: AutomergeDoc, heads: string[]): { hash: string; bytes: Uint8Array }[] {
  const { getChangesMetaSince, getChangesSince } = automerge()
  const hashes = getChangesMetaSince(doc, heads)
  return getChangesSince(doc, heads).map((bytes, at) => ({ bytes, hash: hashes[at]?.hash ?? '' }))
}

const HASH = /^[0-9a-f]{64}$/

function hasAll(doc: AutomergeDoc, hashes: readonly string[]): boolean {
  const backend = automerge().getBackend(doc)
  return hashes.length > 0 && hashes.every((hash) => HASH.test(hash) && backend.getChangeMetaByHash(hash) !== null)
}
