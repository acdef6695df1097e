import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import { circleId, personId, type PersonId } from '#shared/model/id.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { PERSON_FIELDS, type PersonCollection } from '#shared/model/person-fields.ts'
import { needState, stateOfNeed, type NeedState, type Person } from '#shared/model/person.ts'
import { displayName } from '#shared/model/person-name.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { circleFinder, organisationFinder } from './named-documents.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { requireDocument } from './require-document.ts'

type Names = Person['names']

/** Adds a person, with their organisation made where the journal does not know it. */
export function addPerson(context: CommandContext, input: CommandRequest<'addPerson'>): CommandOutput<'addPerson'> {
  requireName(input.names)
  const { result, undo } = context.run('addPerson', (write) => {
    for (const archetype of input.archetypes) requireDocument(write, archetype, 'archetype')
    const organisation = organisationFinder(context.sql, write)(input.organisation)
    const hasRole = organisation !== null || input.title.trim() !== ''
    return write.create('person', {
      names: trimmed(input.names),
      ring: input.ring,
      metThrough: input.metThrough,
      archetypes: Object.fromEntries(input.archetypes.map((archetype) => [archetype, true as const])),
      ...(hasRole && { roles: { [context.newEntryId()]: { organisation, title: input.title.trim() } } }),
    })
  })
  return { id: personId.parse(result), undo }
}

/** Changes the fields that are given; a person keeps at least one name. */
export function editPerson(context: CommandContext, input: CommandRequest<'editPerson'>): CommandOutput<'editPerson'> {
  const { id, names, ...fields } = input
  const { undo } = context.run('editPerson', (write) => {
    const { content } = requireDocument(write, id, 'person')
    if (names !== undefined) {
      const wanted = personNames.parse({ ...content.names, ...definedOnly(names) })
      requireName(wanted)
      for (const [part, value] of Object.entries(trimmed(wanted))) write.set(id, ['names', part], value)
    }
    for (const [field, value] of Object.entries(definedOnly(fields))) write.set(id, [field], value)
  })
  return { undo }
}

/** Puts people into a ring, or out of all rings. */
export function putInRing(
  context: CommandContext,
  { ids, ring }: { ids: PersonId[]; ring: Person['ring'] },
): Promise<CommandOutput<'putInRing'>> {
  return context.runForEach('putInRing', ids, (write, id) => {
    requireDocument(write, id, 'person')
    write.set(id, ['ring'], ring)
  })
}

/** Gives a person a cadence of their own; parts left out go back to those of the ring. */
export function setCadence(
  context: CommandContext,
  { id, cadence }: CommandRequest<'setCadence'>,
): CommandOutput<'setCadence'> {
  const { idealDays, maxDays } = cadence
  if (idealDays !== undefined && maxDays !== undefined && idealDays > maxDays) {
    throw new Refusal('CADENCE_CROSSED', { idealDays, maxDays })
  }
  const { undo } = context.run('setCadence', (write) => {
    requireDocument(write, id, 'person')
    write.set(id, ['cadence', 'idealDays'], idealDays)
    write.set(id, ['cadence', 'maxDays'], maxDays)
    write.set(id, ['cadence', 'paused'], cadence.paused || undefined)
  })
  return { undo }
}

/** Adds or replaces an entry of one of a person's maps: channels, roles, places, dates, needs, offers. */
export function putEntry(
  context: CommandContext,
  input: { id: PersonId; entryId: string | null; entry: EntryInput; organisationName?: string | undefined },
): CommandOutput<'putEntry'> {
  const { id, entry } = input
  const entryId = input.entryId ?? context.newEntryId()
  const { undo } = context.run('putEntry', (write) => {
    requireDocument(write, id, 'person')
    const value =
      entry.collection === 'roles' && input.organisationName !== undefined
        ? { ...entry.value, organisation: organisationFinder(context.sql, write)(input.organisationName) }
        : entry.value
    setEntry(write, id, entry.collection, entryId, PERSON_FIELDS[entry.collection].given.parse(value))
    if (entry.collection === 'needs')
      settleNeed(write, id, entryId, needState.parse(Reflect.get(value, 'state') ?? 'open'), context.today())
    if (entry.collection === 'channels' && Reflect.get(value, 'preferred') === true) preferOnly(write, id, entryId)
  })
  return { entryId, undo }
}

