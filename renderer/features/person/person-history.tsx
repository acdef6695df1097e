import { DocumentHistory } from '#parts/document-history.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { fieldName, isTold, valueWords } from './history-words.ts'

/** What was written about this person, when, on which device: newest first. */
export function PersonHistory({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const i18n = useI18n()
  return (
    <DocumentHistory
      id={person.id}
      title={i18n.t('History of {name}', { name: person.name })}
      words={{
        isTold,
        field: (path) => fieldName(i18n, path),
        value: (path, text) => valueWords(i18n, path, text, person),
      }}
      onClose={onClose}
    />
  )
}
