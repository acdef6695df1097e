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

/** How a conversation was held. */
export type ConversationChannel = (typeof CONVERSATION_CHANNELS)[number]
