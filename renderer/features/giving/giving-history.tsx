import { DocumentHistory } from '#parts/document-history.tsx'
import type { AskRow, GiveRow } from '#shared/contract/giving-contract.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { givingHistoryWords } from './giving-history-words.ts'

/** What was written of a gift or an ask, when, on which device: newest first. */
export function GivingHistory({ of, onClose }: { of: GiveRow | AskRow; onClose: () => void }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const isAsk = 'openedOn' in of
  return (
    <DocumentHistory
      id={of.id}
      title={i18n.t('History of {name}', { name: of.text })}
      words={givingHistoryWords(i18n, { people: of.people, isAsk }, (day) => formatDay(locale, day, 'long', today))}
      onClose={onClose}
    />
  )
}
