import { useCommand } from '#client/use-command.ts'
import type { ConversationPage } from '#shared/contract/conversations-contract.ts'
import { Section } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { ParticipantConflicts } from './conversation-conflicts.tsx'
import { useFollowedText } from '#parts/use-followed-text.ts'
import styles from './journal.module.css'

type Participation = ConversationPage['participants'][number]

/** A private line on each who was there. */
export function ParticipantNotes({ conversation }: { conversation: ConversationPage }) {
  const i18n = useI18n()
  const shown = conversation.participants.filter(({ note }) => !conversation.readOnly || note !== '')
  if (shown.length === 0) return null
  return (
    <Section title={i18n.t('About each of them')} note={i18n.t('for your eyes only')}>
      <div className={styles.participants}>
        {shown.map((participation) => (
          <ParticipantNote key={participation.person.id} conversation={conversation} participation={participation} />
        ))}
      </div>
    </Section>
  )
}

interface ParticipantNoteProps {
  conversation: ConversationPage
  participation: Participation
}

function ParticipantNote({ conversation, participation: { person, note } }: ParticipantNoteProps) {
  const i18n = useI18n()
  const [text, setText] = useFollowedText(note)
  const set = useCommand('setParticipantNote', { said: i18n.t('Kept the note on {name}.', { name: person.name }) })
  const settle = () => {
    if (text !== note) void set.run({ id: conversation.id, person: person.id, note: text })
  }
  return (
    <div>
      <TextField
        label={person.name}
        placeholder={i18n.t('How they seemed, what to remember')}
        value={text}
        onChange={setText}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
        isReadOnly={conversation.readOnly}
        maxLength={2000}
      />
      <ParticipantConflicts conversation={conversation} person={person} />
    </div>
  )
}
