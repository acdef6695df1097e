import { useJournalClient } from '#client/journal-provider.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonText } from '#shared/model/person-fields.ts'
import { DocumentText } from '#parts/document-text.tsx'
import type { PersonFieldWords } from '#parts/person-field-words.ts'

export interface PersonTextFieldProps {
  person: PersonPage
  field: PersonText
  words: PersonFieldWords[PersonText]
  autoFocus?: boolean | undefined
  onBlur?: (() => void) | undefined
}

/** One text of what I know about a person, written in place. */
export function PersonTextField({ person, field, words, autoFocus, onBlur }: PersonTextFieldProps) {
  const client = useJournalClient()
  return (
    <DocumentText
      id={person.id}
      field={field}
      label={words.name}
      value={person.texts[field]}
      placeholder={words.prompt}
      readOnly={person.readOnly}
      autoFocus={autoFocus}
      mayRest
      onBlur={onBlur}
      completePeople={async (text) =>
        (await client.queries.peopleNamed({ text, limit: 6 })).map(({ name, title, organisation }) => ({
          name,
          detail: [title, organisation].filter(Boolean).join(', '),
        }))
      }
    />
  )
}
