import { randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#journal/documents/database.ts'
import type { DocumentDefinition } from '#journal/documents/kind-rules.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { openDocumentStore, type DocumentChange, type DocumentStore } from '#journal/documents/document-store.ts'

export const TEST_KEY = new Uint8Array(32).fill(7)
/** Monday 2026-11-23, 09:00 UTC. */
export const TEST_NOW = Date.UTC(2026, 10, 23, 9)
export const TEST_MESSAGE = { command: 'test', device: 'laptop' }

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TemporaryStore {
  readonly store: DocumentStore
  readonly database: Database
  /** Every change that projections were told of, in order, also those of transactions taken back. */
  readonly told: DocumentChange[]
  readonly clock: { now: number }
  close(): void
}

/** Opens a store on `file` with a clock that stands still until it is moved. */
export function openTemporaryStore(
  file: string,
  options: {
    cacheSize?: number
    definitions?: readonly DocumentDefinition[]
    onCommitting?: (changes: readonly DocumentChange[]) => void
  } = {},
): TemporaryStore {
  const database = openDatabase({ file, key: TEST_KEY })
  const told: DocumentChange[] = []
  const clock = { now: TEST_NOW }
  const store = openDocumentStore({
    database,
    definitions: options.definitions ?? KINDS,
    now: () => clock.now,
    random: (bytes) => void randomFillSync(bytes),
    ...(options.cacheSize === undefined ? {} : { cacheSize: options.cacheSize }),
    onCommitting: (changes) => {
      told.push(...changes)
      options.onCommitting?.(changes)
    },
  })
  const close = () => {
    store.close()
    database.close()
  }
  onTestFinished(close)
  return { store, database, told, clock, close }
}
