import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { Intent } from '#shared/model/preferences.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'

/** Changes the cadence and the budget of a ring; who is in it is due by the new cadence at once. */
export function setRingRule(
  context: CommandContext,
  { ring, rule }: CommandRequest<'setRingRule'>,
): CommandOutput<'setRingRule'> {
  const { undo } = context.run('setRingRule', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['rings', ring, 'cadence'], { ...rule.cadence })
    write.set(PREFERENCES_ID, ['rings', ring, 'budget'], rule.budget)
  })
  return { undo }
}

/** Keeps the answers of the first run. */
export function setIntent(
  context: CommandContext,
  { firstRunDone, ...answers }: Intent & { firstRunDone: boolean },
): CommandOutput<'setIntent'> {
  const { undo } = context.run('setIntent', (write) => {
    requirePreferences(write)
    for (const [question, answer] of Object.entries(answers)) write.set(PREFERENCES_ID, ['intent', question], answer)
    write.set(PREFERENCES_ID, ['firstRunDone'], firstRunDone)
  })
  return { undo }
}

export function setLanguage(
  context: CommandContext,
  { language }: CommandRequest<'setLanguage'>,
): CommandOutput<'setLanguage'> {
  const { undo } = context.run('setLanguage', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['language'], language)
  })
  return { undo }
}

export function askWhatHoldsBack(
  context: CommandContext,
  { asks }: CommandRequest<'askWhatHoldsBack'>,
): CommandOutput<'askWhatHoldsBack'> {
  const { undo } = context.run('askWhatHoldsBack', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['asksWhatHoldsBack'], asks)
  })
  return { undo }
}

/** On which day Today offers a review; null for none. */
export function setReviewDay(
  context: CommandContext,
  { rhythm, on }: CommandRequest<'setReviewDay'>,
): CommandOutput<'setReviewDay'> {
  const { undo } = context.run('setReviewDay', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['reviewDays', rhythm], on)
  })
  return { undo }
}

/** That a review is not wanted follows the user: it is offered on no other device either. */
export function putAwayReview(
  context: CommandContext,
  { rhythm, from }: CommandRequest<'putAwayReview'>,
): CommandOutput<'putAwayReview'> {
  const { undo } = context.run('putAwayReview', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['reviewsPutAway', rhythm], from)
  })
  return { undo }
}

/** Saves what the People screen shows under a name. */
export function saveView(context: CommandContext, { id, view }: CommandRequest<'saveView'>): CommandOutput<'saveView'> {
  const entryId = id ?? context.newEntryId()
  const { undo } = context.run('saveView', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['views', entryId], { ...view } as Plain)
  })
  return { id: entryId, undo }
}

export function removeView(context: CommandContext, { id }: CommandRequest<'removeView'>): CommandOutput<'removeView'> {
  const { undo } = context.run('removeView', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['views', id], undefined)
  })
  return { undo }
}

export function saveNoteTemplate(
  context: CommandContext,
  { id, template }: CommandRequest<'saveNoteTemplate'>,
): CommandOutput<'saveNoteTemplate'> {
  const entryId = id ?? context.newEntryId()
  const { undo } = context.run('saveNoteTemplate', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['noteTemplates', entryId], { ...template } as Plain)
  })
  return { id: entryId, undo }
}

export function removeNoteTemplate(
  context: CommandContext,
  { id }: CommandRequest<'removeNoteTemplate'>,
): CommandOutput<'removeNoteTemplate'> {
  const { undo } = context.run('removeNoteTemplate', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['noteTemplates', id], undefined)
  })
  return { undo }
}

/** The preferences begin the same on every device, with the first one that is set. */
export function requirePreferences(write: DocumentWriter): void {
  if (write.read(PREFERENCES_ID) === null) write.create('preferences', {})
}
