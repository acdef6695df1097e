import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { Participant } from '#shared/contract/conversations-contract.ts'
import type { LinePart } from '#shared/contract/line-contract.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { foldName } from '#shared/model/person-name.ts'
import {
  askId,
  conversationId,
  followUpId,
  giveId,
  introductionId,
  type AskId,
  type ConversationId,
  type DocumentId,
  type FollowUpId,
  type GiveId,
  type IntroductionId,
  type OrganisationId,
  type PersonId,
} from '#shared/model/id.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { writeDraft } from '#journal/runtime/drafts.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isAhead } from './is-ahead.ts'
import { requireDocument } from './require-document.ts'
import { requireTwo } from './introduction-commands.ts'
import { toFollowUp } from './follow-up-commands.ts'
import { organisationFinder, participantFinder, type Participants } from './named-documents.ts'

/** What a line has made. */
interface Made {
  conversation: ConversationId | null
  readonly followUps: FollowUpId[]
  readonly newPeople: PersonId[]
  readonly gives: GiveId[]
  readonly asks: AskId[]
  readonly introductions: IntroductionId[]
}

const MAX_TOKENS_KEPT = 50

/**
 * Logs lines, each in one commit and once. All that a line makes has an id derived from the line's, so that it is found
 * when the line comes again, also after a restart; how to undo it is remembered while the journal is open.
 */
export function lineLogger(): (context: CommandContext, input: CommandRequest<'logLine'>) => CommandOutput<'logLine'> {
  const undoById = new Map<string, string | null>()
  return (context, { id, parts, draft }) => {
    const { result, undo } = context.run('logLine', (write) => {
      if (draft !== undefined) writeDraft(context.sql, draft, context.now())
      const before = madeBefore(write, id)
      return before === null
        ? { isAgain: false, made: writeParts(context, write, parts, id) }
        : { isAgain: true, made: before }
    })
    if (!result.isAgain) {
      undoById.set(id, undo)
      for (const oldest of undoById.keys()) if (undoById.size > MAX_TOKENS_KEPT) undoById.delete(oldest)
    }
    return { ...result.made, undo: undoById.get(id) ?? null }
  }
}

/** Logs a conversation with its follow-ups and the people who are new, all or nothing. */
export function logConversation(
  context: CommandContext,
  { followUps: planned, ...conversation }: CommandRequest<'logConversation'>,
): CommandOutput<'logConversation'> {
  const parts: LinePart[] = [
    { kind: 'conversation', ...conversation },
    ...planned.map((followUp) => ({ kind: 'follow-up', ...followUp }) as const),
  ]
  const { result, undo } = context.run('logConversation', (write) => writeParts(context, write, parts))
  const { conversation: id, followUps, newPeople } = result
  if (id === null) throw new Error('a conversation was logged and has no id')
  return { id, followUps, newPeople, undo }
}

/** A line in the middle of being written. */
interface Writing {
  readonly write: DocumentWriter
  readonly participants: Participants
  readonly made: Made
  readonly isPlan: (conversation: { date: CivilDate; time: CivilTime | null }) => boolean
  /** Of the line's conversation, or today: when what names no day was. */
  readonly day: CivilDate
  readonly newEntryId: () => string
  readonly organisationNamed: (name: string) => OrganisationId | null
  /** The id of a line's entry of that kind, the first being 0; undefined leaves it to the store to make one. */
  readonly needs: { made: number }
  readonly sql: CommandContext['sql']
  readonly idOf: (kind: Entry, index: number) => DocumentId | undefined
}

type Entry = 'conversation' | 'follow-up' | 'person' | 'give' | 'ask' | 'introduction' | 'need'
type PartOf<Kind extends LinePart['kind']> = Extract<LinePart, { kind: Kind }>

