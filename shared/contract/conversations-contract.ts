import { z } from 'zod'
import { civilDate, civilTime } from '#shared/model/civil-date-schema.ts'
import { conversationChannel, minutes, startedBy, tag } from '#shared/model/conversation.ts'
import { instant } from '#shared/model/document.ts'
import { every } from '#shared/model/every-schema.ts'
import { actor } from '#shared/model/follow-up.ts'
import { conversationId, followUpId, personId, reviewId } from '#shared/model/id.ts'
import { done, page, procedure } from './procedure.ts'
import { conversationRow, followUpRow, personLink } from './rows.ts'

/** Somebody to be made from a name, and an organisation by name. */
export const newPerson = z.object({
  name: z.string().trim().min(1).max(400),
  organisation: z.string().max(500).nullable().default(null),
})

/** Somebody of a conversation: known by id, or new. */
export const participant = z.union([z.object({ id: personId }), newPerson])
export type Participant = z.infer<typeof participant>

export const MAX_PARTICIPANTS = 200

export const newFollowUp = z.object({
  text: z.string().trim().min(1).max(2000),
  due: civilDate.nullable().default(null),
  actor,
  /** How often it comes again once it is done. */
  every: every.nullable().default(null),
  people: z.array(participant).max(MAX_PARTICIPANTS).default([]),
})

export const MAX_FOLLOW_UPS_AT_ONCE = 100

const longText = z.string().max(1_000_000)

export const newConversation = z.object({
  date: civilDate,
  time: civilTime.nullable().default(null),
  minutes: minutes.nullable().default(null),
  channel: conversationChannel,
  startedBy: startedBy.default('unknown'),
  people: z.array(participant).max(MAX_PARTICIPANTS),
  topic: z.string().max(2000).default(''),
  tags: z.array(tag).max(100).default([]),
  notes: longText.default(''),
  learned: longText.default(''),
})

export const conversationPage = conversationRow.omit({ excerpt: true }).extend({
  participants: z.array(z.object({ person: personLink, note: z.string() })),
  startedBy,
  notes: z.string(),
  learned: z.string(),
  followUps: z.array(followUpRow),
  createdAt: instant,
  deletedAt: instant.nullable(),
  readOnly: z.boolean(),
})
export type ConversationPage = z.infer<typeof conversationPage>

export const conversationCommands = {
  /** A conversation with its follow-ups, committed at once. People named twice by the same new name are made once. */
  logConversation: procedure
    .input(newConversation.extend({ followUps: z.array(newFollowUp).max(MAX_FOLLOW_UPS_AT_ONCE).default([]) }))
    .output(done.extend({ id: conversationId, newPeople: z.array(personId), followUps: z.array(followUpId) })),
  editConversation: procedure
    .input(
      z.object({
        id: conversationId,
        date: civilDate.optional(),
        time: civilTime.nullable().optional(),
        minutes: minutes.nullable().optional(),
        channel: conversationChannel.optional(),
        startedBy: startedBy.optional(),
        topic: z.string().max(2000).optional(),
        tags: z.array(tag).max(100).optional(),
        people: z.array(participant).max(MAX_PARTICIPANTS).optional(),
      }),
    )
    .output(done),
  /** A planned conversation has happened, on its day or on another; it is a fact from now on. */
  confirmPlan: procedure.input(z.object({ id: conversationId, date: civilDate.optional() })).output(done),
  setParticipantNote: procedure
    .input(z.object({ id: conversationId, person: personId, note: z.string().max(2000) }))
    .output(done),
  /** Another tag wherever this one stands, in whatever case; where there is one of that name already, they are one then. */
  renameTag: procedure.input(z.object({ tag, name: tag })).output(done),
  /** Takes a tag off every conversation. */
  removeTag: procedure.input(z.object({ tag })).output(done),
  scheduleFollowUp: procedure
    .input(newFollowUp.extend({ origin: z.union([conversationId, reviewId]).nullable().default(null) }))
    .output(done.extend({ id: followUpId })),
  editFollowUp: procedure
    .input(
      z.object({
        id: followUpId,
        text: z.string().trim().min(1).max(2000).optional(),
        due: civilDate.nullable().optional(),
        actor: actor.optional(),
        every: every.nullable().optional(),
        people: z.array(participant).max(MAX_PARTICIPANTS).optional(),
      }),
    )
    .output(done),
  completeFollowUps: procedure.input(z.object({ ids: z.array(followUpId).min(1).max(5000) })).output(done),
  reopenFollowUps: procedure.input(z.object({ ids: z.array(followUpId).min(1).max(5000) })).output(done),
  snoozeFollowUps: procedure
    .input(z.object({ ids: z.array(followUpId).min(1).max(5000), until: civilDate }))
    .output(done),
}

export const conversationQueries = {
  /** Conversations, newest day first. `before` is the cursor of the last answer. */
  journal: procedure
    .input(
      z.object({
        before: z.string().max(100).nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
        tag: z.string().max(100).optional(),
        channel: conversationChannel.optional(),
        from: civilDate.optional(),
        to: civilDate.optional(),
      }),
    )
    .output(z.object({ rows: z.array(conversationRow), next: z.string().nullable(), total: z.number().int() })),
  conversation: procedure.input(z.object({ id: conversationId })).output(conversationPage),
  followUps: procedure
    .input(
      z.object({
        state: z.enum(['open', 'done', 'all']).default('open'),
        actor: actor.optional(),
        person: personId.optional(),
        /** Only those to be shown on or before this day. */
        dueBy: civilDate.optional(),
        ...page,
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(followUpRow) })),
  tags: procedure.output(z.array(z.object({ tag: z.string(), conversations: z.number().int() }))),
}
