import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { ChannelSelect } from '#parts/channel-select.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { LazyNotesEditor } from '#ui/lazy-notes-editor.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import styles from './person.module.css'

/** A conversation with the person of this page, in place: when, how, about what, and what was said. */
export function LogConversationForm({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const i18n = useI18n()
  const today = useToday()
  const [date, setDate] = useState<string | null>(today)
  const [channel, setChannel] = useState<ConversationChannel>(person.conversations[0]?.channel ?? 'coffee')
  const [topic, setTopic] = useState('')
  const [notes, setNotes] = useState('')
  const log = useCommand('logConversation', {
    said: i18n.t('Logged a conversation with {name}.', { name: person.name }),
  })

  const save = async () => {
    if (date === null || log.pending) return
    const conversation = { date: date as CivilDate, channel, topic: topic.trim(), notes, people: [{ id: person.id }] }
    await log.run(conversation).then(onClose, () => undefined)
  }

  return (
    <InPlaceForm className={styles.form} onSubmit={() => void save()} onClose={onClose}>
      <div className={styles.formLine}>
        <ChannelSelect value={channel} onChange={setChannel} />
        <DateField label={i18n.t('When')} value={date} onChange={setDate} />
        <TextField
          label={i18n.t('About')}
          value={topic}
          onChange={setTopic}
          autoFocus
          maxLength={2000}
          className={styles.wideField}
        />
      </div>
      <div className={styles.formNotes}>
        <LazyNotesEditor
          label={i18n.t('What was said')}
          placeholder={i18n.t('What was said, what you learned, what you promised…')}
          value={notes}
          onChange={setNotes}
          onSubmit={() => void save()}
          size="page"
        />
      </div>
      <span className={styles.formActions}>
        <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" keys="$mod+Enter" isDisabled={date === null || log.pending}>
          {i18n.t('Save')}
        </Button>
      </span>
    </InPlaceForm>
  )
}
