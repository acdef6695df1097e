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
  const [isMeant, setIsMeant] = useState(false)
  const { data = [], isPlaceholderData } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  const people = data.filter(({ id }) => id !== without)
  // A name that is not taken from the list stays, and the form it stands in is not sent: nobody is left out unseen.
  const isUnknown = text.trim() !== '' && value === null && !isPlaceholderData && isMeant
  return (
    <ComboBox<PersonId>
      label={label}
      options={people.map(({ id, name, title, organisation }) => ({
        id,
        label: name,
        detail: [title, organisation].filter(Boolean).join(', ') || undefined,
      }))}
      isWaiting={isPlaceholderData}
      text={text}
      onTextChange={(typed) => {
        setText(typed)
        setIsMeant(false)
        if (value !== null && typed !== value.name) onChange(null)
      }}
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = people.find((person) => person.id === id)
        if (chosen === undefined) return
        onChange({ id: chosen.id, name: chosen.name })
        setText(chosen.name)
      }}
      onLeave={() => setIsMeant(true)}
      allowsOther
      error={isUnknown ? i18n.t('Nobody by that name. Choose somebody of the list, or leave this empty.') : undefined}
      placeholder={i18n.t('Name of a person')}
      none={i18n.t('Nobody by that name.')}
      autoFocus={autoFocus}
    />
  )
}
