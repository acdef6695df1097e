import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { PersonId } from '#shared/model/id.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface PersonPickerProps {
  label: string
  /** Not offered: the person of the page. */
  without: PersonId
  onPick: (person: PersonLink) => void
  autoFocus?: boolean | undefined
}

/** Finds one person by name. */
export function PersonPicker({ label, without, onPick, autoFocus }: PersonPickerProps) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const { data = [] } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  const people = data.filter(({ id }) => id !== without)
  return (
    <ComboBox
      label={label}
      options={people.map(({ id, name, title, organisation }) => ({
        id: id as string,
        label: name,
        detail: [title, organisation].filter(Boolean).join(', ') || undefined,
      }))}
      text={text}
      onTextChange={setText}
      value={null}
      onChange={(id) => {
        const person = people.find((candidate) => candidate.id === id)
        if (person !== undefined) onPick({ id: person.id, name: person.name })
      }}
      none={i18n.t('Nobody of that name')}
      autoFocus={autoFocus}
    />
  )
}
