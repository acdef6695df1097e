import { useMemo } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalClient, useJournalConnection } from '#client/journal-provider.tsx'
import { rebaseText } from '#client/rebase-text.ts'
import { openTextSession } from '#client/text-session.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonText } from '#shared/model/person-fields.ts'
import type { TextSource } from '#ui/live-text.ts'
import { SavedNotesEditor } from '#parts/saved-notes-editor.tsx'
import { useI18n } from '#ui/use-i18n.ts'
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
  const i18n = useI18n()
  const connection = useJournalConnection()
  const client = useJournalClient()
  const feedback = useCommandFeedback()
  const source = useMemo<TextSource>(
    () => ({
      owner: connection,
      key: `${person.id}/${field}`,
      open: (options) => openTextSession(connection, { id: person.id, field, ...options }),
      rebase: rebaseText,
    }),
    [connection, person.id, field],
  )
  return (
    <SavedNotesEditor
      source={source}
      size="compact"
      label={words.name}
      value={person.texts[field]}
      placeholder={words.prompt}
      readOnly={person.readOnly}
      autoFocus={autoFocus}
      onBlur={onBlur}
      completePeople={async (text) =>
        (await client.queries.peopleNamed({ text, limit: 6 })).map(({ name, title, organisation }) => ({
          name,
          detail: [title, organisation].filter(Boolean).join(', '),
        }))
      }
      onSaved={(undo) => {
        if (undo !== null) feedback.done(i18n.t('Kept: {field}', { field: words.name }), undo)
      }}
    />
  )
}
