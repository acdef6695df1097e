import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { PersonId } from '#shared/model/id.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface PersonFieldProps {
  label: string
  value: PersonLink | null
  onChange: (person: PersonLink | null) => void
  /** Not offered: the person whose page this is. */
  without?: PersonId | undefined
  autoFocus?: boolean | undefined
}

/** Chooses one person of the journal by name, or none. */
export function PersonField({ label, value, onChange, without, autoFocus }: PersonFieldProps) {
  const i18n = useI18n()
  const [text, setText] = useState(value?.name ?? '')
  const { data = [] } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  const people = data.filter(({ id }) => id !== without)
  return (
    <ComboBox<PersonId>
      label={label}
      options={people.map(({ id, name, title, organisation }) => ({
        id,
        label: name,
        detail: [title, organisation].filter(Boolean).join(', ') || undefined,
      }))}
      text={text}
      onTextChange={(typed) => {
        setText(typed)
        if (typed === '') onChange(null)
      }}
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = people.find((person) => person.id === id)
        if (id !== null && chosen === undefined) return
        onChange(chosen === undefined ? null : { id: chosen.id, name: chosen.name })
        setText(chosen?.name ?? '')
      }}
      placeholder={i18n.t('Name of a person')}
      none={i18n.t('Nobody by that name.')}
      autoFocus={autoFocus}
    />
  )
}
