import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { introductionId, type IntroductionId, type PersonId } from '#shared/model/id.ts'
import type { Introduction, IntroductionEvent } from '#shared/model/introduction.ts'
import { introductionState, type Said } from '#shared/model/introduction-state.ts'
import { participantFinder } from './named-documents.ts'
import { requireDocument } from './require-document.ts'

/** Writes down that two people may want to know each other. @throws Refusal SAME_PERSON */
export function addIntroduction(
  context: CommandContext,
  { a, b, why }: CommandRequest<'addIntroduction'>,
): CommandOutput<'addIntroduction'> {
  const { result, undo } = context.run('addIntroduction', (write) => {
    const participants = participantFinder(context.sql, write, context.newEntryId, [a, b])
    const sides = { a: participants.idOf(a), b: participants.idOf(b) }
    requireTwo(context.sql, sides.a, sides.b)
    return { id: write.create('introduction', { ...sides, why }), newPeople: participants.created }
  })
  return { id: introductionId.parse(result.id), newPeople: result.newPeople, undo }
}

/** Puts somebody else on a side. @throws Refusal SAME_PERSON */
export function editIntroduction(
  context: CommandContext,
  { id, a, b }: CommandRequest<'editIntroduction'>,
): CommandOutput<'editIntroduction'> {
  const { result: newPeople, undo } = context.run('editIntroduction', (write) => {
    const { content } = requireDocument(write, id, 'introduction')
    const named = [a, b].filter((one) => one !== undefined)
    const participants = participantFinder(context.sql, write, context.newEntryId, named)
    const sides = {
      a: a === undefined ? content.a : participants.idOf(a),
      b: b === undefined ? content.b : participants.idOf(b),
    }
    requireTwo(context.sql, sides.a, sides.b)
    if (a !== undefined) write.set(id, ['a'], sides.a)
    if (b !== undefined) write.set(id, ['b'], sides.b)
    return participants.created
  })
  return { newPeople, undo }
}

/**
 * Writes down what one side was asked or has answered. What holds already is not written again, unless there is something to add.
 * @throws Refusal SAME_PERSON
 */
export function noteConsent(
  context: CommandContext,
  { id, side, type, on, note }: CommandRequest<'noteConsent'>,
): CommandOutput<'noteConsent'> {
  const { undo } = context.run('noteConsent', (write) => {
    const { content } = requireDocument(write, id, 'introduction')
    requireTwo(context.sql, content.a, content.b)
    const { sides } = introductionState(content)
    if (sides[side].consent === type && sides[side].contrary === null && note === '' && on === undefined) return
    const told = { on: on ?? context.today(), note, at: nextInstant(context, content) }
    addEvent(context, write, id, { side, person: content[side], type, ...told })
  })
  return { undo }
}

/** They were introduced. @throws Refusal INTRODUCTION_NOT_AGREED before both have said yes; SAME_PERSON */
export function noteIntroduced(
  context: CommandContext,
  { id, on, note }: CommandRequest<'noteIntroduced'>,
): CommandOutput<'noteIntroduced'> {
  const { undo } = context.run('noteIntroduced', (write) => {
    const { content } = requireDocument(write, id, 'introduction')
    requireTwo(context.sql, content.a, content.b)
    const state = introductionState(content)
    if (state.introduced !== null && note === '' && on === undefined) return
    if (state.introduced === null) requireAgreed(content)
    const at = nextInstant(context, content)
    addEvent(context, write, id, { side: null, type: 'introduced', on: on ?? context.today(), note, at })
  })
  return { undo }
}

/** What came of it need not be asked any more. */
export function settleOutcome(
  context: CommandContext,
  { id }: CommandRequest<'settleOutcome'>,
): CommandOutput<'settleOutcome'> {
  const { undo } = context.run('settleOutcome', (write) => {
    const { content } = requireDocument(write, id, 'introduction')
    if (introductionState(content).isOutcomeSettled) return
    const at = nextInstant(context, content)
    addEvent(context, write, id, { side: null, type: 'outcome', on: context.today(), note: '', at })
  })
  return { undo }
}

/** @throws Refusal INTRODUCTION_NOT_AGREED, with how each side stands */
export function requireAgreed(content: Said): void {
  const { a, b } = introductionState(content).sides
  if (a.consent === 'agreed' && b.consent === 'agreed') return
  throw new Refusal('INTRODUCTION_NOT_AGREED', { a: a.consent, b: b.consent })
}

function addEvent(
  { newEntryId }: CommandContext,
  write: DocumentWriter,
  id: IntroductionId,
  event: IntroductionEvent,
): void {
  write.set(id, ['events', newEntryId()], { ...event })
}

/** Later than all that was said, also where the clock was set back: what the user says now is the last word. */
function nextInstant(context: CommandContext, { events }: Pick<Introduction, 'events'>): number {
  return Math.max(context.now(), ...Object.values(events).map(({ at }) => at + 1))
}

/** @throws Refusal SAME_PERSON where both are one person by now */
export function requireTwo(sql: CommandContext['sql'], a: PersonId | null, b: PersonId | null): void {
  if (a !== null && b !== null && survivorInRows(sql, a) === survivorInRows(sql, b))
    throw new Refusal('SAME_PERSON', {})
}
