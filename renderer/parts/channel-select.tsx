import { CONVERSATION_CHANNELS, type ConversationChannel } from '#shared/model/conversation-channel.ts'
import { Select } from '#ui/select.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { conversationWords } from './conversation-words.ts'

export interface ChannelSelectProps {
  value: ConversationChannel
  onChange: (channel: ConversationChannel) => void
}

/** How a conversation was held. */
export function ChannelSelect({ value, onChange }: ChannelSelectProps) {
  const i18n = useI18n()
  const words = conversationWords(i18n)
  return (
    <Select
      label={i18n.t('How')}
      options={CONVERSATION_CHANNELS.map((id) => ({ id, label: words[id] }))}
      value={value}
      onChange={onChange}
    />
  )
}
