import type { FeedOptions } from './feed/calendar-feed.ts'
import type { DeviceFinder } from './sync/device-finder.ts'
import type { AnyKind } from './kinds/define-kind.ts'
import type { Router } from '@orpc/server'
import type { contract } from '#shared/contract/contract.ts'
import type { KeyPlace, KeyStore } from './documents/key-places.ts'
import type { ImportFormat } from './exchange/import-format.ts'
import type { Sweeping } from './word-sweeper.ts'
import type { BackgroundWork } from '#shared/contract/journal-errors.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { Topic } from '#shared/contract/query-topics.ts'

/** Who has the journal open, as the lock tells a second one. */
export type HostKind = 'desktop' | 'browser' | 'command line'

export interface JournalOptions {
  /** The journal's folder; made (0700) when it is not there. */
  readonly folder: string
  /** 256 bits. */
  readonly key: Uint8Array
  readonly host: HostKind
  /** Rapport's version, as `package.json` has it. */
  readonly version: string
  /** Name of this machine, as history shows it. */
  readonly device: string
  /** What changes say of who wrote them: random, made once for a machine, and never part of a journal. */
  readonly deviceId: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** IANA name of the zone in which days begin. */
  readonly timeZone: () => string
  /** The day of `now` in that zone, where the host knows it without the zone's name, which is dear to ask for. */
  readonly today?: () => CivilDate
  /** ISO 3166 code of the country that the language of this machine names; '' or left out where it names none. */
  readonly country?: () => string
  /** Fills the array with random bytes. */
  readonly random: (bytes: Uint8Array) => void
  /** Every kind of document; those of this Rapport where they are left out. */
  readonly kinds?: readonly AnyKind[]
  /** Is told of what the journal does by itself and could not, and of a mistake in a job; nobody waits for an answer. */
  readonly onBackgroundFailure?: (what: BackgroundWork | 'job', error: unknown) => void
  /** Files of the sample journal, parsed; read only when the sample is asked for. */
  readonly sample: () => SampleFiles
  /** Documents of which rows are made while it is opened, where they are not there; of more, after it. By default 2,000. */
  readonly maxRebuiltAtOpening?: number
  /** What files of people may be, in the order in which a file is tried; all that are registered where it is left out. */
  readonly importFormats?: readonly ImportFormat[]
  /** Left out: the journal is this machine's alone. */
  readonly devices?: DeviceOptions
  /** Left out: the plan cannot be subscribed to. */
  readonly feed?: FeedOptions
  /** Where passwords of servers are kept; left out: address books and calendars on servers cannot be used. */
  readonly servers?: { readonly file: string }
  /** Left out: nothing can be said or changed of where the key is kept. */
  readonly keyKeeping?: KeyOptions
  /** When a file is rewritten of which something was forgotten, other than usual. */
  readonly sweeping?: Sweeping
}

/** Where the key of a journal that is about to be opened is kept. */
export interface KeyOptions {
  /** With the key in the clear, or where that would be. */
  readonly file: string
  readonly place: KeyPlace
  /** The system's key store, where this host has a way to one. */
  readonly store: KeyStore | null
  /** Where the key is to be kept from now on, as soon as the journal is open. */
  readonly keepIn?: KeyPlace
}

/** What is needed to share a journal with other devices of the same user. */
export interface DeviceOptions {
  /** Where the key of this device is kept, and who else may take part: beside the key of the journal. */
  readonly identityFile: string
  readonly rosterFile: string
  /** The address that is listened on once a device was paired; `0.0.0.0` for all. */
  readonly bind: string
  /** Whether to be in touch with others from the start, as a host that stays open is. */
  readonly startsAtOnce: boolean
  /** Finds devices in the networks; left out: addresses alone are tried. */
  readonly finder?: (where: {
    readonly port: number
    readonly own: string
    readonly pins: () => readonly string[]
    readonly found: (pin: string | null, address: string) => void
  }) => DeviceFinder
}

export interface SampleFiles {
  readonly people: unknown
  readonly conversations: unknown
  readonly followUps: unknown
  readonly organisations: unknown
  readonly circles: unknown
  readonly strategy: unknown
  readonly canvas: unknown
  readonly cards: unknown
  readonly plan: unknown
  readonly giving: unknown
  readonly reviews: unknown
}

/** What the journal does, by the names of the contract: each call passes the gate, and fails with the contract's errors. */
export interface JournalDoor {
  /** @param input as the contract has it when it has read it */
  call(kind: 'commands' | 'queries', name: string, input: unknown): Promise<unknown>
  /** Waits for commands that are done in steps and have begun. */
  commandsDone(): Promise<void>
}

export interface Journal {
  /** The contract, implemented: hand it to an oRPC handler of any transport. */
  readonly router: Router<typeof contract, Record<never, never>>
  /** One command or query without the contract, for the process that the journal is open in: what goes in was read, what comes out is not checked. */
  readonly call: JournalDoor['call']
  /** Called after each commit with the topics that it touched. Returns what stops it. */
  onChange(listener: (topics: readonly Topic[]) => void): () => void
  /** Ends jobs, closes edit sessions and the database, gives up the lock. */
  close(): Promise<void>
}
