import { z } from 'zod'
import { warmth } from '#shared/model/cadence.ts'
import { civilDate, civilTime } from '#shared/model/civil-date-schema.ts'
import { conversationChannel } from '#shared/model/conversation.ts'
import { instant } from '#shared/model/document.ts'
import { every } from '#shared/model/every-schema.ts'
import { actor } from '#shared/model/follow-up.ts'
import {
  circleId,
  conversationId,
  documentId,
  followUpId,
  organisationId,
  personId,
  reviewId,
} from '#shared/model/id.ts'
import { side } from '#shared/model/person-fields.ts'
import { ring } from '#shared/model/ring.ts'
import { FOUND_KINDS } from '#shared/model/schemas.ts'

/** A person as lists show them. `lastOn` is the day of the last conversation, `dueOn` when the next is wanted. */
export const personRow = z.object({
  id: personId,
  name: z.string(),
  /** The part of the name by which it is sorted; '' where that is all of it. */
  family: z.string(),
  ring: ring.nullable(),
  side: side.nullable(),
  /** Stands for the photo, which `photo` answers: another one has another mark. Null where there is none. */
  photo: z.string().nullable(),
  organisation: z.string(),
  title: z.string(),
  warmth,
  lastOn: civilDate.nullable(),
  dueOn: civilDate.nullable(),
  circles: z.array(circleId),
})
export type PersonRow = z.infer<typeof personRow>

export const personLink = z.object({ id: personId, name: z.string() })
export type PersonLink = z.infer<typeof personLink>

export const conversationRow = z.object({
  id: conversationId,
  date: civilDate,
  /** Not a fact yet: nobody has said that it happened. */
  planned: z.boolean(),
  time: civilTime.nullable(),
  minutes: z.number().nullable(),
  channel: conversationChannel,
  people: z.array(personLink),
  topic: z.string(),
  tags: z.array(z.string()),
  /** The first part of the notes, at most 400 characters. */
  excerpt: z.string(),
})
export type ConversationRow = z.infer<typeof conversationRow>

export const followUpRow = z.object({
  id: followUpId,
  text: z.string(),
  people: z.array(personLink),
  actor,
  /** The day to show it on, snoozes included. */
  due: civilDate.nullable(),
  snoozed: z.boolean(),
  /** How often it comes again once it is done, `P1M`; null for what does not. */
  every: every.nullable(),
  done: z.boolean(),
  doneOn: civilDate.nullable(),
  origin: conversationId.nullable(),
  /** The review in which it was decided. */
  review: reviewId.nullable(),
})
export type FollowUpRow = z.infer<typeof followUpRow>

export const circleRow = z.object({ id: circleId, name: z.string(), people: z.number().int() })
export const organisationRow = z.object({ id: organisationId, name: z.string(), people: z.number().int() })

export const searchHit = z.object({
  id: documentId,
  kind: z.enum(FOUND_KINDS),
  title: z.string(),
  /** Text around the match. The matching words stand between U+0002 and U+0003. */
  snippet: z.string(),
  date: civilDate.nullable(),
  /** Whose page to open; null for what belongs to no one. */
  person: personLink.nullable(),
  /** Everybody it is with or about, in order of name. */
  people: z.array(personLink),
  /** Of a follow-up: until when. */
  due: civilDate.nullable(),
})
export type SearchHit = z.infer<typeof searchHit>

export const historyRow = z.object({
  hash: z.string(),
  at: instant,
  /** The command that made the change, `editPerson`; '' for what an unknown version wrote. */
  command: z.string(),
  /** Name of the device, or '' when it is not known. */
  device: z.string(),
  changed: z.array(
    z.object({ path: z.array(z.string()), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})

export const conflictRow = z.object({
  path: z.array(z.string()),
  /** What holds, the same on every device, as `valueText` tells it. */
  kept: z.string().nullable(),
  others: z.array(z.string().nullable()),
})
export type ConflictRow = z.infer<typeof conflictRow>

export const trashRow = z.object({
  id: documentId,
  kind: z.string(),
  title: z.string(),
  deletedAt: instant,
})
