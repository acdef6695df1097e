import { conversationWords } from '#parts/conversation-words.ts'
import type { ConversationRow } from '#shared/contract/rows.ts'
import { notesExcerpt } from '#ui/notes-excerpt.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { PeopleLinks, PlaceLink, TagLinks, usePlaces } from '#parts/places.tsx'
import styles from './journal.module.css'

/** One conversation in the journal: with whom, about what, and how its notes begin. */
export function ConversationEntry({ conversation }: { conversation: ConversationRow }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const { id, channel, people, topic, tags, time, minutes, excerpt } = conversation
  const what = conversationWords(i18n)[channel]
  const names = people.map(({ name }) => name).join(', ')
  // Without a topic the people are the title, and without people what it was.
  const title = topic || names || what
  const details = [
    conversation.planned ? i18n.t('Planned') : null,
    title === what ? null : what,
    time,
    minutes === null ? null : i18n.t('{minutes} min', { minutes }),
  ].filter(Boolean)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- for J and K: the title is a link too
    <li
      data-row={id}
      tabIndex={-1}
      className={styles.entry}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen({ page: 'conversation', id })
      }}
    >
      <p className={styles.entryTitle}>
        <PlaceLink to={{ page: 'conversation', id }}>{title}</PlaceLink>
      </p>
      <p className={styles.entryDetail}>
        {topic !== '' && <PeopleLinks people={people} />}
        {topic !== '' && people.length > 0 && details.length > 0 && ' · '}
        {details.join(' · ')}
        <TagLinks tags={tags} className={styles.tag} />
      </p>
      {excerpt !== '' && <p className={styles.excerpt}>{notesExcerpt(excerpt)}</p>}
    </li>
  )
}
