import { randomFillSync } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { readOrMakeKey } from '#journal/documents/key-file.ts'
import type { DeviceOptions, HostKind, Journal } from '#journal/journal.ts'
import { openFinder } from '#journal/sync/device-finder.ts'
import { mayMakeJournal, readOrMakeJournalId } from '#journal/documents/journal-id.ts'
import { holdJournal } from '#journal/documents/journal-lock.ts'
import { openJournal } from '#journal/open-journal.ts'
import { JOURNAL_FILE, journalFolder, keyFileOf } from './data-folders.ts'
import { stderrLog } from './host-log.ts'
import { readOrMakeDeviceId } from './device-id.ts'
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
}

/**
 * Opens a journal with the clock, the zone, the key and the randomness of this machine.
 * @throws JournalError where it cannot be opened, `held` with the holder among them
 */
export function openHostJournal(options: HostJournalOptions): { journal: Journal; folder: string } {
  const folder = resolve(options.folder ?? journalFolder())
  const now = options.now ?? Date.now
  // Before its id and its key are made: of several that start at once, one makes them.
  const lock = holdJournal(folder, { program: options.host, now: now() })
  try {
    const { key, keyFile } = hostKey(folder, options.keyFile)
    const journal = openJournal(
      {
        folder,
        key,
        host: options.host,
        version: options.version,
        device: options.device ?? hostname(),
        deviceId: readOrMakeDeviceId(join(dirname(keyFile), DEVICE_ID_FILE), random),
        now,
        timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
        random,
        devices: deviceOptions(keyFile, options.host, now),
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

/**
 * Where the key of this device is, and who else may take part: beside the key of the journal. `RAPPORT_SYNC_BIND` names
 * the one address to be listened on instead of all; then nobody is looked for.
 */
function deviceOptions(keyFile: string, host: HostKind, now: () => number): DeviceOptions {
  const base = join(dirname(keyFile), basename(keyFile, '.key'))
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

const BACKGROUND = {
  trash: 'The trash could not be emptied',
  backup: 'The backup of the day could not be made',
  devices: 'Something went wrong with another device',
  log: 'The log of the journal could not be read to its end',
  'forgotten words': 'The words of what was forgotten could not be taken out of the index',
} as const

/**
 * The key of a journal, made where there is neither. Hold the journal's lock meanwhile.
 * @throws JournalError `no-id`, `bad-id`, `no-key`, `bad-key`, and those of the disk
 */
export function hostKey(folder: string, keyFileGiven?: string): { key: Uint8Array; keyFile: string } {
  const keyFile = keyFileGiven ?? keyFileOf(readOrMakeJournalId(folder))
  const mayMake = mayMakeJournal(folder)
  return { key: readOrMakeKey({ file: keyFile, journalFile: join(folder, JOURNAL_FILE), mayMake, random }), keyFile }
}

function random(bytes: Uint8Array): void {
  randomFillSync(bytes)
}
