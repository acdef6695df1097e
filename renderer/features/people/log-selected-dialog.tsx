import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { ChannelSelect } from '#parts/channel-select.tsx'
import { keepLastChannel, lastChannel } from '#parts/last-channel.ts'
import { DayField } from '#parts/day-field.tsx'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { PersonId } from '#shared/model/id.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import styles from './people.module.css'

/** As many people as a conversation takes. */
export const MAX_TOGETHER = 200

export interface LogSelectedDialogProps {
  ids: readonly PersonId[]
  /** What it begins as: what was said, or what is to come. */
  begins: 'log' | 'plan'
  onClose: () => void
  onSaved: () => void
}

/** One conversation with all who are selected: what was said, or, on a day to come, a plan. */
export function LogSelectedDialog({ ids, begins, onClose, onSaved }: LogSelectedDialogProps) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const feedback = useCommandFeedback()
  const log = useCommand('logConversation')
  const [date, setDate] = useState<string | null>(begins === 'log' ? today : addDays(today, 1))
  const [channel, setChannel] = useState<ConversationChannel>(lastChannel() ?? (begins === 'log' ? 'event' : 'call'))
  const [topic, setTopic] = useState('')
  const [notes, setNotes] = useState('')
  const count = ids.length
  const isPlan = date !== null && date > today
  const save = async () => {
    if (date === null || log.pending) return
    const said = { date: date as CivilDate, channel, topic: topic.trim(), notes, people: ids.map((id) => ({ id })) }
    try {
      const { undo } = await log.run(said)
      keepLastChannel(channel)
      feedback.done(
        isPlan
          ? i18n.t('Planned with {count, plural, one {# person} other {# people}}.', { count })
          : i18n.t('Logged with {count, plural, one {# person} other {# people}}.', { count }),
        undo,
      )
      onSaved()
    } catch {
      // The user has been told; everything stays as it was written.
    }
  }
  return (
    <FormDialog
      title={i18n.t('Conversation with {count, plural, one {# person} other {# people}}', { count })}
      isOpen
      onClose={onClose}
      submit={isPlan ? i18n.t('Plan') : i18n.t('Save')}
      canSubmit={date !== null && !log.pending}
      onSubmit={save}
      className={styles.form}
    >
      <div className={styles.logLine}>
        <ChannelSelect value={channel} onChange={setChannel} />
        <DayField
          label={i18n.t('When')}
          toward={begins === 'log' ? 'past' : 'future'}
          value={date}
          onChange={setDate}
        />
      </div>
      <TextField label={i18n.t('About')} value={topic} onChange={setTopic} autoFocus maxLength={2000} />
      {!isPlan && <TextArea label={i18n.t('What was said')} value={notes} onChange={setNotes} rows={4} reading />}
    </FormDialog>
  )
}
