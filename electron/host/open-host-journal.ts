import { randomFillSync } from 'node:crypto'
import { hostname } from 'node:os'
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { hasKeyFile, readOrMakeKey } from '#journal/documents/key-file.ts'
import { isJournalError, type KeyLock } from '#journal/documents/journal-error.ts'
import {
  locked,
  lockOf,
  openLockedKey,
  sealedFileOf,
  type KeyPlace,
  type KeyStore,
  type OpenedKey,
} from '#journal/documents/key-places.ts'
import type { DeviceOptions, HostKind, Journal, KeyOptions } from '#journal/journal.ts'
import { openFinder } from '#journal/sync/device-finder.ts'
import { mayMakeJournal, readOrMakeJournalId } from '#journal/documents/journal-id.ts'
import { holdJournal } from '#journal/documents/journal-lock.ts'
import { findRecovery } from '#journal/documents/recovery-file.ts'
import { openJournal } from '#journal/open-journal.ts'
import { JOURNAL_FILE, journalFolder, keyFileOf } from './data-folders.ts'
import { stderrLog } from './host-log.ts'
import { readOrMakeDeviceId } from './device-id.ts'
import { localDayAndTime } from './local-day.ts'
import { readSampleFiles } from './sample-files.ts'

/** Beside the keys, one for all journals of this user. */
const DEVICE_ID_FILE = 'device.id'

export interface HostJournalOptions {
  /** Left out: the journal of this user. */
  readonly folder?: string
  /** Left out: the one that belongs to the journal's id. */
  readonly keyFile?: string
  readonly host: HostKind
  readonly version: string
  readonly device?: string
  /** The folder with `sample-journal`. */
  readonly resources: string
  readonly now?: () => number
  /** The key store of the system, where this host has a way to one. */
  readonly store?: KeyStore | null
  /** A key that was opened before, by other means than its file. */
  readonly opened?: OpenedKey
  /** Where the key is to be kept once it has opened the journal. */
  readonly keepIn?: KeyPlace
}

/** How a host comes by a key that is in no file. */
export interface KeyWays {
  readonly store: KeyStore | null
  /** Asks for the passphrase, once and where it is needed; null where nobody can say it. */
  readonly passphrase: (lock: KeyLock) => Promise<string | null>
  /** Where a key that the passphrase opened is to be kept from then on; left out: where it was. */
  readonly keepIn?: KeyPlace
}

/**
 * As `openHostJournal`, also where its file does not give the key: the system's store is asked, or the passphrase. No lock is held meanwhile.
 * @throws JournalError besides, `key-locked`, `wrong-passphrase`, `mistyped-passphrase`
 */
export async function openLockedJournal(
  options: HostJournalOptions,
  ways: KeyWays,
): Promise<{ journal: Journal; folder: string }> {
  const { store } = ways
  const folder = resolve(options.folder ?? journalFolder())
  try {
    return openHostJournal({ store, ...options })
  } catch (error) {
    // A single letter changed in its file makes another key of it.
    const isOfFile = options.opened === undefined && isJournalError(error, 'wrong-key')
    const isOther = isOfFile && findRecovery(folder) !== null
    if (!isOther && !isJournalError(error, 'key-locked')) throw error
  }
  const keyFile = options.keyFile ?? keyFileOf(readOrMakeJournalId(folder))
  const opened = await openLockedKey(folder, keyFile, ways)
  // The store that did not give it, and has it again, is given it.
  const backInStore = opened.place === 'store' && store !== null ? 'store' : undefined
  // A file that holds something else is put right, or taken away, so that the next start is like any other.
  const mended = hasKeyFile(keyFile) ? opened.place : undefined
  const keepIn = mended ?? (opened.bySaying ? (backInStore ?? ways.keepIn) : undefined)
  return openHostJournal({ store, ...options, opened, ...(keepIn && { keepIn }) })
}

/** The key of a journal that is not opened by it now, by whichever way. @throws JournalError as `hostKey` and `openLockedKey` do */
export async function openHostKey(folder: string, ways: KeyWays): Promise<OpenedKey> {
  const lock = holdJournal(folder, { program: 'command line', now: Date.now() })
  try {
    return { key: hostKey(folder).key, place: 'file', bySaying: false }
  } catch (error) {
    if (!isJournalError(error, 'key-locked')) throw error
  } finally {
    lock.release()
  }
  return openLockedKey(folder, keyFileOf(readOrMakeJournalId(folder)), ways)
}

/**
 * Opens a journal with the clock, the zone, the key and the randomness of this machine.
 * @throws JournalError where it cannot be opened, `held` with the holder among them; `key-locked` where its key is in no file
 */
