import type { Plain } from '#journal/documents/document-store.ts'
import { occurrenceOf, occurrencesOf, problemOfBlock } from '#journal/calendar/occurrences.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { BlockRule } from '#shared/model/block-rule.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { timeBlockId } from '#shared/model/id.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { requirePreferences } from './preference-commands.ts'
import { requireDocument } from './require-document.ts'

/** Within so many days a rule has one, or it has none: the 29th of February comes every eight years at least. */
const DAYS_UNTIL_FIRST = 10 * 366
/** A rule that began before is a slip of the fingers, and would have to be walked through from there. */
const EARLIEST_START = civilDate.parse('1970-01-01')

export function addBlock(
  context: CommandContext,
  { rule, purpose, act, queue }: CommandRequest<'addBlock'>,
): CommandOutput<'addBlock'> {
  const content = { purpose: purpose.trim(), act: act.trim(), queue, rule: begunOnFirst(rule) }
  const { result, undo } = context.run('addBlock', (write) => write.create('time-block', content))
  return { id: timeBlockId.parse(result), undo }
}

export function editBlock(
  context: CommandContext,
  { id, rule, ...fields }: CommandRequest<'editBlock'>,
): CommandOutput<'editBlock'> {
  const { undo } = context.run('editBlock', (write) => {
    requireDocument(write, id, 'time-block')
    for (const [field, value] of Object.entries(fields)) {
      if (value !== undefined) write.set(id, [field], value.trim())
    }
    if (rule !== undefined) write.set(id, ['rule'], begunOnFirst(rule))
  })
  return { undo }
}

export function setBlockDay(
  context: CommandContext,
  { id, day, exception }: CommandRequest<'setBlockDay'>,
): CommandOutput<'setBlockDay'> {
  const { undo } = context.run('setBlockDay', (write) => {
    const { content } = requireDocument(write, id, 'time-block')
    // Taking back what was said of a day is always possible, also of one that another rule has no more.
    if (exception !== null && occurrenceOf(content, day) === null) throw new Refusal('NO_OCCURRENCE', { day })
    write.set(id, ['exceptions', day], exception === null ? undefined : ({ ...exception } as Plain))
  })
  return { undo }
}

export function setCalendarTitle(
  context: CommandContext,
  { title }: CommandRequest<'setCalendarTitle'>,
): CommandOutput<'setCalendarTitle'> {
  const { undo } = context.run('setCalendarTitle', (write) => {
    requirePreferences(write)
    write.set(PREFERENCES_ID, ['calendarTitle'], title)
  })
  return { undo }
}

/** The rule with its first day as its start, which is what other calendars take for one. @throws Refusal BLOCK_RULE */
function begunOnFirst(rule: BlockRule): BlockRule {
  const refuse = (problem: 'unreadable' | 'too-often' | 'part' | 'never' | 'zone') =>
    new Refusal('BLOCK_RULE', { problem, zone: rule.zone })
  const problem = problemOfBlock({ rule })
  if (problem !== null) throw refuse(problem)
  if (rule.start < EARLIEST_START) throw refuse('never')
  const span = { from: rule.start, to: addDays(rule.start, DAYS_UNTIL_FIRST), limit: 1 }
  const [first] = occurrencesOf({ rule, exceptions: {} }, span)
  if (first === undefined) throw refuse('never')
  // A rule that is counted from another day would end on another one.
  return /(^|;)COUNT=/.test(rule.rrule) ? { ...rule } : { ...rule, start: first.day }
}