type EntryInput = { collection: PersonCollection; value: object }

function setEntry(write: DocumentWriter, id: PersonId, collection: string, entryId: string, value: object): void {
  // The parse has made the value plain.
  write.set(id, [collection, entryId], JSON.parse(JSON.stringify(value)) as Plain)
}

/** Notes what became of a need, in maps of their own: so that two devices that say so of one need agree. */
function settleNeed(write: DocumentWriter, id: PersonId, need: string, state: NeedState, today: CivilDate): void {
  const { content } = requireDocument(write, id, 'person')
  if (stateOfNeed(content, need) === state) return
  write.set(id, ['needsMet', need], state === 'met' ? today : undefined)
  write.set(id, ['needsLetGo', need], state === 'gone' ? today : undefined)
  // Deleted on another device meanwhile, it is there with what became of it.
  write.keep(id, ['needs', need])
}

/** One channel of a kind is preferred: the one that was said last. */
function preferOnly(write: DocumentWriter, id: PersonId, preferred: string): void {
  const { channels } = requireDocument(write, id, 'person').content
  const kind = channels[preferred]?.kind
  for (const [key, channel] of Object.entries(channels)) {
    if (key !== preferred && channel.kind === kind && channel.preferred) {
      write.set(id, ['channels', key, 'preferred'], false)
    }
  }
}

/** Takes an entry away; one that is not there (any more) is no error. */
export function removeEntry(
  context: CommandContext,
  input: CommandRequest<'removeEntry'>,
): CommandOutput<'removeEntry'> {
  const { undo } = context.run('removeEntry', (write) => {
    requireDocument(write, input.id, 'person')
    write.set(input.id, [input.collection, input.entryId], undefined)
    if (input.collection !== 'needs') return
    write.set(input.id, ['needsMet', input.entryId], undefined)
    write.set(input.id, ['needsLetGo', input.entryId], undefined)
  })
  return { undo }
}

/** Adds a circle; one of the same name is answered instead of made twice. */
export function addCircle(context: CommandContext, { name }: CommandRequest<'addCircle'>): CommandOutput<'addCircle'> {
  const { result, undo } = context.run('addCircle', (write) => circleFinder(context.sql, write)(name))
  return { id: circleId.parse(result), undo }
}

/** Puts people into a circle, or takes them out. */
export function putInCircle(
  context: CommandContext,
  input: CommandRequest<'putInCircle'>,
): Promise<CommandOutput<'putInCircle'>> {
  return context.runForEach('putInCircle', input.ids, (write, id) => {
    requireDocument(write, input.circle, 'circle')
    const { circles } = requireDocument(write, id, 'person').content
    const circle = survivorInRows(context.sql, input.circle)
    // By the names of those that became part of it, too.
    const named = Object.keys(circles).filter((one) => survivorInRows(context.sql, one) === circle)
    if (!input.member) for (const one of named) write.set(id, ['circles', one], undefined)
    else if (named.length === 0) write.set(id, ['circles', circle], true)
  })
}

function requireName(names: Names): void {
  if (displayName(names) === '') throw new Refusal('PERSON_NAMELESS', {})
}

function trimmed(names: Names): Names {
  return Object.fromEntries(Object.entries(names).map(([part, value]) => [part, value.trim()])) as Names
}

function definedOnly<Value>(fields: Record<string, Value | undefined>): Record<string, Value> {
  const defined = Object.entries(fields).filter((field): field is [string, Value] => field[1] !== undefined)
  return Object.fromEntries(defined)
}
