import { ChannelSelect } from '#parts/channel-select.tsx'
import { useCommand } from '#client/use-command.ts'
import { lastChannel } from '#parts/last-channel.ts'
import { useLogForm } from '#parts/use-log-form.ts'
import { DayField } from '#parts/day-field.tsx'
import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { pastMeeting } from './past-meeting.ts'
import styles from './today.module.css'

export interface LogDialogProps {
  person: PersonLink
  /** One that is over, which is what is written down: with all who took part, on its day. */
  meeting?: MeetingRow | null
  today: CivilDate
  onClose: () => void
  onLogged: () => void
}

/** Writes down a conversation with one person without leaving Today: how, when, about what, what was said. */
export function LogDialog({ person, meeting = null, today, onClose, onLogged }: LogDialogProps) {
  const i18n = useI18n()
  const answer = useCommand('answerMeeting')
  const start =
    meeting === null ? { date: today, channel: lastChannel() ?? ('call' as const) } : startOfMeeting(meeting)
  const logged = () => {
    onLogged()
    if (meeting !== null) void answer.run({ id: meeting.id, answer: 'logged' }).catch(() => undefined)
  }
  const { written, set, canSave, save, cancel } = useLogForm(person, start, { onClose, onLogged: logged })
  const names = (meeting?.people ?? [person]).map(({ name }) => name).join(', ')
  const { date, channel, topic, notes } = written

  return (
    <FormDialog
      title={i18n.t('Conversation with {name}', { name: names })}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={canSave}
      keys="$mod+Enter"
      onSubmit={save}
      onCancel={cancel}
      className={styles.form}
    >
      <div className={styles.formLine}>
        <ChannelSelect value={channel} onChange={(next) => set({ channel: next })} />
        <DayField
          label={i18n.t('When')}
          toward="past"
          value={date}
          onChange={(next) => set({ date: next })}
          max={today}
        />
      </div>
      <TextField
        label={i18n.t('About')}
        value={topic}
        onChange={(next) => set({ topic: next })}
        autoFocus
        maxLength={2000}
      />
      <TextArea
        label={i18n.t('What was said')}
        value={notes}
        onChange={(next) => set({ notes: next })}
        rows={4}
        reading
      />
    </FormDialog>
  )
}

function startOfMeeting(meeting: MeetingRow) {
  const { on: date, time, minutes, people } = pastMeeting(meeting)
  const ids = people.map(({ id }) => ({ id }))
  return { date, time, minutes, channel: 'meeting' as const, topic: meeting.title, people: ids }
}
