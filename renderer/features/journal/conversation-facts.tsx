import { Pencil } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { conversationWords, startedByWords } from '#parts/conversation-words.ts'
import { DayField } from '#parts/day-field.tsx'
import type { ConversationPage } from '#shared/contract/conversations-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { CONVERSATION_CHANNELS } from '#shared/model/conversation-channel.ts'
import { STARTED_BY } from '#shared/model/started-by.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Popover } from '#ui/popover.tsx'
import { Select } from '#ui/select.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { PeopleLinks, TagLinks } from '#parts/places.tsx'
import { MinutesField } from './minutes-field.tsx'
import { ParticipantsField, toParticipants } from '#parts/participants-field.tsx'
import { TagsField } from './tags-field.tsx'
import { TimeField } from './time-field.tsx'
import { useFollowedText } from '#parts/use-followed-text.ts'
import styles from './journal.module.css'

interface FactsProps {
  conversation: ConversationPage
}

/** The topic as the title of the page, written in place. */
export function ConversationTopic({ conversation }: FactsProps) {
  const i18n = useI18n()
  const edit = useCommand('editConversation', { said: i18n.t('Changed the topic.') })
  const [topic, setTopic] = useFollowedText(conversation.topic)
  // Without a topic it is called by who was there, as in the journal.
  const who = conversation.people.map(({ name }) => name).join(', ')
  const what = who || conversationWords(i18n)[conversation.channel]
  if (conversation.readOnly) return <h1 className={styles.topic}>{conversation.topic || what}</h1>
  const settle = () => {
    if (topic.trim() !== conversation.topic) void edit.run({ id: conversation.id, topic: topic.trim() })
  }
  return (
    <h1 className={styles.topicLine} aria-label={topic.trim() || what}>
      <input
        aria-label={i18n.t('Topic')}
        className={styles.topic}
        value={topic}
        placeholder={what}
        maxLength={2000}
        onChange={(event) => setTopic(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setTopic(conversation.topic)
        }}
      />
    </h1>
  )
}

/** With whom, how, when and how long; a press opens the fields. */
export function ConversationFacts({ conversation }: FactsProps) {
  const i18n = useI18n()
  const { channel, people, startedBy, time, minutes, tags, readOnly } = conversation
  const words = conversationWords(i18n)
  const began = { unknown: null, me: i18n.t('you began'), them: i18n.t('they began') }[startedBy]
  const length = minutes === null ? null : i18n.t('{minutes} min', { minutes })
  const details = [words[channel], began, time, length].filter(Boolean)
  return (
    <div className={styles.facts}>
      <p>
        <PeopleLinks people={people} />
        {people.length > 0 && ' · '}
        {details.join(' · ')}
        <TagLinks tags={tags} className={styles.tag} />
      </p>
      {!readOnly && (
        <Popover
          label={i18n.t('Change who, when and how')}
          placement="bottom end"
          trigger={
            <IconButton label={i18n.t('Change who, when and how')}>
              <Pencil />
            </IconButton>
          }
        >
          <FactsForm conversation={conversation} />
        </Popover>
      )}
    </div>
  )
}

/** Each field is saved as soon as it is left: there is nothing to confirm, and Undo to take it back. */
function FactsForm({ conversation }: FactsProps) {
  const i18n = useI18n()
  const edit = useCommand('editConversation', { said: i18n.t('Changed the conversation.') })
  const today = useToday()
  const words = conversationWords(i18n)
  const { id } = conversation
  return (
    <div className={styles.factsForm}>
      <div className={styles.wide}>
        <ParticipantsField
          people={conversation.people}
          onChange={(people) => void edit.run({ id, people: toParticipants(people) })}
        />
      </div>
      <Select
        label={i18n.t('How')}
        options={CONVERSATION_CHANNELS.map((channel) => ({ id: channel, label: words[channel] }))}
        value={conversation.channel}
        onChange={(channel) => void edit.run({ id, channel })}
      />
      <Select
        label={i18n.t('Who began?')}
        options={STARTED_BY.map((who) => ({ id: who, label: startedByWords(i18n)[who] }))}
        value={conversation.startedBy}
        onChange={(startedBy) => void edit.run({ id, startedBy })}
      />
      <DayField
        label={i18n.t('When')}
        toward={conversation.date > today ? 'future' : 'past'}
        changes="leaving"
        value={conversation.date}
        onChange={(date) => date !== null && void edit.run({ id, date: date as CivilDate })}
      />
      <TimeField value={conversation.time} onChange={(time) => void edit.run({ id, time })} />
      <MinutesField value={conversation.minutes} onChange={(minutes) => void edit.run({ id, minutes })} />
      <div className={styles.wide}>
        <TagsField tags={conversation.tags} onChange={(tags) => void edit.run({ id, tags: [...tags] })} />
      </div>
    </div>
  )
}
