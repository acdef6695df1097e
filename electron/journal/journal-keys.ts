import type { KeyPlace, keysCommands } from '#shared/contract/keys-contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { makePassphrase, PASSPHRASE_MIN, passphraseProblem } from '#shared/model/passphrase.ts'
import { isJournalError } from './documents/journal-error.ts'
import { keepKey, setPassphrase } from './documents/key-places.ts'
import { openRecovery } from './documents/recovery.ts'
import { readRecovery } from './documents/recovery-file.ts'
import type { CommandHandlers, QueryHandlers } from './implement-contract.ts'
import type { BackgroundWork } from '#shared/contract/journal-errors.ts'
import type { JournalOptions } from './journal.ts'
import { Refusal } from './runtime/refusal.ts'

type KeyCommands = Pick<CommandHandlers, keyof typeof keysCommands>

export interface JournalKeys {
  readonly commands: KeyCommands
  readonly queries: Pick<QueryHandlers, 'keys'>
}

/** Where the key of the open journal is kept, and the passphrase that opens it where everything else is lost. */
export function openKeys(
  options: JournalOptions,
  {
    touch,
    startBackup,
    failed,
  }: {
    touch: (topics: readonly Topic[]) => void
    startBackup: () => string
    failed: (what: BackgroundWork, error: unknown) => void
  },
): JournalKeys {
  const { folder, key, keyKeeping: keys, random, now } = options
  let place: KeyPlace = keys?.place ?? 'file'

  const storeState = async () => (await keys?.store?.state()) ?? 'none'

  async function keep(wanted: KeyPlace, passphrase: string | null): Promise<void> {
    if (keys === undefined) throw new Refusal('KEY_STORE_MISSING', {})
    if (wanted === 'store' && (await storeState()) !== 'protected') throw new Refusal('KEY_STORE_MISSING', {})
    await keepKey(wanted, key, { folder, keyFile: keys.file, store: keys.store, passphrase })
    place = wanted
    touch(['keys'])
  }

  // A move that was cut off, or what was asked for together with the passphrase that opened the journal.
  if (keys?.keepIn !== undefined) void keep(keys.keepIn, null).catch((error: unknown) => failed('key', error))

  return {
    commands: {
      makePassphrase: () => ({ passphrase: makePassphrase(random) }),
      async setPassphrase({ passphrase }) {
        if (passphraseProblem(passphrase) !== null) {
          throw new Refusal('PASSPHRASE_TOO_SHORT', { min: PASSPHRASE_MIN })
        }
        const isFirst = readRecovery(folder) === null
        await setPassphrase(folder, key, passphrase, { now: now(), random })
        touch(['keys'])
        if (isFirst && place === 'file' && (await storeState()) === 'protected') await keepWhereItCan()
        return { place, job: startBackup() }
      },
      async testPassphrase({ passphrase }) {
        const recovery = readRecovery(folder)
        if (recovery === null) throw new Refusal('PASSPHRASE_NOT_SET', {})
        const opened = await openRecovery(recovery, passphrase)
        if (typeof opened === 'string') return { answer: opened }
        return { answer: Buffer.compare(opened, key) === 0 ? 'right' : 'wrong' }
      },
      async keepKey({ place: wanted, passphrase }) {
        await keep(wanted, passphrase)
        return { place }
      },
    },
    queries: {
      async keys() {
        const recovery = readRecovery(folder)
        return {
          available: keys !== undefined,
          place,
          file: keys?.file ?? '',
          store: await storeState(),
          passphrase: recovery === null ? null : { setAt: recovery.setAt, form: recovery.form },
        }
      },
    },
  }

  /** The passphrase is set in any case, and the key is where it was. */
  async function keepWhereItCan(): Promise<void> {
    try {
      await keep('store', null)
    } catch (error) {
      if (!isJournalError(error)) throw error
      failed('key', error)
    }
  }
}
