import { writeSettings } from '../runtime/local-settings.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { OpenedJournal } from './domain-handlers.ts'

/** This machine's settings are no document: they are written, and undone, on their own. @returns what they were before */
export function changeSettings(journal: OpenedJournal, change: Partial<Settings>): Partial<Settings> {
  return journal.writeHere(['settings'], () => writeSettings(journal.commands().sql, change))
}
