import { z } from 'zod'
import { cadenceOverride, warmth } from '#shared/model/cadence.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { instant } from '#shared/model/document.ts'
import { archetypeId, circleId, documentId, entryId, organisationId, personId } from '#shared/model/id.ts'
import { answerEntry, channelEntry, needEntry, roleEntry } from '#shared/model/person-entries.ts'
import {
  EDITED_PERSON_FIELDS,
  PERSON_COLLECTIONS,
  PERSON_TEXTS,
  rulesAt,
  type EditedPersonField,
  type PersonCollection,
} from '#shared/model/person-fields.ts'
import { needState } from '#shared/model/person.ts'
import { personNameParts, personNames } from '#shared/model/person-names-schema.ts'
import { photo } from '#shared/model/photo.ts'
import { cadence, ring } from '#shared/model/ring.ts'
import { meetingRow } from './calendar-contract.ts'
import { done, page, procedure } from './procedure.ts'
import {
  circleRow,
  conflictRow,
  conversationRow,
  followUpRow,
  historyRow,
  organisationRow,
  personLink,
  personRow,
} from './rows.ts'

export const peopleSort = z.enum(['name', 'organisation', 'ring', 'lastOn', 'dueOn', 'addedOn'])

/** What the People screen narrows by; parts left out do not narrow. */
export const peopleFilter = z.object({
  /** Words and prefixes in name, organisation or title. */
  text: z.string().max(200).optional(),
  rings: z.array(z.enum(['inner', 'close', 'active', 'wider', 'none'])).optional(),
  warmths: z.array(warmth).optional(),
  circles: z.array(circleId).optional(),
  archetypes: z.array(archetypeId).optional(),
  organisations: z.array(organisationId).optional(),
  sides: z.array(z.enum(['inside', 'outside', 'unknown'])).optional(),
  /** Only people with an open follow-up that is due, or whose next conversation is due. */
  due: z.boolean().optional(),
})
export type PeopleFilter = z.infer<typeof peopleFilter>

/** A need with what became of it, which the document keeps beside it. */
const needWithState = needEntry.extend({ state: needState.default('open') })

/** What a command gives for an entry, by the field that it stands in. */
const given = { ...rulesAt(PERSON_COLLECTIONS, 'given'), needs: needWithState }
type EntryOf<Field extends PersonCollection> = z.ZodObject<{
  collection: z.ZodLiteral<Field>
  value: (typeof given)[Field]
}>
type AnyEntry = { [Field in PersonCollection]: EntryOf<Field> }[PersonCollection]
const entry = z.discriminatedUnion(
  'collection',
  PERSON_COLLECTIONS.map((collection) =>
    z.object({ collection: z.literal(collection), value: given[collection] }),
  ) as unknown as readonly [AnyEntry, ...AnyEntry[]],
)

const withId = <Value extends z.ZodType>(value: Value) => z.array(z.object({ id: entryId, value }))
type Listed = {
  [Field in PersonCollection]: z.ZodArray<z.ZodObject<{ id: typeof entryId; value: (typeof given)[Field] }>>
}
const listed = Object.fromEntries(PERSON_COLLECTIONS.map((field) => [field, withId(given[field])])) as unknown as Listed

const edited = rulesAt(EDITED_PERSON_FIELDS, 'given')
type Optional = { [Field in EditedPersonField]: z.ZodOptional<(typeof edited)[Field]> }
const editedOrNot = Object.fromEntries(
  EDITED_PERSON_FIELDS.map((field) => [field, edited[field].optional()]),
) as unknown as Optional

export const personPage = z.object({
  id: personId,
  name: z.string(),
  ...edited,
  names: personNames,
  ring: ring.nullable(),
  cadenceOverride,
  /** The cadence that holds, of the ring or the person's own; null when none does. */
  cadence: cadence.nullable(),
  /** How often one speaks by itself, in days, and for how long one has not, where that is unusual; null without a rhythm. */
  rhythm: z.object({ gapDays: z.number(), driftDays: z.number().int().nullable() }).nullable(),
  warmth,
  lastOn: civilDate.nullable(),
  dueOn: civilDate.nullable(),
  conversationCount: z.number().int(),
  metThrough: personLink.nullable(),
  /** People whom this person introduced to the user, as far as "met through" says. */
  introduced: z.array(personLink),
  /** Those who were in the most conversations together with this person. */
  seenWith: z.array(z.object({ person: personLink, conversations: z.number().int() })),
  circles: z.array(z.object({ id: circleId, name: z.string() })),
  /** The kinds of person that somebody is wanted as. */
  archetypes: z.array(z.object({ id: archetypeId, name: z.string() })),
  ...listed,
  roles: withId(roleEntry.extend({ organisationName: z.string() })),
  texts: z.record(z.enum(PERSON_TEXTS), z.string()),
  /** Of the capture guide, in its order; `question` is '' where the prompt is not here (yet). */
  answers: z.array(
    answerEntry.extend({
      prompt: entryId,
      question: z.string(),
      sensitive: z.boolean(),
      mayHaveChanged: z.boolean(),
    }),
  ),
  followUps: z.array(followUpRow),
  /** What is planned with them, soonest first. */
  plans: z.array(conversationRow),
  /** The next one of a calendar. */
  nextMeeting: meetingRow.nullable(),
  /** The newest conversations; `conversationsWith` has the others. */
  conversations: z.array(conversationRow),
  createdAt: instant,
  deletedAt: instant.nullable(),
  readOnly: z.boolean(),
})
export type PersonPage = z.infer<typeof personPage>

