import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { foldName } from '#shared/model/person-name.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface OrganisationFieldProps {
  /** The name, as it is known or as it is typed. */
  name: string
  onChange: (name: string) => void
}

/** Names an organisation: one that is known, or on purpose a new one. */
export function OrganisationField({ name, onChange }: OrganisationFieldProps) {
  const i18n = useI18n()
  const [made, setMade] = useState<string | null>(null)
  const input = { text: name.trim(), limit: 8 }
  const { data = [], isPlaceholderData } = useJournalQuery('organisations', input, { keepPrevious: true })
  const known = data.find((one) => foldName(one.name) === foldName(name))
  const isNew = name.trim() !== '' && known === undefined
  return (
    <ComboBox
      label={i18n.t('Organisation')}
      options={[
        ...data.map((one) => ({ id: one.id as string, label: one.name })),
        ...(isNew ? [{ id: NEW, label: name.trim(), detail: i18n.t('New organisation'), makesNew: true }] : []),
      ]}
      isWaiting={isPlaceholderData}
      text={name}
      onTextChange={onChange}
      value={known?.id ?? (isNew && made === name.trim() ? NEW : null)}
      onChange={(id) => {
        const chosen = data.find((one) => one.id === id)
        if (chosen !== undefined) onChange(chosen.name)
        else if (id === NEW) setMade(name.trim())
      }}
      allowsOther
    />
  )
}

const NEW = 'new'
