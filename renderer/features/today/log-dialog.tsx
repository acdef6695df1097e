import { useId, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { ChannelSelect } from '#parts/channel-select.tsx'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useCommands } from '#ui/use-commands.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './today.module.css'

export interface LogDialogProps {
  person: PersonLink
  today: CivilDate
  onClose: () => void
  onLogged: () => void
}

/** Writes down a conversation with one person without leaving Today: how, when, about what, what was said. */
export function LogDialog({ person, today, onClose, onLogged }: LogDialogProps) {
  const i18n = useI18n()
  const form = useId()
  const [date, setDate] = useState<string | null>(today)
  const [channel, setChannel] = useState<ConversationChannel>('call')
  const [topic, setTopic] = useState('')
  const [notes, setNotes] = useState('')
  const log = useCommand('logConversation', {
    said: i18n.t('Logged a conversation with {name}.', { name: person.name }),
  })

  const save = async () => {
    if (date === null || log.pending) return
    const conversation = { date: date as CivilDate, channel, topic: topic.trim(), notes, people: [{ id: person.id }] }
    await log.run(conversation).then(onLogged, () => undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  // Enter alone begins a new line in what was said.
  useCommands([
    {
      id: 'save',
      title: i18n.t('Save'),
      group: i18n.t('Write'),
      keys: ['$mod+Enter'],
      keysOnly: true,
      run: () => void save(),
    },
  ])

  return (
    <Dialog
      title={i18n.t('Conversation with {name}', { name: person.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} keys="$mod+Enter" isDisabled={date === null || log.pending}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <div className={styles.formLine}>
          <ChannelSelect value={channel} onChange={setChannel} />
          <DateField label={i18n.t('When')} value={date} onChange={setDate} max={today} />
        </div>
        <TextField label={i18n.t('About')} value={topic} onChange={setTopic} autoFocus maxLength={2000} />
        <TextArea label={i18n.t('What was said')} value={notes} onChange={setNotes} rows={4} reading />
      </form>
    </Dialog>
  )
}
