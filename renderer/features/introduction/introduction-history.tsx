import { DocumentHistory } from '#parts/document-history.tsx'
import { bothNames } from '#parts/introduction-words.ts'
import type { IntroductionPage } from '#shared/contract/introduction-contract.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { introductionHistoryWords } from './introduction-history-words.ts'

/** What was written of an introduction, when, on which device: newest first. */
export function IntroductionHistory({
  introduction,
  onClose,
}: {
  introduction: IntroductionPage
  onClose: () => void
}) {
  const i18n = useI18n()
  return (
    <DocumentHistory
      id={introduction.id}
      title={i18n.t('History of {name}', { name: bothNames(i18n, introduction) })}
      words={introductionHistoryWords(i18n, introduction)}
      onClose={onClose}
    />
  )
}
