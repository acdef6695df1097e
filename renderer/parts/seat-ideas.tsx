import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { ArchetypeId, PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { PlaceLink } from './places.tsx'
import styles from './seat-ideas.module.css'

type Idea = QueryOutput<'seatIdeas'>[number]

export interface SeatIdeasProps {
  archetype: { readonly id: ArchetypeId; readonly name: string }
  onTake: (id: PersonId) => void
  /** After it was noted down that one means to ask somebody. */
  onAsked?: () => void
}

/** Who might know one, each with the reason, and what to do about it. */
export function SeatIdeas({ archetype, onTake, onAsked }: SeatIdeasProps) {
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
      .then(
        () => onAsked?.(),
        () => undefined,
      )
  return (
    <section aria-label={i18n.t('Who might know one?')}>
      <h3 className={styles.title}>{i18n.t('Who might know one?')}</h3>
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
