import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HostKind, Journal } from '#journal/journal.ts'
import { openHostJournal } from '#host/open-host-journal.ts'
import { RESOURCES } from '#host/installed-files.ts'

export interface TemporaryJournal {
  readonly journal: Journal
  /** The journal's own folder. */
  readonly folder: string
  /** Closes the journal and removes everything of it. */
  remove(): Promise<void>
}

/** A new journal with a key of its own, as a host opens it. */
export function temporaryJournal(host: HostKind = 'browser'): TemporaryJournal {
  const home = mkdtempSync(join(tmpdir(), 'rapport-journal-'))
  const folder = join(home, 'journal')
  const keyFile = join(home, 'journal.key')
  const { journal } = openHostJournal({ folder, keyFile, host, version: '0.0.0', device: 'test', resources: RESOURCES })
  return {
    journal,
    folder,
    async remove() {
      await journal.close()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
