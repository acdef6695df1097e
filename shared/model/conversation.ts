import { z } from 'zod'
import { civilDate, civilTime } from './civil-date-schema.ts'
import { CONVERSATION_CHANNELS } from './conversation-channel.ts'
import { isConversationLength } from './conversation-length.ts'
import { documentHead } from './document.ts'
import { personId } from './id.ts'
import { STARTED_BY } from './started-by.ts'

export const conversationChannel = z.enum(CONVERSATION_CHANNELS)

/** A tag is a word without `#`, as typed; two tags that differ only in case are one in every list. */
export const tag = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_\-/]*$/u)
  .refine((word) => word !== '__proto__', 'not a tag')

export const minutes = z.number().refine(isConversationLength, 'not the length of a conversation')

export const CONVERSATION_TEXTS = ['notes', 'learned'] as const
export type ConversationText = (typeof CONVERSATION_TEXTS)[number]

/** Who made the first step. Unknown where nobody has said: it is never guessed. */
export const startedBy = z.enum(STARTED_BY)

export const conversation = documentHead.extend({
  kind: z.literal('conversation'),
  date: civilDate,
  /**
   * The day it was last planned for; nothing for what has happened. A plan is no fact until somebody says so, also when its day
   * has come. The mark is a day and not `true`, so that putting a plan off is a write of its own: it outlives a confirmation
   * made elsewhere, which takes the mark away, and the question is asked again.
   */
  planned: civilDate.optional(),
  time: civilTime.nullable().default(null),
  minutes: minutes.nullable().default(null),
  channel: conversationChannel,
  startedBy: startedBy.default('unknown'),
  participants: z.record(personId, z.literal(true)).default({}),
  /** What the user noted about one who took part, for nobody else. Beside the set, so that adding somebody twice loses no note. */
  participantNotes: z.record(personId, z.string().max(2000)).default({}),
  topic: z.string().max(2000).default(''),
  tags: z.record(tag, z.literal(true)).default({}),
  notes: z.string().default(''),
  learned: z.string().default(''),
})
export type Conversation = z.infer<typeof conversation>
