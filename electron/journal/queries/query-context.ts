import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { OfferNote } from '#shared/model/hesitation.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { Visits } from '#shared/model/visits.ts'

export interface MeetingsOnDays {
  /** Makes `meeting_days` where it is not made yet, before it is read: for the days of Today and Upcoming, or all that are shown ahead. */
  readonly expand: (reach: 'near' | 'far') => void
  /** The first time of these that is not over; null where there is none in all days that are shown ahead. */
  readonly nextOf: (meetings: readonly number[]) => MeetingOnDay | null
}

/** A row of `meeting_days` with its meeting. `day` and `last_day` in days since 1970, the others in milliseconds. */
export interface MeetingOnDay {
  readonly id: string
  readonly meeting: number
  readonly day: number
  readonly last_day: number
  readonly time: CivilTime | null
  readonly starts_at: number
  readonly ends_at: number
  readonly content: string
}

/** What a query reads from: rows, and the day it is. Only history and conflicts ask the documents. */
export interface QueryContext {
  readonly sql: Sql
  readonly today: () => CivilDate
  readonly timeZone: () => string
  /** What this machine is set to. */
  readonly settings: () => Settings
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The id of this device. */
  readonly device: string
  /** Of this Rapport, for what names the program that made it. */
  readonly version: string
  /** When this machine asked what holds one back. */
  readonly offerNotes: () => readonly OfferNote[]
  /** When Today was opened on this machine. */
  readonly visits: () => Visits | null
  readonly store: DocumentStore
  /** Meetings of calendars, on their days. */
  readonly meetings: MeetingsOnDays
  /** What a device is called that changes name by its id; '' where that is not known here. */
  readonly deviceName: (id: string) => string
}
