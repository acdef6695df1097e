import { useCommand } from '#client/use-command.ts'
import { DocumentHistory } from '#parts/document-history.tsx'
import type { ConversationPage } from '#shared/contract/conversations-contract.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { conversationHistoryWords } from './conversation-field-words.ts'

export interface ConversationHistoryProps {
  conversation: ConversationPage
  onClose: () => void
}

/** What was written about this conversation, when, on which device: newest first. What a change came upon can be put back. */
export function ConversationHistory({ conversation, onClose }: ConversationHistoryProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const put = useCommand('putBack', { said: i18n.t('Put back.') })
  const { id, people, topic, date, readOnly } = conversation
  const dayOf = (day: string) => formatDay(locale, day, 'long', today)
  const name = topic === '' ? dayOf(date) : topic
  return (
    <DocumentHistory
      id={id}
      title={i18n.t('History of {name}', { name })}
      words={conversationHistoryWords(i18n, people, dayOf)}
      {...(!readOnly && {
        onPutBack: ({ path, since }) => void put.run({ id, path: [...path], hash: since }).catch(() => undefined),
      })}
      onClose={onClose}
    />
  )
}
