import {
  removeNoteTemplate,
  removeView,
  saveNoteTemplate,
  saveView,
  setIntent,
  setLanguage,
  setRingRule,
} from '../commands/preference-commands.ts'
import { readSettings } from '../runtime/local-settings.ts'
import { changeSettings } from './change-settings.ts'
import { preferencesNow } from '../queries/lists.ts'
import type { settingsCommands } from '#shared/contract/settings-contract.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const settingsHandlers: DomainHandlers<keyof typeof settingsCommands, 'preferences' | 'settings'> = (
  journal,
) => ({
  commands: {
    setRingRule: (input) => setRingRule(journal.commands(), input),
    setIntent: (input) => setIntent(journal.commands(), input),
    setLanguage: (input) => setLanguage(journal.commands(), input),
    saveView: (input) => saveView(journal.commands(), input),
    removeView: (input) => removeView(journal.commands(), input),
    saveNoteTemplate: (input) => saveNoteTemplate(journal.commands(), input),
    removeNoteTemplate: (input) => removeNoteTemplate(journal.commands(), input),
    setSettings: (input) => {
      const after = definedOnly(input)
      return { undo: journal.undoLog.remember({ kind: 'settings', before: changeSettings(journal, after), after }) }
    },
  },
  queries: {
    preferences: () => preferencesNow(journal.queries()),
    settings: () => readSettings(journal.queries().sql),
  },
})

function definedOnly(change: { [Key in keyof Settings]?: Settings[Key] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Settings>
}
