import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { ArchetypeId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Popover } from '#ui/popover.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './person-details.module.css'

/** The types of people that somebody is wanted as: the seats that they take, or may take. */
export function ArchetypeGroup({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const seat = useCommand('seatPeople', { said: i18n.t('No longer among them.') })
  if (person.archetypes.length === 0) return null
  return (
    <div className={styles.group}>
      <div className={styles.groupHeader}>
        <h3 className={styles.groupTitle}>{i18n.t('Types of people')}</h3>
        {!person.readOnly && (
          <Popover
            label={i18n.t('Seat as a type of person')}
            placement="bottom end"
            trigger={
              <IconButton label={i18n.t('Seat as a type of person')} className={styles.add}>
                <Plus />
              </IconButton>
            }
          >
            {(close) => <ArchetypeForm person={person} close={close} />}
          </Popover>
        )}
      </div>
      <ChipGroup label={i18n.t('Types of people')}>
        {person.archetypes.map(({ id, name }) => (
          <Chip
            key={id}
            removeLabel={i18n.t('Take out of {circle}', { circle: name })}
            onRemove={
              person.readOnly
                ? undefined
                : () => void seat.run({ ids: [person.id], archetype: id, seated: false }).catch(() => undefined)
            }
          >
            <PlaceLink to={{ page: 'archetype', id }}>{name}</PlaceLink>
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}

/** Chooses one of the types of people, or makes one. */
export function ArchetypeForm({ person, close }: { person: PersonPage; close: () => void }) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const { data = [] } = useJournalQuery('archetypes')
  const add = useCommand('addArchetype', { said: (_output, { name }) => i18n.t('Seated as {name}.', { name }) })
  const seat = useCommand('seatPeople', {
    said: (_output, { archetype }) =>
      i18n.t('Seated as {name}.', { name: data.find(({ id }) => id === archetype)?.name ?? '' }),
  })
  const isIn = (id: ArchetypeId) => person.archetypes.some((archetype) => archetype.id === id)
  const wanted = text.trim().toLowerCase()
  const fitting = data.filter(({ id, name }) => !isIn(id) && name.toLowerCase().includes(wanted))
  const exact = data.find(({ name }) => name.toLowerCase() === wanted)
  const take = (id: ArchetypeId | undefined) =>
    void (
      id === undefined
        ? add.run({ name: text.trim(), people: [person.id] })
        : seat.run({ ids: [person.id], archetype: id, seated: true })
    ).then(close, () => undefined)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted !== '') take(exact?.id)
      }}
    >
      <ComboBox
        label={i18n.t('Type of person')}
        options={[
          ...fitting.map(({ id, name, seats, people }) => ({
            id: id as string,
            label: name,
            detail: i18n.t(
              '{people, plural, =0 {nobody} one {# person} other {# people}} for {seats, plural, one {# seat} other {# seats}}',
              { people, seats },
            ),
          })),
          ...(wanted === '' || exact !== undefined
            ? []
            : [{ id: 'new', label: text.trim(), detail: i18n.t('New type of person'), makesNew: true }]),
        ]}
        text={text}
        onTextChange={setText}
        value={null}
        onChange={(id) => {
          const chosen = data.find((candidate) => candidate.id === id)
          if (chosen !== undefined || id === 'new') take(chosen?.id)
        }}
        allowsOther
        autoFocus
        placeholder={i18n.t('CFO outside my industry')}
      />
      <div className={styles.formActions}>
        <Button onPress={close}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={wanted === ''}>
          {i18n.t('Seat')}
        </Button>
      </div>
    </form>
  )
}
