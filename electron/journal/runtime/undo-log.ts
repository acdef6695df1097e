import type { Settings } from '#shared/model/settings.ts'
import type { Written } from './written.ts'

/** How to take a command back: what it wrote into documents, or what it left on this machine. */
export type UndoEntry =
  | {
      readonly kind: 'documents'
      readonly written: Written
      /** The kept entry (`KeptUndo`) that stands again when this is taken back. */
      readonly redoes?: string
    }
  | { readonly kind: 'settings'; readonly before: Partial<Settings>; readonly after: Partial<Settings> }
  /** Of what else is of this machine alone: takes it back, and gives how to take that back; null where something else stands there by now. */
  | { readonly kind: 'here'; readonly takeBack: () => UndoEntry | null }

export interface UndoLog {
  /** @returns the token to take it back with; null where nothing was written */
  remember(entry: UndoEntry): string | null
  /** Hands the entry out once. */
  take(token: string): UndoEntry | null
  /** After an undo that failed. */
  putBack(token: string, entry: UndoEntry): void
  /** After the journal was replaced: what was written before is not in it. */
  clear(): void
}

const MAX_ENTRIES = 100
// One import may have written 100,000 fields: together the entries stay within what memory allows.
const MAX_WRITES = 500_000

/** Remembers what the user was answered in this run; a token of an earlier run, or an old one, is unknown. */
export function openUndoLog(newToken: () => string): UndoLog {
  const entries = new Map<string, UndoEntry>()
  let writes = 0
  const drop = (token: string, entry: UndoEntry) => {
    entries.delete(token)
    writes -= sizeOf(entry)
  }
  const keep = (token: string, entry: UndoEntry) => {
    entries.set(token, entry)
    writes += sizeOf(entry)
    for (const [oldest, old] of entries) {
      if (entries.size <= 1 || (entries.size <= MAX_ENTRIES && writes <= MAX_WRITES)) break
      drop(oldest, old)
    }
  }
  return {
    remember(entry) {
      if (entry.kind === 'documents' && entry.written.length === 0) return null
      const token = newToken()
      keep(token, entry)
      return token
    },
    putBack: keep,
    clear() {
      entries.clear()
      writes = 0
    },
    take(token) {
      const entry = entries.get(token) ?? null
      if (entry !== null) drop(token, entry)
      return entry
    },
  }
}

function sizeOf(entry: UndoEntry): number {
  if (entry.kind !== 'documents') return 1
  return entry.written.reduce((sum, { writes }) => sum + Math.max(1, writes.length), 0)
}
