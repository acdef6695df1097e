import type { I18n } from '@lingui/core'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { StartedBy } from '#shared/model/started-by.ts'

/** How a conversation was held, in the user's language. */
export function conversationWords(i18n: I18n): Record<ConversationChannel, string> {
  return {
    coffee: i18n.t('Coffee'),
    lunch: i18n.t('Lunch'),
    dinner: i18n.t('Dinner'),
    breakfast: i18n.t('Breakfast'),
    walk: i18n.t('Walk'),
    call: i18n.t('Call'),
    video: i18n.t('Video call'),
    email: i18n.t('Email'),
    message: i18n.t('Message'),
    meeting: i18n.t('Meeting'),
    event: i18n.t('Event'),
    letter: i18n.t('Letter'),
    other: i18n.t('Conversation'),
  }
}

/** Who made the first step, as an answer to "Who began?". */
export function startedByWords(i18n: I18n): Record<StartedBy, string> {
  return { unknown: i18n.t('Not said'), me: i18n.t('I did'), them: i18n.t('They did') }
}
