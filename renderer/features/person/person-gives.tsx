import { useJournalQuery } from '#client/use-query.ts'
import { directionWords, whatWords } from '#parts/giving-words.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { Section } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './person.module.css'

const MAX_ROWS = 12

/** What went from one to the other, as a story from the latest on; nothing where nothing was written down. */
export function PersonGives({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const story = useJournalQuery('gives', { person: person.id, limit: MAX_ROWS }).data
  if (story === undefined || story.total === 0) return null
  const sides = directionWords(i18n)
  const whats = whatWords(i18n)
  return (
    <Section title={i18n.t('Given and received')}>
      <ul className={styles.gives} aria-label={i18n.t('Given and received')}>
        {story.rows.map(({ id, direction, what, text, day, outcome }) => (
          <li key={id} className={styles.give}>
            <span>{text}</span>
            <span className={styles.giveFacts}>
              {[sides[direction], whats[what]].join(' · ')}
              {' · '}
              <CivilDay day={day} />
              {outcome !== '' && <> · {outcome}</>}
            </span>
          </li>
        ))}
      </ul>
      {story.total > story.rows.length && (
        <PlaceLink to={{ page: 'giving', search: { face: 'story' } }}>
          {i18n.t('All that was given and received')}
        </PlaceLink>
      )}
    </Section>
  )
}
