import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { ArchetypeRow } from '#shared/contract/strategy-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { namesFromText } from '#shared/model/person-name.ts'
import { Button } from '#ui/button.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './seats.module.css'

type Idea = QueryOutput<'seatIdeas'>[number]

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
      <Ideas archetype={archetype} onTake={take} onClose={onClose} />
    </div>
  )
}

/** Who might know one, each with the reason, and what to do about it. */
function Ideas({
  archetype,
  onTake,
  onClose,
}: {
  archetype: ArchetypeRow
  onTake: (id: PersonId) => void
  onClose: () => void
}) {
  const i18n = useI18n()
  const { data: ideas } = useJournalQuery('seatIdeas', { id: archetype.id })
  const plan = useCommand('scheduleFollowUp', { said: i18n.t('Among what you mean to do, without a day.') })
  if (ideas === undefined) return null
  const ask = ({ person }: Idea) =>
    void plan
      .run({
        text: i18n.t('Ask whether they know a {name}', { name: archetype.name }),
        actor: 'me',
        due: null,
        people: [{ id: person.id }],
        origin: null,
      })
      .then(onClose, () => undefined)
  return (
    <section aria-label={i18n.t('Who might know one?')}>
      <h3 className={styles.formTitle}>{i18n.t('Who might know one?')}</h3>
      {ideas.length === 0 ? (
        <p className={styles.none}>
          {i18n.t('Nobody in the journal comes to mind yet. Whom you meet next is worth asking.')}
        </p>
      ) : (
        <ul className={styles.ideas}>
          {ideas.map((idea) => (
            <li key={idea.person.id} className={styles.idea}>
              <span className={styles.ideaWords}>
                <PlaceLink to={{ page: 'person', id: idea.person.id }}>{idea.person.name}</PlaceLink>
                <span className={styles.because}>{becauseWords(idea)}</span>
              </span>
              {idea.because === 'words' && (
                <Button
                  size="small"
                  onPress={() => onTake(idea.person.id)}
                  aria-label={i18n.t('Seat {person}', { person: idea.person.name })}
                >
                  {i18n.t('Is one')}
                </Button>
              )}
              <Button
                size="small"
                kind="plain"
                onPress={() => ask(idea)}
                aria-label={i18n.t('Note down to ask {person}', { person: idea.person.name })}
              >
                {i18n.t('Ask')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )

  function becauseWords({ because, text, led }: Idea): string {
    if (because === 'words') return text
    if (because === 'peer') return i18n.t('is one already')
    return i18n.t('{led, plural, one {led you to # person} other {led you to # people}}', { led })
  }
}
