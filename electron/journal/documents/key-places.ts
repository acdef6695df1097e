import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { JournalError, toJournalError, type KeyLock } from './journal-error.ts'
import { hasKeyFile } from './key-file.ts'
import { makeFolder } from './make-folder.ts'
import { readSmallFile } from './read-small-file.ts'
import { openRecovery, sealKey } from './recovery.ts'
import { findRecovery, readRecovery, RECOVERY_FILE, writeRecovery } from './recovery-file.ts'
import { syncFolder } from './sync-folder.ts'
import { writeWholeFile } from './write-whole-file.ts'

/**
 * Where the key of a journal is at hand: in a `file` that its user can read, sealed by the key `store` of the operating
 * system, or nowhere, so that the `passphrase` is asked for at each start.
 */
export type KeyPlace = 'file' | 'store' | 'passphrase'

/**
 * How a key store of the system stands: it protects what it seals from everybody but this user; it seals with a password that everybody
 * knows, which is as good as nothing; or there is none.
 */
export type KeyStoreState = 'protected' | 'unprotected' | 'none'

/** The key store of the operating system. Sealing and opening reject where it does not answer, is locked, or has lost what it had. */
export interface KeyStore {
  /** Not asked before it matters: the system may ask its user. */
  state(): Promise<KeyStoreState>
  seal(text: string): Promise<string>
  /** `isOld`: the store would seal it otherwise by now. */
  open(sealed: string): Promise<{ readonly text: string; readonly isOld: boolean }>
}

/** A key that was opened by other means than its file. */
export interface OpenedKey {
  readonly key: Uint8Array
  readonly place: KeyPlace
  /** By the passphrase, and not by what should have given it. */
  readonly bySaying: boolean
}

/** Beside the file with the key in the clear: what the system's store has sealed. */
export function sealedFileOf(keyFile: string): string {
  return join(dirname(keyFile), `${basename(keyFile, '.key')}.sealed`)
}

/** Why the key of a journal is not at hand, though it exists; null where nothing says that there is one. */
export function lockOf(folder: string, keyFile: string): KeyLock | null {
  if (existsSync(sealedFileOf(keyFile))) return 'store'
  return findRecovery(folder) === null ? null : 'passphrase'
}

/**
 * Opens a key that its file does not give: by the system's store where there is one here, else by the passphrase.
 *
 * @param ways.store left out where the program has none
 * @param ways.passphrase is asked once, and only where it is needed; null where nobody can say it
 * @throws JournalError `key-locked` where neither was had; `wrong-passphrase`, `mistyped-passphrase`
 */
export async function openLockedKey(
  folder: string,
  keyFile: string,
  ways: { store: KeyStore | null; passphrase: (lock: KeyLock) => Promise<string | null> },
): Promise<OpenedKey> {
  const sealed = readText(sealedFileOf(keyFile))
  const isDamaged = hasKeyFile(keyFile)
  let lock: KeyLock = isDamaged ? 'file-damaged' : sealed === null ? 'passphrase' : 'store'
  if (sealed !== null && ways.store !== null) {
    const opened = await openSealed(sealed, sealedFileOf(keyFile), ways.store)
    if (opened !== null) return { key: opened, place: 'store', bySaying: false }
    lock = 'store-failed'
  }
  const recovery = findRecovery(folder)
  if (recovery === null) throw locked(folder, 'lost')
  const passphrase = await ways.passphrase(lock)
  if (passphrase === null) throw locked(folder, lock)
  const key = await openRecovery(recovery, passphrase)
  if (key === 'wrong' || key === 'mistyped') throw refusedPassphrase(folder, key)
  if (isDamaged) return { key, place: 'file', bySaying: true }
  return { key, place: sealed === null ? 'passphrase' : 'store', bySaying: true }
}

export function locked(folder: string, lock: KeyLock): JournalError {
  return new JournalError('key-locked', `The key of the journal in ${folder} is not at hand: ${lock}.`, {
    details: { folder, lock },
  })
}

export function refusedPassphrase(where: string, why: 'wrong' | 'mistyped'): JournalError {
  return new JournalError(`${why}-passphrase`, `The passphrase does not open ${where}.`)
}

/**
 * Seals the key of an open journal by a passphrase, in the journal's folder, from where it goes into each backup. What was sealed by another
 * one before is replaced, whole or not at all.
 * @throws JournalError of the disk
 */
