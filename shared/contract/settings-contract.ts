import { z } from 'zod'
import { entryId } from '#shared/model/id.ts'
import { intent, language, noteTemplate, preferences, savedView } from '#shared/model/preferences.ts'
import { ring, ringRule } from '#shared/model/ring.ts'
import { settings } from '#shared/model/settings.ts'
import { failure, notSavedReason } from './journal-errors.ts'
import { done, procedure } from './procedure.ts'

export const journalInfo = z.object({
  version: z.string(),
  folder: z.string(),
  device: z.string(),
  people: z.number().int(),
  conversations: z.number().int(),
  followUps: z.number().int(),
  /** Documents of the sample journal that are still here. */
  sample: z.number().int(),
  /** Documents that could not be read and are set aside, their bytes kept. */
  quarantined: z.number().int(),
  /** Why nothing can be saved at the moment; null when all is well. */
  notSaving: notSavedReason.nullable(),
  lastBackupAt: z.number().int().nullable(),
  /** What the journal could not do by itself since it was opened, such as the day's backup; null where all is well. */
  background: failure.nullable(),
})
export type JournalInfo = z.infer<typeof journalInfo>

export const settingsCommands = {
  /** Changes the cadence or budget of a ring. */
  setRingRule: procedure.input(z.object({ ring, rule: ringRule })).output(done),
  setIntent: procedure.input(intent.extend({ firstRunDone: z.boolean().default(true) })).output(done),
  setLanguage: procedure.input(z.object({ language })).output(done),
  saveView: procedure.input(z.object({ id: entryId.nullable(), view: savedView })).output(done.extend({ id: entryId })),
  removeView: procedure.input(z.object({ id: entryId })).output(done),
  saveNoteTemplate: procedure
    .input(z.object({ id: entryId.nullable(), template: noteTemplate }))
    .output(done.extend({ id: entryId })),
  removeNoteTemplate: procedure.input(z.object({ id: entryId })).output(done),
  /** For this machine only; parts left out stay as they are. */
  setSettings: procedure.input(settings.partial()).output(done),
}

export const settingsQueries = {
  preferences: procedure.output(
    preferences.pick({
      rings: true,
      language: true,
      views: true,
      intent: true,
      firstRunDone: true,
      guide: true,
      calendarTitle: true,
      asksWhatHoldsBack: true,
      reviewDays: true,
      noteTemplates: true,
    }),
  ),
  settings: procedure.output(settings),
  journalInfo: procedure.output(journalInfo),
}
