import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { conversationWords } from '#parts/conversation-words.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { ConversationRow } from '#shared/contract/rows.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { notesExcerpt } from '#ui/notes-excerpt.ts'
import { Section } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { LogConversationForm } from './log-conversation-form.tsx'
import { MeetingBrief } from '#parts/meeting-brief.tsx'
import { PeopleLinks, PlaceLink } from '#parts/places.tsx'
import styles from './person.module.css'

const PAGE_ROWS = 50

export interface PersonConversationsProps {
  person: PersonPage
  isLogging: boolean
  onLogging: (isLogging: boolean) => void
}

/** What was spoken about, newest first, and a form for the next. */
export function PersonConversations({ person, isLogging, onLogging }: PersonConversationsProps) {
  const i18n = useI18n()
  const [morePages, setMorePages] = useState(0)
  const rows = person.conversations
  const { plans } = person
  const shown = rows.length + morePages * PAGE_ROWS
  useActions([
    {
      id: 'log-conversation-with',
      title: i18n.t('Log a conversation with {name}', { name: person.name }),
      group: i18n.t('Conversations'),
      keys: ['l'],
      when: () => !person.readOnly,
      run: () => onLogging(true),
    },
  ])
  return (
    <Section
      title={i18n.t('Conversations')}
      count={person.conversationCount || undefined}
      actions={
        !person.readOnly && (
          <Button kind="plain" size="small" keys="l" onPress={() => onLogging(true)}>
            {i18n.t('Log')}
          </Button>
        )
      }
    >
      {isLogging && <LogConversationForm person={person} onClose={() => onLogging(false)} />}
      {person.nextMeeting !== null && <MeetingBrief meeting={person.nextMeeting} />}
      {plans.length > 0 && <Conversations rows={plans} person={person} label={i18n.t('Planned')} />}
      {rows.length === 0 && plans.length === 0 && !isLogging && (
        <p className={styles.quiet}>{i18n.t('You have not written down a conversation yet.')}</p>
      )}
      <Conversations rows={rows} person={person} label={i18n.t('Conversations')} />
      {Array.from({ length: morePages }, (_, page) => (
        <EarlierConversations key={page} person={person} offset={rows.length + page * PAGE_ROWS} />
      ))}
      {shown < person.conversationCount && (
        <Button kind="plain" size="small" onPress={() => setMorePages((before) => before + 1)}>
          {i18n.t('{count, plural, one {Show # earlier conversation} other {Show earlier ones, # are left}}', {
            count: person.conversationCount - shown,
          })}
        </Button>
      )}
    </Section>
  )
}

/** Fifty more, from `offset` on. */
function EarlierConversations({ person, offset }: { person: PersonPage; offset: number }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('conversationsWith', { id: person.id, offset, limit: PAGE_ROWS })
  if (data === undefined) return <Skeleton label={i18n.t('Reading earlier conversations')} />
  return <Conversations rows={data.rows} person={person} label={i18n.t('Earlier conversations')} />
}

function Conversations({
  rows,
  person,
  label,
}: {
  rows: readonly ConversationRow[]
  person: PersonPage
  label: string
}) {
  return (
    <ol className={styles.conversations} aria-label={label}>
      {rows.map((conversation) => (
        <li key={conversation.id}>
          <ConversationEntry conversation={conversation} person={person} />
        </li>
      ))}
    </ol>
  )
}

function ConversationEntry({ conversation, person }: { conversation: ConversationRow; person: PersonPage }) {
  const i18n = useI18n()
  const { id, date, channel, topic, people, tags, excerpt, minutes } = conversation
  const others = people.filter((other) => other.id !== person.id)
  const what = conversationWords(i18n)[channel]
  return (
    <article className={styles.conversation}>
      <CivilDay day={date} className={styles.conversationDay} />
      <div className={styles.conversationBody}>
        <h3 className={styles.conversationTitle}>
          <PlaceLink to={{ page: 'conversation', id }}>{topic === '' ? what : topic}</PlaceLink>
        </h3>
        <p className={styles.conversationDetail}>
          {conversation.planned && i18n.t('Planned')}
          {conversation.planned && topic !== '' && ' · '}
          {topic !== '' && what}
          {minutes !== null && (
            <>
              {topic !== '' && ' · '}
              {i18n.t('{minutes} min', { minutes })}
            </>
          )}
          {others.length > 0 && (
            <>
              {(topic !== '' || minutes !== null || conversation.planned) && ' · '}
              {i18n.t('with')} <PeopleLinks people={others} />
            </>
          )}
          {tags.map((tag) => (
            <span key={tag} className={styles.tag}>
              #{tag}
            </span>
          ))}
        </p>
        {excerpt !== '' && <p className={styles.excerpt}>{notesExcerpt(excerpt)}</p>}
      </div>
    </article>
  )
}
