import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { OfferNote } from '#shared/model/hesitation.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { Visits } from '#shared/model/visits.ts'

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
  /** Makes `meeting_days`, the meetings of these weeks on their days, where it is not made yet: before it is read. */
  readonly expandMeetings: () => void
  /** What a device is called that changes name by its id; '' where that is not known here. */
  readonly deviceName: (id: string) => string
}
