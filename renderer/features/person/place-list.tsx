import { useState } from 'react'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryList, type Entry } from './entry-list.tsx'
import styles from './person-details.module.css'

/** Where somebody lives and works. */
export function PlaceList({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  return (
    <EntryList
      person={person}
      collection="places"
      title={i18n.t('Places')}
      addLabel={i18n.t('Add a place')}
      nameOf={({ text }) => text}
      renderEntry={({ value: { text, label } }) => (
        <>
          <p className={styles.value}>{text}</p>
          {label !== '' && <p className={styles.label}>{label}</p>}
        </>
      )}
      renderForm={(entry, close) => <PlaceForm person={person} entry={entry} close={close} />}
    />
  )
}

export function PlaceForm({
  person,
  entry,
  close,
}: {
  person: PersonPage
  entry: Entry<'places'> | null
  close: () => void
}) {
  const i18n = useI18n()
  const [text, setText] = useState(entry?.value.text ?? '')
  const [label, setLabel] = useState(entry?.value.label ?? '')
  const value = { text: text.trim(), label: label.trim() }
  return (
    <EntryForm
      personId={person.id}
      entryId={entry?.id ?? null}
      entry={value.text === '' ? null : { collection: 'places', value }}
      close={close}
    >
      <TextField label={i18n.t('Place')} value={text} onChange={setText} autoFocus maxLength={2000} />
      <TextField
        label={i18n.t('Label')}
        placeholder={i18n.t('Home, office…')}
        value={label}
        onChange={setLabel}
        maxLength={200}
      />
    </EntryForm>
  )
}
