/** The longest conversation, in minutes: a whole day. */
export const MAX_CONVERSATION_MINUTES = 24 * 60

/** Whether a conversation can last so many minutes. */
export function isConversationLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_CONVERSATION_MINUTES
}
