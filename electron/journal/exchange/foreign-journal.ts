import type { ImportAccounts, LeftOutField, WholeFile } from '#shared/contract/journal-file-contract.ts'
import { JOURNAL_FILE_FORMAT, JOURNAL_FILE_VERSION } from './journal-file.ts'

export type Fields = Readonly<Record<string, unknown>>

/** What another program keeps, as a file of a journal. */
export interface ForeignJournal {
  readonly format: WholeFile
  readonly bytes: Uint8Array
  readonly accounts: ImportAccounts
  /** Whether the file ends before it is whole. */
  readonly isCutOff: boolean
  /** Ids under which Rapport itself has written something: of these is compared what is said of them. */
  readonly own: ReadonlySet<string>
}

/** The documents of another program, and what became of each of its fields. */
export interface ForeignWriter {
  put(id: string, document: Fields): void
  has(id: string): boolean
  took(count?: number): void
  asText(count?: number): void
  /** @param name what it is called that is left out, for the report */
  leaveOut(why: LeftOutField, count?: number, name?: string): void
  finish(more?: { readonly isCutOff?: boolean; readonly own?: ReadonlySet<string> }): ForeignJournal
}

export function foreignWriter(format: WholeFile): ForeignWriter {
  const documents = new Map<string, Fields>()
  const out = new Map<LeftOutField, number>()
  const named = new Map<LeftOutField, Map<string, number>>()
  const counts = { imported: 0, asText: 0 }
  return {
    put: (id, document) => void documents.set(id, { id, schema: 1, createdAt: 0, ...document }),
    has: (id) => documents.has(id),
    took: (count = 1) => void (counts.imported += count),
    asText: (count = 1) => void (counts.asText += count),
    leaveOut: (why, count = 1, name) => {
      if (count > 0) out.set(why, (out.get(why) ?? 0) + count)
      if (name === undefined) return
      const names = named.get(why) ?? new Map<string, number>()
      named.set(why, names.set(name, (names.get(name) ?? 0) + count))
    },
    finish: ({ isCutOff = false, own = new Set<string>() } = {}) => {
      const journal = { format: JOURNAL_FILE_FORMAT, version: JOURNAL_FILE_VERSION, documents: [...documents.values()] }
      const leftOut = [...out]
        .map(([field, count]) => ({ field, count, ...namesOf(named.get(field)) }))
        .toSorted((a, b) => (a.field < b.field ? -1 : 1))
      const bytes = new TextEncoder().encode(JSON.stringify(journal))
      return { format, bytes, accounts: { ...counts, leftOut }, isCutOff, own }
    },
  }
}

export function setOf(ids: readonly string[]): Record<string, true> {
  return Object.fromEntries(ids.map((id) => [id, true]))
}

const MAX_NAMES = 20

/** What is left out most comes first. */
export function mostNamed(names: ReadonlyMap<string, number>): { name: string; count: number }[] {
  return [...names]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_NAMES)
}

function namesOf(names: ReadonlyMap<string, number> | undefined) {
  return names === undefined ? {} : { names: mostNamed(names) }
}
