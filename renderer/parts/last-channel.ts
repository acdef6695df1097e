import { CONVERSATION_CHANNELS, type ConversationChannel } from '#shared/model/conversation-channel.ts'

const KEY = 'rapport.last-channel'

/** How one spoke in the conversation that was written down last, in this window's browser or on this desktop; undefined before. */
export function lastChannel(storage: Storage = localStorage): ConversationChannel | undefined {
  const kept = storage.getItem(KEY)
  return CONVERSATION_CHANNELS.find((channel) => channel === kept)
}

/** The next conversation is offered the same. */
export function keepLastChannel(channel: ConversationChannel, storage: Storage = localStorage): void {
  storage.setItem(KEY, channel)
}