/** How each kind of part is written. */
const WRITERS: { readonly [Kind in LinePart['kind']]: (part: PartOf<Kind>, writing: Writing) => void } = {
  conversation({ kind: _kind, people, topic, tags, ...fields }, { write, participants, made, idOf, isPlan }) {
    const content = {
      ...fields,
      // Nothing has happened yet of what is still to come.
      ...(isPlan(fields) && { planned: fields.date }),
      topic: topic.trim(),
      participants: Object.fromEntries(people.map((one) => [participants.idOf(one), true as const])),
      tags: Object.fromEntries(tags.map((tag) => [tag, true as const])),
    }
    made.conversation = conversationId.parse(write.create('conversation', content, idOf('conversation', 0)))
  },
  'follow-up'(part, { write, participants, made, idOf }) {
    const content = { ...toFollowUp(part, participants), origin: made.conversation }
    made.followUps.push(followUpId.parse(write.create('follow-up', content, idOf('follow-up', made.followUps.length))))
  },
  role({ person, organisation }, { write, newEntryId, organisationNamed }) {
    const worksAt = organisationNamed(organisation)
    const roles = Object.values(requireDocument(write, person, 'person').content.roles)
    if (roles.some((role) => role.organisation === worksAt && role.to === null)) return
    write.set(person, ['roles', newEntryId()], { organisation: worksAt, title: '', from: null, to: null })
  },
  day({ person, label, date }, { write, participants, newEntryId }) {
    const id = participants.idOf(person)
    const { dates } = requireDocument(write, id, 'person').content
    const same = Object.entries(dates).find(([, one]) => foldName(one.label) === foldName(label))
    const { y, m, d } = date
    write.set(id, ['dates', same?.[0] ?? newEntryId()], { label, date: y === undefined ? { m, d } : { y, m, d } })
  },
  give({ kind: _kind, people, day, ...given }, { write, participants, made, idOf, day: ofLine }) {
    const content = { ...given, people: named(people, participants), day: day ?? ofLine, origin: made.conversation }
    made.gives.push(giveId.parse(write.create('give', content, idOf('give', made.gives.length))))
  },
  need({ person, text }, { write, participants, idOf, day, newEntryId, needs }) {
    const id = participants.idOf(person)
    // By a key that follows from the line: sent again, it is not there twice.
    const key = idOf('need', needs.made++) ?? newEntryId()
    write.set(id, ['needs', key], { text, heardOn: day })
  },
  ask({ text, people }, { write, participants, made, idOf, day }) {
    const content = { text, people: named(people, participants), openedOn: day, origin: made.conversation }
    made.asks.push(askId.parse(write.create('ask', content, idOf('ask', made.asks.length))))
  },
  introduction({ a, b, why, followUp }, writing) {
    const { write, participants, made, idOf, sql } = writing
    const sides = { a: participants.idOf(a), b: participants.idOf(b) }
    requireTwo(sql, sides.a, sides.b)
    const id = write.create('introduction', { ...sides, why }, idOf('introduction', made.introductions.length))
    made.introductions.push(introductionId.parse(id))
    if (followUp === null) return
    const people = [{ id: sides.a }, { id: sides.b }]
    WRITERS['follow-up']({ kind: 'follow-up', ...followUp, actor: 'me', every: null, people }, writing)
  },
  person({ name, organisation }, { participants }) {
    participants.idOf({ name, organisation })
  },
}

/** @param line the id that all others are derived from; left out, the store makes ids */
function writeParts(
  context: CommandContext,
  write: DocumentWriter,
  parts: readonly LinePart[],
  line?: ConversationId,
): Made {
  const idOf = (kind: Entry, index: number) => (line === undefined ? undefined : entryOfLine(line, kind, index))
  const idOfNew = line === undefined ? undefined : (index: number) => entryOfLine(line, 'person', index)
  const participants = participantFinder(context.sql, write, context.newEntryId, parts.flatMap(peopleOf), idOfNew)
  const made: Made = {
    conversation: null,
    followUps: [],
    newPeople: participants.created,
    gives: [],
    asks: [],
    introductions: [],
  }
  // The follow-ups of a line name its conversation, wherever in it that stands.
  const inOrder = parts.toSorted((a, b) => Number(b.kind === 'conversation') - Number(a.kind === 'conversation'))
  const organisationNamed = organisationFinder(context.sql, write)
  const needs = { made: 0 }
  const date = inOrder.find((part) => part.kind === 'conversation')?.date
  const today = context.today()
  const day = date === undefined || date > today ? today : date
  for (const part of inOrder) {
    // Each writer takes the parts of its own kind, which TypeScript does not see through the table.
    const writePart = WRITERS[part.kind] as (part: LinePart, writing: Writing) => void
    writePart(part, {
      write,
      participants,
      made,
      idOf,
      isPlan: ({ date, time }) => isAhead(context, date, time),
      day,
      needs,
      sql: context.sql,
      newEntryId: context.newEntryId,
      organisationNamed,
    })
  }
  return made
}

function peopleOf(part: LinePart): readonly Participant[] {
  switch (part.kind) {
    case 'person':
      return [part]
    case 'day':
    case 'need':
      return [part.person]
    case 'introduction':
      return [part.a, part.b]
    case 'role':
      return [{ id: part.person }]
    default:
      return part.people
  }
}

function named(people: readonly Participant[], participants: Participants): Record<string, true> {
  return Object.fromEntries(people.map((one) => [participants.idOf(one), true as const]))
}

/** What the line has made already, as its entries say; null where it has made nothing. */
function madeBefore(write: DocumentWriter, line: ConversationId): Made | null {
  const all = (kind: Entry) => {
    const found: DocumentId[] = []
    for (let id = entryOfLine(line, kind, 0); write.read(id) !== null; id = entryOfLine(line, kind, found.length)) {
      found.push(id)
    }
    return found
  }
  const conversation = write.read(line)?.kind === 'conversation' ? line : null
  const followUps = all('follow-up').map((id) => followUpId.parse(id))
  const newPeople = all('person') as string[] as PersonId[]
  const gives = all('give').map((id) => giveId.parse(id))
  const asks = all('ask').map((id) => askId.parse(id))
  const introductions = all('introduction').map((id) => introductionId.parse(id))
  const lists = [followUps, newPeople, gives, asks, introductions]
  const isNothing = conversation === null && lists.every(({ length }) => length === 0)
  return isNothing ? null : { conversation, followUps, newPeople, gives, asks, introductions }
}

function entryOfLine(line: ConversationId, kind: Entry, index: number): DocumentId {
  return kind === 'conversation' ? line : derivedId('line', line, kind, String(index))
}
