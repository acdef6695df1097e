import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { Participant } from '#shared/contract/conversations-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { ChipsField } from './chips-field.tsx'

/** Somebody in a conversation: known by id, or new by name. */
export interface ShownParticipant {
  readonly id: PersonId | null
  readonly name: string
}

export interface ParticipantsFieldProps {
  people: readonly ShownParticipant[]
  onChange: (people: readonly ShownParticipant[]) => void
  hideLabel?: boolean | undefined
  autoFocus?: boolean | undefined
}

/** With whom: people found by name, and new ones by writing theirs. */
export function ParticipantsField({ people, onChange, hideLabel, autoFocus }: ParticipantsFieldProps) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const { data = [] } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  const found = data.filter(({ id }) => people.every((one) => one.id !== id))
  const exact = (name: string) => found.find((candidate) => foldName(candidate.name) === foldName(name))
  const isKnown = text.trim() === '' || exact(text) !== undefined
  const add = (person: ShownParticipant) => onChange([...people, person])

  return (
    <ChipsField
      label={i18n.t('With')}
      hideLabel={hideLabel}
      placeholder={i18n.t('Whom did you talk to?')}
      chips={people.map((one) => ({
        key: keyOf(one),
        label: one.name,
        isNew: one.id === null,
        removeLabel: i18n.t('Without {name}', { name: one.name }),
      }))}
      onRemove={(key) => onChange(people.filter((one) => keyOf(one) !== key))}
      text={text}
      onTextChange={setText}
      options={[
        ...found.map(({ id, name, title, organisation }) => ({
          id,
          label: name,
          detail: [title, organisation].filter(Boolean).join(', ') || undefined,
        })),
        ...(isKnown ? [] : [{ id: 'new', label: text.trim(), detail: i18n.t('New person') }]),
      ]}
      onPick={(id) => {
        const person = found.find((candidate) => candidate.id === id)
        add(person === undefined ? { id: null, name: text.trim() } : { id: person.id, name: person.name })
      }}
      onTyped={(name) => {
        const person = exact(name)
        if (people.every((one) => foldName(one.name) !== foldName(name))) {
          add(person === undefined ? { id: null, name } : { id: person.id, name: person.name })
        }
      }}
      separators=",;"
      autoFocus={autoFocus}
    />
  )
}

/** As the commands want it. */
export function toParticipants(people: readonly ShownParticipant[]): Participant[] {
  return people.map(({ id, name }) => (id === null ? { name, organisation: null } : { id }))
}

function keyOf({ id, name }: ShownParticipant): string {
  return id ?? `new ${name}`
}
