import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE, listBackups } from './backup-files.ts'
import { isJournalError, JournalError, toJournalError } from './journal-error.ts'
import { readSmallFile } from './read-small-file.ts'
import { RECOVERY_FILE } from './recovery-file.ts'
import { writeWholeFile } from './write-whole-file.ts'

/**
 * The id of the journal in `folder`, which names its key; made where there is no journal yet. Hold the lock meanwhile.
 *
 * Until the journal was opened once, `journal.id` says so (`<id> new`). That tells a first start that was cut off, which
 * goes on, from a journal whose file is gone, which must never become an empty one by itself. An empty file is what
 * a machine that stopped has left of one: it is made anew where nothing else says that a journal was here.
 *
 * @throws JournalError `no-id`, `bad-id`; `disk-full`, `read-only`, `io`
 */
export function readOrMakeJournalId(folder: string): string {
  const file = idFile(folder)
  const found = readId(folder)
  if (found.state === 'unreadable' || (found.state === 'empty' && hasTraces(folder))) {
    throw new JournalError('bad-id', `${file} does not hold the id of a journal.`, { details: { file } })
  }
  if (found.id !== null) return found.id
  if (hasTraces(folder)) {
    throw new JournalError('no-id', `${file} is missing, which names the key of this journal.`, { details: { file } })
  }
  const id = randomUUID()
  writeWholeFile(file, `${id}${NEW}\n`, 'replace')
  return id
}

/** Says that what begins in `folder` is new, where that is so and nothing says it yet. Hold the lock meanwhile. */
export function noteNewJournal(folder: string): void {
  const { state } = readId(folder)
  if ((state === 'absent' || state === 'empty') && !hasTraces(folder)) readOrMakeJournalId(folder)
}

/** Says that there is a journal from now on. Hold the lock meanwhile. @throws JournalError of the disk */
export function confirmJournalId(folder: string): void {
  const { state, id } = readId(folder)
  if (state === 'new') writeWholeFile(idFile(folder), `${id}\n`, 'replace')
}

/** True where an empty journal may be made in `folder`: nothing in it says that there was one. */
export function mayMakeJournal(folder: string): boolean {
  const { state } = readId(folder)
  return state !== 'known' && state !== 'unreadable' && !hasOlder(folder)
}

/**
 * Refuses to make a journal where there was one.
 * @throws JournalError `journal-gone`, with the folder and its newest backup
 */
export function refuseToMakeAnew(folder: string): void {
  if (mayMakeJournal(folder)) return
  const file = join(folder, DATABASE_FILE)
  const message = `${file} is missing or empty, and there was a journal.`
  throw new JournalError('journal-gone', message, { details: { file } })
}

const NEW = ' new'
const ID = /^([0-9a-f-]{36})( new)?$/

const idFile = (folder: string) => join(folder, 'journal.id')

function readId(folder: string): { state: 'absent' | 'empty' | 'unreadable' | 'new' | 'known'; id: string | null } {
  const text = readText(folder)?.trim() ?? null
  if (text === null) return { state: 'absent', id: null }
  if (text === '') return { state: 'empty', id: null }
  const [, id, isNew] = ID.exec(text) ?? []
  if (id === undefined) return { state: 'unreadable', id: null }
  return { state: isNew === undefined ? 'known' : 'new', id }
}

function readText(folder: string): string | null {
  const file = idFile(folder)
  try {
    return readSmallFile(file)
  } catch (error) {
    const told = toJournalError(error)
    const isOfFile =
      error instanceof Error && 'code' in error && ['EINVAL', 'EISDIR', 'EACCES'].includes(String(error.code))
    if (isJournalError(told) && !isOfFile) throw told
    throw new JournalError('bad-id', `${file} cannot be read.`, { cause: error, details: { file } })
  }
}

function hasTraces(folder: string): boolean {
  const file = join(folder, DATABASE_FILE)
  return (existsSync(file) && statSync(file).size > 0) || hasOlder(folder)
}

function hasOlder(folder: string): boolean {
  if (!existsSync(folder)) return false
  const isReplaced = (name: string) => name.startsWith(`${DATABASE_FILE}.replaced-`)
  // A passphrase is set of a journal that is open, and never of one that is not there.
  return existsSync(join(folder, RECOVERY_FILE)) || readdirSync(folder).some(isReplaced) || hasBackups(folder)
}

function hasBackups(folder: string): boolean {
  try {
    return listBackups(folder).length > 0
  } catch (error) {
    // What cannot be looked into may be full of them.
    if (isJournalError(error)) return true
    throw error
  }
}
