import { ChannelSelect } from '#parts/channel-select.tsx'
import { lastChannel } from '#parts/last-channel.ts'
import { useLogForm } from '#parts/use-log-form.ts'
import { DayField } from '#parts/day-field.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { Button } from '#ui/button.tsx'
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
  const channelOfLast = person.conversations[0]?.channel ?? lastChannel() ?? 'coffee'
  const start = { date: today, channel: channelOfLast }
  const { written, set, canSave, save, cancel } = useLogForm(person, start, { onClose })
  const { date, channel, topic, notes } = written

  return (
    <InPlaceForm className={styles.form} onSubmit={() => void save()} onClose={onClose}>
      <div className={styles.formLine}>
        <ChannelSelect value={channel} onChange={(next) => set({ channel: next })} />
        <DayField label={i18n.t('When')} toward="past" value={date} onChange={(next) => set({ date: next })} />
        <TextField
          label={i18n.t('About')}
          value={topic}
          onChange={(next) => set({ topic: next })}
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
          onChange={(next) => set({ notes: next })}
          onSubmit={() => void save()}
          size="page"
        />
      </div>
      <span className={styles.formActions}>
        <Button onPress={cancel}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" keys="$mod+Enter" isDisabled={!canSave}>
          {i18n.t('Save')}
        </Button>
      </span>
    </InPlaceForm>
  )
}
