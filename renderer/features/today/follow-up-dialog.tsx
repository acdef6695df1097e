import { useId, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { FollowUpRow, PersonLink } from '#shared/contract/rows.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { OwedBy } from '#shared/model/follow-up.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { laterDays, laterWords } from './later-days.ts'
import { PersonCombo } from './person-combo.tsx'
import styles from './today.module.css'

export interface FollowUpDialogProps {
  /** Null for a new one. */
  followUp: FollowUpRow | null
  /** Whom a new one is about, when it begins from somebody. */
  person: PersonLink | null
  today: CivilDate
  onClose: () => void
}

/** Something promised: what, by whom, to whom, until when. */
export function FollowUpDialog({ followUp, person: given, today, onClose }: FollowUpDialogProps) {
  const i18n = useI18n()
  const form = useId()
  const [text, setText] = useState(followUp?.text ?? '')
  const [person, setPerson] = useState<PersonLink | null>(followUp?.people[0] ?? given)
  const [due, setDue] = useState<string | null>(followUp === null ? addDays(today, 7) : followUp.due)
  const [owedBy, setOwedBy] = useState<OwedBy>(followUp?.owedBy ?? 'me')
  const schedule = useCommand('scheduleFollowUp', { said: i18n.t('Scheduled.') })
  const edit = useCommand('editFollowUp', { said: i18n.t('Changed.') })
  const words = laterWords(i18n)
  const isSaving = schedule.pending || edit.pending

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || isSaving) return
    const parts = { text, due: due as CivilDate | null, owedBy }
    const samePerson = person?.id === followUp?.people[0]?.id
    // Several people stay as they are unless the first is changed here.
    const people = { people: person === null ? [] : [{ id: person.id }] }
    const saved =
      followUp === null
        ? schedule.run({ ...parts, ...people })
        : edit.run({ id: followUp.id, ...parts, ...(samePerson ? {} : people) })
    await saved.then(onClose, () => undefined)
  }

  return (
    <Dialog
      title={followUp === null ? i18n.t('New follow-up') : i18n.t('Change the follow-up')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={text.trim() === '' || isSaving}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className={styles.form}>
        <TextField
          label={i18n.t('What is to be done')}
          value={text}
          onChange={setText}
          placeholder={i18n.t('Send the reading list')}
          autoFocus
          maxLength={2000}
        />
        <PersonCombo label={i18n.t('With whom')} value={person} onChange={setPerson} />
        <div className={styles.formLine}>
          <Segmented
            label={i18n.t('By whom')}
            options={[
              { id: 'me', label: i18n.t('By me') },
              { id: 'them', label: i18n.t('By them') },
            ]}
            value={owedBy}
            onChange={setOwedBy}
          />
          <DateField
            label={i18n.t('On')}
            value={due}
            onChange={setDue}
            quickPicks={laterDays(today).map(({ id, day }) => ({ label: words[id], day }))}
          />
          {due !== null && (
            <Button kind="plain" onPress={() => setDue(null)}>
              {i18n.t('No date')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
