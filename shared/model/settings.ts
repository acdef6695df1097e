import { z } from 'zod'
import { civilTime } from './civil-date-schema.ts'
import { columnField, MAX_MAPPED_COLUMNS } from './column-field.ts'

const MIN_TEXT_SIZE = 80
const MAX_TEXT_SIZE = 150

/** Steps of the size of text, from the smallest to the largest, in percent. */
export const TEXT_SIZES = [MIN_TEXT_SIZE, 90, 100, 110, 125, MAX_TEXT_SIZE] as const

/** What stays on this machine and never travels: kept in the journal's `settings` table, not in a document. */
export const settings = z.object({
  hotkey: z.string().max(60),
  appearance: z.enum(['system', 'light', 'dark', 'high-contrast']),
  /** How large text is, in percent of the size it was drawn for. */
  textSize: z.number().int().min(MIN_TEXT_SIZE).max(MAX_TEXT_SIZE),
  singleKeys: z.boolean(),
  notifications: z.boolean(),
  /** Off by default: a notification on a lock screen names nobody. */
  notificationNames: z.boolean(),
  quietFrom: civilTime.nullable(),
  quietTo: civilTime.nullable(),
  remindersPausedUntil: z.number().int().nonnegative().nullable(),
  closeToTray: z.boolean(),
  closeToTrayExplained: z.boolean(),
  openAtLogin: z.boolean(),
  /** Off by default: a card holds what one tells nobody, and a search may be seen by others. */
  cardsInSearch: z.boolean(),
  /** Where a copy of a letter goes that one writes from here; '' for none. */
  ownEmail: z.string().trim().max(320),
  /** ISO 3166 code of the country in which phone numbers without one are; '' for that of this machine's language. */
  phoneCountry: z.string().regex(/^(?:[A-Z]{2})?$/),
  /** What the columns of tables were said to be, by the fingerprint of the header; the one used last is the last. */
  columnMappings: z.record(z.string().max(40), z.array(columnField).max(MAX_MAPPED_COLUMNS)),
  /** One's own addresses in calendars: who one is oneself is nobody to meet. As `emailAddress` writes them. */
  ownAddresses: z.array(z.string().max(320)).max(50),
})
export type Settings = z.infer<typeof settings>

export const DEFAULT_SETTINGS: Settings = {
  hotkey: 'CommandOrControl+Shift+J',
  appearance: 'system',
  textSize: 100,
  singleKeys: true,
  notifications: true,
  notificationNames: false,
  quietFrom: null,
  quietTo: null,
  remindersPausedUntil: null,
  closeToTray: true,
  closeToTrayExplained: false,
  openAtLogin: false,
  cardsInSearch: false,
  ownEmail: '',
  phoneCountry: '',
  columnMappings: {},
  ownAddresses: [],
}