/** Why two may be one person: what of the names agrees, what else does, and what speaks against it. */
export const likenessReason = z.enum([
  'same-name',
  'order',
  'nickname',
  'spelling',
  'initials',
  'slip',
  'part-of-name',
  'other-family-name',
  'no-name',
  'email',
  'profile',
  'phone',
  'birthday',
  'organisation',
  'title',
  'place',
  'other-birthday',
  'other-organisation',
  'other-email',
  'generation',
])
export type LikenessReason = z.infer<typeof likenessReason>

/** One of two who may be one person, with what tells them apart. */
export const duplicateSide = z.object({
  id: personId,
  name: z.string(),
  ring: ring.nullable(),
  lastOn: civilDate.nullable(),
  conversations: z.number().int(),
  /** What is known, at most 30; `isShared` where the other has it as well. `label` is the user's, or a file's. */
  facts: z.array(
    z.object({
      kind: z.enum([...channelEntry.shape.kind.options, 'role', 'place', 'date']),
      label: z.string(),
      text: z.string(),
      isShared: z.boolean(),
    }),
  ),
})
export type DuplicateSide = z.infer<typeof duplicateSide>

export const duplicateRow = z.object({
  /** Of whom more is known is the first. */
  people: z.tuple([duplicateSide, duplicateSide]),
  /** `sure`: nothing else explains it. Even then nobody is merged without the user. */
  strength: z.enum(['sure', 'likely', 'maybe']),
  /** Those of the names first, then what agrees, the strongest first, then what speaks against it. */
  reasons: z.array(likenessReason),
})
export type DuplicateRow = z.infer<typeof duplicateRow>

