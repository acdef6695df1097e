import { useEffect, useRef, useState } from 'react'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { Participant } from '#shared/contract/conversations-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { firstOption } from '#ui/first-option.ts'
import { ChipsField } from './chips-field.tsx'

/** Somebody who is named: known by id, or new by name. */
export interface ShownParticipant {
  readonly id: PersonId | null
  readonly name: string
}

export interface ParticipantsFieldProps {
  people: readonly ShownParticipant[]
  onChange: (people: readonly ShownParticipant[]) => void
  /** *With* where left out. */
  label?: string | undefined
  placeholder?: string | undefined
  hideLabel?: boolean | undefined
  autoFocus?: boolean | undefined
  /** What is typed and nobody yet, where it is kept elsewhere. */
  typed?: string | undefined
  onTypedChange?: ((typed: string) => void) | undefined
}

/** Several people: found by name, and new ones by writing theirs. */
export function ParticipantsField({
  people,
  onChange,
  label,
  placeholder,
  hideLabel,
  autoFocus,
  typed,
  onTypedChange,
}: ParticipantsFieldProps) {
  const i18n = useI18n()
  const [ownText, setOwnText] = useState('')
  const text = typed ?? ownText
  const setText = onTypedChange ?? setOwnText
  const client = useJournalClient()
  const { data = [], isPlaceholderData } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  const found = data.filter(({ id }) => people.every((one) => one.id !== id))
  const latest = useRef({ people, onChange })
  useEffect(() => {
    latest.current = { people, onChange }
  })
  const add = ({ id, name }: ShownParticipant) => {
    const there = latest.current.people
    const isThere = there.some((one) => (id === null ? one.id === null && sameName(one.name, name) : one.id === id))
    if (!isThere) latest.current.onChange([...there, { id, name }])
  }
  const addTyped = async (name: string) => {
    const meant = await typedParticipant(client, name, () => latest.current.people)
    if (meant !== null) add(meant)
  }

  return (
    <ChipsField
      label={label ?? i18n.t('With')}
      hideLabel={hideLabel}
      placeholder={placeholder ?? i18n.t('Whom did you talk to?')}
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
        ...(text.trim() === '' ? [] : [{ id: NEW, label: text.trim(), detail: i18n.t('New person'), makesNew: true }]),
      ]}
      onPick={(id) => {
        const person = found.find((candidate) => candidate.id === id)
        add(person === undefined ? { id: null, name: text.trim() } : { id: person.id, name: person.name })
      }}
      isWaiting={isPlaceholderData}
      onTyped={(name) => void addTyped(name)}
      separators=",;"
      autoFocus={autoFocus}
    />
  )
}

/**
 * Whom a typed name means: whoever is offered first for it, as by Enter; somebody new only where nobody is offered. Null where
 * the one who is called so is there already.
 */
export async function typedParticipant(
  client: JournalClient,
  name: string,
  people: () => readonly ShownParticipant[],
): Promise<ShownParticipant | null> {
  const offered = await client.queries.peopleNamed({ text: name, limit: 8 }).catch(() => [])
  const free = offered.filter(({ id }) => people().every((one) => one.id !== id))
  const first = firstOption(
    free.map((one) => ({ id: one.id, label: one.name })),
    name,
  )
  if (first === undefined) return offered.length > 0 ? null : { id: null, name }
  return { id: first.id, name: first.label }
}

/** As the commands want it. */
export function toParticipants(people: readonly ShownParticipant[]): Participant[] {
  return people.map(({ id, name }) => (id === null ? { name, organisation: null } : { id }))
}

const NEW = 'new'

function sameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other)
}

function keyOf({ id, name }: ShownParticipant): string {
  return id ?? `new ${name}`
}