export async function setPassphrase(
  folder: string,
  key: Uint8Array,
  passphrase: string,
  options: { now: number; random: (bytes: Uint8Array) => void },
): Promise<void> {
  const sealed = await sealKey(key, passphrase, options)
  const opened = await openRecovery(sealed, passphrase)
  if (typeof opened === 'string' || !isSame(opened, key)) throw new Error('a passphrase does not open what it sealed')
  writeRecovery(folder, sealed)
  if (JSON.stringify(readRecovery(folder)) !== JSON.stringify(sealed)) {
    throw new JournalError('io', `${RECOVERY_FILE} does not hold what was written.`)
  }
}

/**
 * Has the key of an open journal kept in another place from now on. The place before is given up only once the new one was read
 * back from the disk, and gave the key that has the journal open: killed at any point, one of both opens it.
 *
 * @param key the one that has the journal open
 * @param ways.store null where there is none: then the place cannot be `store`
 * @param ways.passphrase for the place `passphrase`: tried before the rest is given up
 * @throws JournalError `key-store-failed` where the store did not give back what it was given, or there is none; `no-passphrase` where none
 *   is set; `wrong-passphrase`, `mistyped-passphrase`; those of the disk. Then all is where it was.
 */
export async function keepKey(
  place: KeyPlace,
  key: Uint8Array,
  ways: { folder: string; keyFile: string; store: KeyStore | null; passphrase: string | null },
): Promise<void> {
  const { folder, keyFile, store } = ways
  const sealedFile = sealedFileOf(keyFile)
  const digits = Buffer.from(key).toString('hex')
  makeFolder(dirname(keyFile))
  if (place === 'file') {
    writeWholeFile(keyFile, `${digits}\n`, 'replace')
    if (readText(keyFile) !== digits) throw new JournalError('io', `${keyFile} does not hold what was written.`)
    return remove(sealedFile)
  }
  const recovery = readRecovery(folder)
  if (recovery === null) throw new JournalError('no-passphrase', 'No passphrase is set.')
  if (place === 'passphrase') {
    const opened = await openRecovery(recovery, ways.passphrase ?? '')
    if (opened === 'wrong' || opened === 'mistyped') throw refusedPassphrase(folder, opened)
    // Of another journal, whose file was put here: it would open nothing.
    if (!isSame(opened, key)) throw new JournalError('no-passphrase', 'What the passphrase opens is another key.')
    remove(keyFile)
    return remove(sealedFile)
  }
  if (store === null) throw storeFailed()
  const sealed = await store.seal(digits).catch(() => null)
  if (sealed === null) throw storeFailed()
  // The one there may be the only way in: it is replaced by what was seen to open.
  const before = await openSealed(sealed, sealedFile, store)
  if (before === null || !isSame(before, key)) throw storeFailed()
  writeWholeFile(sealedFile, `${sealed}\n`, 'replace')
  const written = readText(sealedFile)
  const opened = written === null ? null : await openSealed(written, sealedFile, store)
  if (opened === null || !isSame(opened, key)) throw storeFailed()
  remove(keyFile)
}

function storeFailed(): JournalError {
  return new JournalError('key-store-failed', 'The key store of the system does not keep the key.')
}

const KEY = /^[0-9a-f]{64}$/
/** What a store makes of 64 letters is a few times as long. */
const MAX_SEALED_BYTES = 16_384

/** Null where the store does not give a key. What it would seal otherwise by now is sealed anew. */
async function openSealed(sealed: string, file: string, store: KeyStore): Promise<Uint8Array | null> {
  try {
    const { text, isOld } = await store.open(sealed)
    if (!KEY.test(text)) return null
    if (isOld) await sealAnew(text, file, store)
    return new Uint8Array(Buffer.from(text, 'hex'))
  } catch {
    return null
  }
}

/** What fails here is tried again at the next start: the old one still opens. */
async function sealAnew(text: string, file: string, store: KeyStore): Promise<void> {
  try {
    const anew = await store.seal(text)
    if ((await store.open(anew)).text === text) writeWholeFile(file, `${anew}\n`, 'replace')
  } catch {
    // As above.
  }
}

/** Null where there is none, or an empty one. @throws JournalError of the disk */
function readText(file: string): string | null {
  try {
    return readSmallFile(file, MAX_SEALED_BYTES)?.trim() || null
  } catch (error) {
    throw toJournalError(error)
  }
}

function remove(file: string): void {
  try {
    if (!existsSync(file)) return
    rmSync(file)
    syncFolder(dirname(file))
  } catch (error) {
    throw toJournalError(error)
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