export const peopleCommands = {
  addPerson: procedure
    .input(
      z.object({
        names: personNames,
        organisation: z.string().max(500).default(''),
        title: z.string().max(2000).default(''),
        ring: ring.nullable().default(null),
        metThrough: personId.nullable().default(null),
        archetypes: z.array(archetypeId).max(100).default([]),
      }),
    )
    .output(done.extend({ id: personId })),
  /** Parts left out stay as they are. */
  editPerson: procedure
    .input(
      z.object({
        id: personId,
        names: personNameParts.optional(),
        ...editedOrNot,
      }),
    )
    .output(done),
  putInRing: procedure
    .input(z.object({ ids: z.array(personId).min(1).max(20_000), ring: ring.nullable() }))
    .output(done),
  /** Parts left out go back to those of the ring. */
  setCadence: procedure.input(z.object({ id: personId, cadence: cadenceOverride })).output(done),
  /** Adds an entry, or replaces the one that `entryId` names. A role's `organisationName` makes the organisation. */
  putEntry: procedure
    .input(
      z.object({
        id: personId,
        entryId: entryId.nullable(),
        entry,
        /** For a role: the organisation by name, found or made; goes before `value.organisation`. */
        organisationName: z.string().max(500).optional(),
      }),
    )
    .output(done.extend({ entryId })),
  removeEntry: procedure
    .input(
      z.object({
        id: personId,
        collection: z.enum(PERSON_COLLECTIONS),
        entryId,
      }),
    )
    .output(done),
  addCircle: procedure.input(z.object({ name: z.string().min(1).max(500) })).output(done.extend({ id: circleId })),
  renameCircle: procedure.input(z.object({ id: circleId, name: z.string().min(1).max(500) })).output(done),
  renameOrganisation: procedure.input(z.object({ id: organisationId, name: z.string().min(1).max(500) })).output(done),
  /** `from` becomes part of `into`, with everybody in it, also those whom another device puts there meanwhile. */
  mergeCircles: procedure.input(z.object({ from: circleId, into: circleId })).output(done),
  mergeOrganisations: procedure.input(z.object({ from: organisationId, into: organisationId })).output(done),
  putInCircle: procedure
    .input(z.object({ ids: z.array(personId).min(1).max(20_000), circle: circleId, member: z.boolean() }))
    .output(done),
  /** `from` becomes part of `into`; the smaller id survives when two devices merge crosswise. */
  mergePeople: procedure.input(z.object({ from: personId, into: personId })).output(done),
  /** Says on every device that two who look alike are two, or takes it back. */
  markNotSame: procedure
    .input(z.object({ ids: z.tuple([personId, personId]), notSame: z.boolean().default(true) }))
    .output(done),
  /** `value` as `conflicts` tells it: one of those that were written; null for nothing. CONFLICT where it is settled already. */
  settleConflict: procedure
    .input(
      z.object({
        id: documentId,
        path: z.array(z.string().min(1).max(200)).min(1).max(10),
        value: z.string().max(100_000).nullable(),
      }),
    )
    .output(done),
  /** A field of a person or a conversation as it was before the change of that hash, which `history` told. */
  putBack: procedure
    .input(
      z.object({
        id: documentId,
        path: z.array(z.string().min(1).max(200)).min(1).max(10),
        hash: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .output(done),
  moveToTrash: procedure.input(z.object({ ids: z.array(documentId).min(1).max(20_000) })).output(done),
  restoreFromTrash: procedure.input(z.object({ ids: z.array(documentId).min(1).max(20_000) })).output(done),
  /** Erases for good, on every device. The one command that cannot be undone. */
  forget: procedure.input(z.object({ id: documentId })).output(z.object({ undo: z.null() })),
}

export const peopleQueries = {
  people: procedure
    .input(peopleFilter.extend({ sort: peopleSort.default('name'), descending: z.boolean().default(false), ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(personRow) })),
  /** Every id that the filter finds, in the same order: for "select all". */
  peopleIds: procedure
    .input(peopleFilter.extend({ sort: peopleSort.default('name'), descending: z.boolean().default(false) }))
    .output(z.array(personId)),
  /** The e-mail addresses of these people, one each, the preferred one first to be taken; `without` have none. */
  emails: procedure
    .input(z.object({ ids: z.array(personId).min(1).max(20_000) }))
    .output(z.object({ emails: z.array(z.string()), without: z.number().int() })),
  person: procedure.input(z.object({ id: personId })).output(personPage),
  /** Of somebody, in base64; null where there is none. */
  photo: procedure.input(z.object({ id: personId })).output(z.object({ photo: photo.nullable() })),
  conversationsWith: procedure
    .input(z.object({ id: personId, ...page }))
    .output(z.object({ total: z.number().int(), rows: z.array(conversationRow) })),
  /** Pairs of people who may be one person, the surest first, without those of whom the user said that they are two. */
  duplicates: procedure
    .input(z.object(page))
    .output(z.object({ total: z.number().int(), rows: z.array(duplicateRow) })),
  /** Pairs of whom the user said that they are two, by name. */
  apartPairs: procedure
    .input(z.object(page))
    .output(
      z.object({ total: z.number().int(), rows: z.array(z.object({ people: z.tuple([personLink, personLink]) })) }),
    ),
  /** For pickers and the palette: people whose names start with the words of `text`, likeliest first. */
  peopleNamed: procedure
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(12) }))
    .output(z.array(personRow)),
  /** For the one-line language: everybody whom a word of `line` may name, as `parseQuickLog` wants them. */
  peopleMentioned: procedure.input(z.object({ line: z.string().max(20_000) })).output(
    z.array(
      z.object({
        id: personId,
        name: z.string(),
        given: z.string(),
        family: z.string(),
        nick: z.string(),
        organisation: z.string(),
        lastConversation: civilDate.nullable(),
        /** Of those of one name: what tells them apart beside it, their work, or how to reach them. */
        apart: z.object({ title: z.string(), channel: z.string() }).optional(),
      }),
    ),
  ),
  circles: procedure.output(z.array(circleRow)),
  /** Of some people, how many are in each circle and wanted as each type of person; what none of them is in is left out. */
  memberships: procedure
    .input(z.object({ ids: z.array(personId).max(20_000) }))
    .output(z.array(z.object({ of: z.union([circleId, archetypeId]), people: z.number().int() }))),
  organisations: procedure
    .input(z.object({ text: z.string().max(200).default(''), limit: z.number().int().min(1).max(500).default(50) }))
    .output(z.array(organisationRow)),
  /** Newest first, at most 200. */
  history: procedure.input(z.object({ id: documentId })).output(z.array(historyRow)),
  /** Fields that two devices wrote without knowing of each other, of a document of any kind. */
  conflicts: procedure.input(z.object({ id: documentId })).output(z.array(conflictRow)),
}
