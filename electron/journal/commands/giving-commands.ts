import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { Participant } from '#shared/contract/conversations-contract.ts'
import { askStandingOf } from '#shared/model/ask.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { askId, giveId, type AskId, type GiveId, type PersonId } from '#shared/model/id.ts'
import { stateOfNeed, type NeedState } from '#shared/model/person.ts'
import { compareNamed, participantFinder } from './named-documents.ts'
import { requireDocument } from './require-document.ts'

/** Writes down what was given or received, and that the need which it answers is met. */
export function recordGive(
  context: CommandContext,
  { people, ...given }: CommandRequest<'recordGive'>,
): CommandOutput<'recordGive'> {
  const { result, undo } = context.run('recordGive', (write) => {
    const participants = participantFinder(context.sql, write, context.newEntryId)
    const named = Object.fromEntries(people.map((one) => [participants.idOf(one), true as const]))
    const { answers } = given
    if (answers !== null) settleNeed(write, answers, 'met', given.day)
    const id = write.create('give', { ...given, people: named })
    return { id, newPeople: participants.created }
  })
  return { id: giveId.parse(result.id), newPeople: result.newPeople, undo }
}

/** Changes the parts that are given. */
export function editGive(
  context: CommandContext,
  { id, people, ...fields }: CommandRequest<'editGive'>,
): CommandOutput<'editGive'> {
  const { undo } = context.run('editGive', (write) => {
    const { content } = requireDocument(write, id, 'give')
    setFields(write, id, fields)
    if (people !== undefined) setPeople(context, write, id, content.people, people)
  })
  return { undo }
}

/** What was written of it before, here or elsewhere, stays. Nothing said means not to ask any more. */
export function tellWhetherItHelped(
  context: CommandContext,
  { id, text }: CommandRequest<'tellWhetherItHelped'>,
): CommandOutput<'tellWhetherItHelped'> {
  const { undo } = context.run('tellWhetherItHelped', (write) => {
    const { content } = requireDocument(write, id, 'give')
    if (text === '') write.set(id, ['helpPutAside'], context.today())
    else write.set(id, ['outcome'], content.outcome.trim() === '' ? text : `${content.outcome.trimEnd()}\n\n${text}`)
  })
  return { undo }
}

export function addAsk(
  context: CommandContext,
  { people, ...asked }: CommandRequest<'addAsk'>,
): CommandOutput<'addAsk'> {
  const { result, undo } = context.run('addAsk', (write) => {
    const participants = participantFinder(context.sql, write, context.newEntryId)
    const named = Object.fromEntries(people.map((one) => [participants.idOf(one), true as const]))
    const id = write.create('ask', { ...asked, people: named, openedOn: context.today() })
    return { id, newPeople: participants.created }
  })
  return { id: askId.parse(result.id), newPeople: result.newPeople, undo }
}

/** Changes the parts that are given. */
export function editAsk(
  context: CommandContext,
  { id, people, ...fields }: CommandRequest<'editAsk'>,
): CommandOutput<'editAsk'> {
  const { undo } = context.run('editAsk', (write) => {
    const { content } = requireDocument(write, id, 'ask')
    setFields(write, id, fields)
    if (people !== undefined) setPeople(context, write, id, content.people, people)
  })
  return { undo }
}

/** Says how an ask stands from now on; one that stands so already stays as it is. */
export function setAskStanding(
  context: CommandContext,
  { id, standing }: CommandRequest<'setAskStanding'>,
): CommandOutput<'setAskStanding'> {
  const { undo } = context.run('setAskStanding', (write) => {
    const { content } = requireDocument(write, id, 'ask')
    if (askStandingOf(content).standing === standing) return
    const last = Math.max(-1, ...Object.values(content.events).map(({ at }) => at))
    // Met beats let go: who lets go what was met takes the first back, an instant before.
    const at = Math.max(context.now(), last + 2)
    if (standing === 'letGo') write.set(id, ['events', context.newEntryId()], { standing: 'open', at: at - 1 })
    write.set(id, ['events', context.newEntryId()], { standing, at })
  })
  return { undo }
}

export function setNeedState(
  context: CommandContext,
  { person, need, state }: CommandRequest<'setNeedState'>,
): CommandOutput<'setNeedState'> {
  const { undo } = context.run('setNeedState', (write) => settleNeed(write, { person, need }, state, context.today()))
  return { undo }
}

/** Somebody who was put aside for the need already stays so. */
export function putHelperAside(
  context: CommandContext,
  { person, need, helper }: CommandRequest<'putHelperAside'>,
): CommandOutput<'putHelperAside'> {
  const { undo } = context.run('putHelperAside', (write) => {
    const { content } = requireDocument(write, person, 'person')
    requireDocument(write, helper, 'person')
    const isAside = Object.values(content.helpersPutAside).some((one) => one.need === need && one.person === helper)
    if (isAside || !Object.hasOwn(content.needs, need)) return
    const aside = { need, person: helper, on: context.today() }
    write.set(person, ['helpersPutAside', context.newEntryId()], aside)
  })
  return { undo }
}

/** A need that is not there any more stays so: what was given is written down all the same. */
function settleNeed(
  write: DocumentWriter,
  { person, need }: { person: PersonId; need: string },
  state: NeedState,
  day: CivilDate,
): void {
  const { content } = requireDocument(write, person, 'person')
  if (!Object.hasOwn(content.needs, need) || stateOfNeed(content, need) === state) return
  write.set(person, ['needsMet', need], state === 'met' ? day : undefined)
  if (state !== 'met') write.set(person, ['needsLetGo', need], state === 'gone' ? day : undefined)
}

function setFields(
  write: DocumentWriter,
  id: GiveId | AskId,
  fields: Readonly<Record<string, Plain | undefined>>,
): void {
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) write.set(id, [field], value)
}

function setPeople(
  context: CommandContext,
  write: DocumentWriter,
  id: GiveId | AskId,
  before: Readonly<Record<string, true>>,
  people: readonly Participant[],
): void {
  const participants = participantFinder(context.sql, write, context.newEntryId)
  const wanted = people.map((one) => participants.idOf(one))
  const { gone, added } = compareNamed(context.sql, Object.keys(before), wanted)
  for (const person of gone) write.set(id, ['people', person], undefined)
  for (const person of added) write.set(id, ['people', person], true)
}
