import { z } from 'zod'
import { civilDate, civilTime } from './civil-date.ts'
import { documentHead } from './document.ts'
import { personId } from './id.ts'

export const CONVERSATION_CHANNELS = [
  'coffee',
  'lunch',
  'dinner',
  'breakfast',
  'walk',
  'call',
  'video',
  'email',
  'message',
  'meeting',
  'event',
  'letter',
  'other',
] as const
export const conversationChannel = z.enum(CONVERSATION_CHANNELS)
export type ConversationChannel = z.infer<typeof conversationChannel>

/** A tag is a word without `#`, as typed; two tags that differ only in case are one in every list. */
export const tag = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_\-/]*$/u)
  .refine((word) => word !== '__proto__', 'not a tag')

export const minutes = z.number().int().min(1).max(24 * 60)

export const CONVERSATION_TEXTS = ['notes', 'learned'] as const
export type ConversationText = (typeof CONVERSATION_TEXTS)[number]

export const conversation = documentHead.extend({
  kind: z.literal('conversation'),
  date: civilDate,
  time: civilTime.nullable().default(null),
  minutes: minutes.nullable().default(null),
  channel: conversationChannel,
  participants: z.record(personId, z.object({ note: z.string().max(2000).default('') })).default({}),
  topic: z.string().max(2000).default(''),
  tags: z.record(tag, z.literal(true)).default({}),
  notes: z.string().default(''),
  learned: z.string().default(''),
})
export type Conversation = z.infer<typeof conversation>
