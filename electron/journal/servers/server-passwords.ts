import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { toJournalError } from '#journal/documents/journal-error.ts'
import { makeFolder } from '#journal/documents/make-folder.ts'
import { readSmallFile } from '#journal/documents/read-small-file.ts'
import { openSealedText, sealText } from '#journal/documents/sealed-text.ts'
import { writeWholeFile } from '#journal/documents/write-whole-file.ts'
import { z } from 'zod'

/** Who one is on a server. */
export interface ServerAccess {
  readonly user: string
  readonly password: string
}

/** Names and passwords of servers, by the addresses for which they were typed. */
export interface ServerPasswords {
  /** False where this program has no place for them. */
  readonly isKept: boolean
  get(address: string): ServerAccess | null
  /** @throws JournalError where it cannot be written */
  set(address: string, access: ServerAccess): void
  /** Lets go of all but those of these addresses. @throws JournalError where it cannot be written */
  keepOnly(addresses: ReadonlySet<string>): void
}

const PURPOSE = 'server passwords'
const MAX_BYTES = 256 * 1024
const kept = z.record(z.string(), z.object({ user: z.string(), password: z.string() }))

/**
 * Keeps passwords beside the key of the journal (0600), sealed by that key, and so in the key store of the system where the key is there. They are in
 * no journal, no backup, no export and on no other device. What is of another journal or damaged counts as not there: it is asked for again.
 * @param file null where this program has no place for them
 */
export function openServerPasswords(file: string | null, journalKey: Uint8Array): ServerPasswords {
  const read = (): z.infer<typeof kept> => {
    try {
      const sealed = file === null ? null : readSmallFile(file, MAX_BYTES)?.trim()
      return sealed ? kept.parse(JSON.parse(openSealedText(journalKey, PURPOSE, sealed))) : {}
    } catch {
      return {}
    }
  }
  const write = (all: z.infer<typeof kept>) => {
    if (file === null) return
    try {
      if (Object.keys(all).length === 0) return rmSync(file, { force: true })
      makeFolder(dirname(file))
    } catch (error) {
      throw toJournalError(error)
    }
    writeWholeFile(file, sealText(journalKey, PURPOSE, JSON.stringify(all)), 'replace')
  }
  return {
    isKept: file !== null,
    get: (address) => read()[address] ?? null,
    set: (address, { user, password }) => write({ ...read(), [address]: { user, password } }),
    keepOnly(addresses) {
      const all = read()
      const wanted = Object.fromEntries(Object.entries(all).filter(([address]) => addresses.has(address)))
      if (Object.keys(wanted).length < Object.keys(all).length) write(wanted)
    },
  }
}
