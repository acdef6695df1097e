import { useCommand } from '#client/use-command.ts'
import { DocumentHistory } from '#parts/document-history.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { fieldName, isTold, valueWords } from './history-words.ts'

/** What was written about this person, when, on which device: newest first. What a change came upon can be put back. */
export function PersonHistory({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const i18n = useI18n()
  const put = useCommand('putBack', { said: i18n.t('Put back.') })
  return (
    <DocumentHistory
      id={person.id}
      title={i18n.t('History of {name}', { name: person.name })}
      words={{
        isTold,
        field: (path) => fieldName(i18n, path),
        value: (path, text) => valueWords(i18n, path, text, person),
      }}
      {...(!person.readOnly && {
        onPutBack: ({ path, since }) =>
          void put.run({ id: person.id, path: [...path], hash: since }).catch(() => undefined),
      })}
      onClose={onClose}
    />
  )
}
