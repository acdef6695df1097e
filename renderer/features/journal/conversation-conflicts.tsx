import { conversationWords, startedByWords } from '#parts/conversation-words.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import type { ConversationPage } from '#shared/contract/conversations-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'

interface Conflicts {
  conversation: ConversationPage
}

/** What two devices wrote differently about when, how and about what it was. */
export function ConversationConflicts({ conversation }: Conflicts) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const names: Record<string, string> = {
    date: i18n.t('When'),
    time: i18n.t('Time'),
    minutes: i18n.t('Minutes'),
    channel: i18n.t('How'),
    startedBy: i18n.t('Who began?'),
    topic: i18n.t('Topic'),
    deletedAt: i18n.t('Trash'),
  }
  const channels: Record<string, string> = conversationWords(i18n)
  const began: Record<string, string> = startedByWords(i18n)
  return (
    <FieldConflict
      id={conversation.id}
      isHere={(path) => !conversation.participants.some(({ person }) => path.includes(person.id))}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={([field], value) => {
        if (field === 'date') return formatDay(locale, value, 'long', today)
        if (field === 'startedBy') return began[value] ?? value
        return field === 'channel' ? (channels[value] ?? value) : value
      }}
      isReadOnly={conversation.readOnly}
    />
  )
}

/** What two devices noted about one of those who were there. */
export function ParticipantConflicts({ conversation, person }: Conflicts & { person: PersonLink }) {
  const i18n = useI18n()
  return (
    <FieldConflict
      id={conversation.id}
      isHere={(path) => path.includes(person.id)}
      nameOf={() => i18n.t('Note on {name}', { name: person.name })}
      isReadOnly={conversation.readOnly}
    />
  )
}
