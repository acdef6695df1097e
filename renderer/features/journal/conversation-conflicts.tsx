import { FieldConflict } from '#parts/field-conflict.tsx'
import type { ConversationPage } from '#shared/contract/conversations-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { conversationFieldWords, conversationValueWords } from './conversation-field-words.ts'

interface Conflicts {
  conversation: ConversationPage
}

/** What two devices wrote differently about when, how and about what it was. */
export function ConversationConflicts({ conversation }: Conflicts) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const names = conversationFieldWords(i18n)
  return (
    <FieldConflict
      id={conversation.id}
      isHere={(path) => !conversation.participants.some(({ person }) => path.includes(person.id))}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={([field = ''], value) =>
        conversationValueWords(i18n, field, value, (day) => formatDay(locale, day, 'long', today))
      }
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
