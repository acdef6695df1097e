import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { SeatIdeas } from '#parts/seat-ideas.tsx'
import type { ArchetypeRow } from '#shared/contract/strategy-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { namesFromText } from '#shared/model/person-name.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './seats.module.css'

/** Who takes a seat, by name; and whom to ask where nobody comes to mind. */
export function SeatForm({ archetype, onClose }: { archetype: ArchetypeRow; onClose: () => void }) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const { data = [], isPlaceholderData } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  const seat = useCommand('seatPeople', { said: i18n.t('Seated as {name}.', { name: archetype.name }) })
  const add = useCommand('addPerson', {
    said: (_output, { names }) =>
      i18n.t('{person} is added, as {name}.', { person: names.display || names.given || '', name: archetype.name }),
  })
  const isIn = (id: PersonId) => archetype.people.some((person) => person.id === id)
  const people = data.filter(({ id }) => !isIn(id))
  const typed = text.trim()
  const take = (id: PersonId) =>
    void seat.run({ ids: [id], archetype: archetype.id, seated: true }).then(onClose, () => undefined)
  const make = () =>
    void add.run({ names: namesFromText(typed), archetypes: [archetype.id] }).then(onClose, () => undefined)
  return (
    <div className={styles.form}>
      <ComboBox<string>
        label={i18n.t('Who is one?')}
        options={[
          ...people.map(({ id, name, title, organisation }) => ({
            id: id as string,
            label: name,
            detail: [title, organisation].filter(Boolean).join(', ') || undefined,
          })),
          ...(typed === '' || isPlaceholderData
            ? []
            : [{ id: 'new', label: typed, detail: i18n.t('New person'), makesNew: true }]),
        ]}
        isWaiting={isPlaceholderData}
        text={text}
        onTextChange={setText}
        value={null}
        onChange={(id) => {
          const chosen = people.find((person) => person.id === id)
          if (chosen !== undefined) take(chosen.id)
          else if (id === 'new') make()
        }}
        allowsOther
        autoFocus
        placeholder={i18n.t('Name of a person')}
      />
      <SeatIdeas archetype={archetype} onTake={take} onAsked={onClose} />
    </div>
  )
}
