import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { PersonId } from '#shared/model/id.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface PersonComboProps {
  label: string
  value: PersonLink | null
  onChange: (person: PersonLink | null) => void
}

/** Chooses one person of the journal, or none. */
export function PersonCombo({ label, value, onChange }: PersonComboProps) {
  const i18n = useI18n()
  const [text, setText] = useState(value?.name ?? '')
  const { data = [] } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  return (
    <ComboBox<PersonId>
      label={label}
      options={data.map(({ id, name, organisation }) => ({ id, label: name, detail: organisation || undefined }))}
      text={text}
      onTextChange={(typed) => {
        setText(typed)
        if (typed === '') onChange(null)
      }}
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = data.find((person) => person.id === id)
        if (id !== null && chosen === undefined) return
        onChange(chosen === undefined ? null : { id: chosen.id, name: chosen.name })
        setText(chosen?.name ?? '')
      }}
      placeholder={i18n.t('Name of a person')}
      none={i18n.t('Nobody by that name.')}
    />
  )
}
