import { z } from 'zod'
import { civilTime } from './civil-date.ts'

/** What stays on this machine and never travels: kept in the journal's `settings` table, not in a document. */
export const settings = z.object({
  hotkey: z.string().max(60).default('CommandOrControl+Shift+J'),
  appearance: z.enum(['system', 'light', 'dark', 'high-contrast']).default('system'),
  singleKeys: z.boolean().default(true),
  notifications: z.boolean().default(true),
  /** Off by default: a notification on a lock screen names nobody. */
  notificationNames: z.boolean().default(false),
  quietFrom: civilTime.nullable().default(null),
  quietTo: civilTime.nullable().default(null),
  remindersPausedUntil: z.number().int().nonnegative().nullable().default(null),
  closeToTray: z.boolean().default(true),
  closeToTrayExplained: z.boolean().default(false),
  openAtLogin: z.boolean().default(false),
  quickLogDraft: z.string().max(20_000).default(''),
  windowBounds: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), maximised: z.boolean() })
    .nullable()
    .default(null),
})
export type Settings = z.infer<typeof settings>
