import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import type { DocumentTable } from './document-table.ts'
import type { ForeignDocument, ReceiveRefusal } from './foreign-document.ts'
import type { ForeignQuestion, ForeignVerdict } from './judge-foreign.ts'
import type { Kinds } from './kind-rules.ts'
import type { Quarantine } from './quarantine.ts'
import { joinTombstones, type Tombstone } from './sync-index.ts'
import type { WriteSession } from './write-session.ts'

/** What another device sends at once. */
export interface ForeignBatch {
  readonly tombstones: readonly Tombstone[]
  readonly documents: readonly ForeignDocument[]
}

/** What became of a document that was received. */
export type ReceivedDocument =
  | { readonly id: DocumentId; readonly state: 'taken' }
  /** All of it was here already. */
  | { readonly id: DocumentId; readonly state: 'known' }
  /** It was forgotten, or emptied from the trash as it is: it does not come back. */
  | { readonly id: DocumentId; readonly state: 'erased' }
  /** Set aside alone, with its bytes; the document here, where there is one, is as it was. */
  | { readonly id: DocumentId; readonly state: 'refused'; readonly refusal: ReceiveRefusal }

/** What receiving needs of the store. */
export interface ReceiveDoor {
  readonly kinds: Kinds
  readonly rows: DocumentTable
  readonly quarantine: Quarantine
  readonly now: () => number
  /** Another number after anything was written into the journal. */
  readonly rowsWritten: () => number
  /** Loads a document from its row; one that is damaged is set aside. */
  readonly load: (id: DocumentId) => void
  /** Runs in one transaction, with the rows and topics of all that it writes. */
  readonly inSession: (work: (session: WriteSession) => void) => void
}

/**
 * Documents of another device on their way in. Looking at one costs far more than writing it, and needs nothing of the
 * journal but what the question has: so it is done elsewhere, between `questions` and `write`, while everything else goes on.
 */
export interface Receiving {
  /** What has to be judged yet, of what is here now. Anew before each `write`, since something may have been written here. */
  questions(): ForeignQuestion[]
  /** Of the question last asked about that document. */
  answer(id: DocumentId, verdict: ForeignVerdict): void
  /**
   * Takes in all that is sound, tombstones first, in one transaction, by the code that commands use: whoever edits, undoes or
   * watches finds it as if it had been written here. What is not sound is set aside alone.
   * @returns null where there are questions yet: nothing was written
   */
  write(): ReceivedDocument[] | null
}

interface Looked {
  readonly foreign: ForeignDocument
  /** What is here of it, and was when it was judged. */
  judged: string
  verdict: ForeignVerdict | null
}

export function receiveBatch(door: ReceiveDoor, { tombstones, documents }: ForeignBatch): Receiving {
  const looked = new Map<DocumentId, Looked>()
  // Twice in one batch, the second comes again with the next.
  for (const foreign of documents) {
    if (!looked.has(foreign.id)) looked.set(foreign.id, { foreign, judged: '', verdict: null })
  }
  const setAside = new Set<DocumentId>()
  let askedAt: number | null = null

  function joinedTombstones(): Map<string, Tombstone> {
    const joined = new Map<string, Tombstone>()
    for (const tombstone of tombstones) {
      const mine = joined.get(tombstone.id) ?? door.rows.tombstone(tombstone.id)
      joined.set(tombstone.id, joinTombstones(mine, tombstone))
    }
    return joined
  }

  /** Null where it is decided. */
  function question(one: Looked, joined: ReadonlyMap<string, Tombstone>): ForeignQuestion | null {
    const { foreign } = one
    const { id } = foreign
    const buried = joined.get(id) ?? door.rows.tombstone(id)
    const row = door.rows.read(id)
    const judged =
      row === undefined && buried === undefined
        ? '-'
        : JSON.stringify([row?.kind, row?.heads, buried?.forgotten, buried?.known])
    if (one.judged !== judged) one.verdict = null
    one.judged = judged
    if (one.verdict !== null) return null
    if (buried?.forgotten) one.verdict = { state: 'erased' }
    else if (row !== undefined && row.kind !== foreign.kind) {
      one.verdict = { state: 'refused', refusal: { code: 'wrong-kind', params: { kind: row.kind } } }
    }
    if (one.verdict !== null) return null
    const mine = row === undefined || setAside.has(id) ? null : { row, changes: door.rows.changesOf(row.n) }
    return { foreign, mine, erased: row === undefined ? (buried?.known ?? null) : null }
  }

  function questions(): ForeignQuestion[] {
    const joined = joinedTombstones()
    const asked = [...looked.values()].flatMap((one) => question(one, joined) ?? [])
    askedAt = door.rowsWritten()
    return asked
  }

  /** What is here is looked at once more where it may be another by now. */
  function isAnswered(): boolean {
    const isSame = askedAt === door.rowsWritten() && [...looked.values()].every(({ verdict }) => verdict !== null)
    return isSame || questions().length === 0
  }

  return {
    questions,
    answer(id, verdict) {
      const one = looked.get(id)
      if (one === undefined) return
      if (verdict.state !== 'mine-damaged') one.verdict = verdict
      else {
        door.load(id)
        // Where it could not be set aside, the disk is full: writing says so.
        setAside.add(id)
      }
    },
    write() {
      if (!isAnswered()) return null
      const joined = joinedTombstones()
      door.inSession((session) => {
        for (const tombstone of joined.values()) session.bury(tombstone)
        for (const { foreign, verdict } of looked.values()) {
          const { id, kind } = foreign
          if (verdict?.state === 'refused') door.quarantine.keepForeign(foreign, verdict.refusal.code, door.now())
          else if (verdict?.state === 'sound' && door.kinds.has(kind))
            session.takeIn(id, kind as DocumentKind, { ...verdict, snapshot: snapshotOf(foreign, verdict) })
          else if (verdict?.state === 'sound')
            session.carry(id, kind, { heads: verdict.heads, snapshot: snapshotOf(foreign, verdict) })
        }
      })
      return [...looked].map(([id, { verdict }]) => outcomeOf(id, verdict))
    },
  }
}

function snapshotOf({ snapshot }: ForeignDocument, verdict: { snapshot: Uint8Array | null }): Uint8Array {
  const bytes = verdict.snapshot ?? snapshot
  if (bytes === null) throw new Error('changes alone were judged to be a whole document')
  return bytes
}

function outcomeOf(id: DocumentId, verdict: ForeignVerdict | null): ReceivedDocument {
  if (verdict?.state === 'refused') return { id, state: 'refused', refusal: verdict.refusal }
  if (verdict?.state === 'sound') return { id, state: 'taken' }
  return { id, state: verdict?.state === 'erased' ? 'erased' : 'known' }
}