export function openHostJournal(options: HostJournalOptions): { journal: Journal; folder: string } {
  const folder = resolve(options.folder ?? journalFolder())
  const now = options.now ?? Date.now
  // Before its id and its key are made: of several that start at once, one makes them.
  const lock = holdJournal(folder, { program: options.host, now: now() })
  try {
    const { key, keyFile } = hostKey(folder, options.keyFile, options.opened)
    const journal = openJournal(
      {
        folder,
        key,
        host: options.host,
        version: options.version,
        device: options.device ?? hostname(),
        deviceId: readOrMakeDeviceId(join(dirname(keyFile), DEVICE_ID_FILE), random),
        now,
        country: systemCountry,
        today: () => localDayAndTime(new Date(now())).date,
        timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
        random,
        devices: deviceOptions(keyFile, options.host, now),
        feed: { file: `${baseOf(keyFile)}.feed`, serves: options.host !== 'command line' },
        servers: { file: `${baseOf(keyFile)}.servers` },
        keyKeeping: keyOptions(keyFile, options),
        onBackgroundFailure: (what, error) =>
          stderrLog.error(`${BACKGROUND[what]}, and Rapport goes on without`, error),
        sample: () => readSampleFiles(options.resources),
      },
      lock,
    )
    return { journal, folder }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The country of the language that this machine is set to: "DE" of de-DE, '' of plain German. */
function systemCountry(): string {
  return new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).region ?? ''
}

/** What belongs to a journal on this machine alone stands beside its key, under the same name. */
function baseOf(keyFile: string): string {
  return join(dirname(keyFile), basename(keyFile, '.key'))
}

/**
 * Where the key of this device is, and who else may take part: beside the key of the journal. `RAPPORT_SYNC_BIND` names
 * the one address to be listened on instead of all; then nobody is looked for.
 */
function deviceOptions(keyFile: string, host: HostKind, now: () => number): DeviceOptions {
  const base = baseOf(keyFile)
  const bind = process.env['RAPPORT_SYNC_BIND'] || '0.0.0.0'
  return {
    identityFile: `${base}.device`,
    rosterFile: `${base}.devices.json`,
    bind,
    // A command is over before anybody could be met; those about devices begin it.
    startsAtOnce: host !== 'command line',
    ...(bind === '0.0.0.0' && {
      finder: (where) =>
        openFinder({ ...where, now, onTrouble: (error) => stderrLog.error('Devices cannot be looked for', error) }),
    }),
  }
}

function keyOptions(file: string, { opened, store = null, keepIn }: HostJournalOptions): KeyOptions {
  // Both are there where a move was cut off: it is done to its end.
  const isHalfMoved = opened === undefined && store !== null && existsSync(sealedFileOf(file))
  const wanted = keepIn ?? (isHalfMoved ? 'store' : undefined)
  return { file, place: opened?.place ?? 'file', store, ...(wanted && { keepIn: wanted }) }
}

const BACKGROUND = {
  job: 'Work that was asked for ended by a mistake in Rapport',
  trash: 'The trash could not be emptied',
  backup: 'The backup of the day could not be made',
  folding: 'Documents could not be folded',
  devices: 'What another device sent or wanted could not be dealt with',
  key: 'The key could not be kept where it should be, and is where it was',
  log: 'The log of the journal could not be read to its end',
  calendars: 'A calendar could not be read',
  feed: 'The time blocks could not be given to a calendar program',
  servers: 'An address book on a server could not be brought together with the journal',
  'forgotten words': 'The words of what was forgotten could not be taken out of the index',
} as const

/**
 * The key of a journal, made where there is neither. Hold the journal's lock meanwhile.
 * @throws JournalError `no-id`, `bad-id`, `no-key`, `bad-key`, and those of the disk; `key-locked` where its file does not give it, and
 *   something else may
 */
export function hostKey(
  folder: string,
  keyFileGiven?: string,
  opened?: OpenedKey,
): { key: Uint8Array; keyFile: string } {
  const keyFile = keyFileGiven ?? keyFileOf(readOrMakeJournalId(folder))
  if (opened !== undefined) return { key: opened.key, keyFile }
  const lock = hasKeyFile(keyFile) ? null : lockOf(folder, keyFile)
  if (lock !== null) throw locked(folder, lock)
  const mayMake = mayMakeJournal(folder)
  try {
    return { key: readOrMakeKey({ file: keyFile, journalFile: join(folder, JOURNAL_FILE), mayMake, random }), keyFile }
  } catch (error) {
    const isOpenedElse = isJournalError(error, 'bad-key') && lockOf(folder, keyFile) !== null
    throw isOpenedElse ? locked(folder, 'file-damaged') : error
  }
}

/** Of this machine. */
export function random(bytes: Uint8Array): void {
  randomFillSync(bytes)
}
