import { FollowUpConflicts } from '#parts/follow-up-conflicts.tsx'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { FollowUpTerms, FollowUpText, newFollowUp, type FollowUpDraft } from '#parts/follow-up-fields.tsx'
import { PersonField } from '#parts/person-field.tsx'
import type { FollowUpRow, PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'
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
  const [draft, setDraft] = useState<FollowUpDraft>(followUp ?? newFollowUp(today))
  const [person, setPerson] = useState<PersonLink | null>(followUp?.people[0] ?? given)
  const schedule = useCommand('scheduleFollowUp', { said: i18n.t('Scheduled.') })
  const edit = useCommand('editFollowUp', { said: i18n.t('Changed.') })
  const isSaving = schedule.pending || edit.pending

  const save = async () => {
    const { text, due, actor, every } = draft
    if (text.trim() === '' || isSaving) return
    const parts = { text, due, actor, every }
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
    <FormDialog
      title={followUp === null ? i18n.t('New follow-up') : i18n.t('Change the follow-up')}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={draft.text.trim() !== '' && !isSaving}
      onSubmit={save}
      className={styles.form}
    >
      <FollowUpText draft={draft} onChange={setDraft} autoFocus />
      {followUp !== null && (
        <FollowUpConflicts id={followUp.id} onSettled={(parts) => setDraft((now) => ({ ...now, ...parts }))} />
      )}
      <PersonField label={i18n.t('With whom')} value={person} onChange={setPerson} />
      <div className={styles.formLine}>
        <FollowUpTerms draft={draft} onChange={setDraft} />
      </div>
    </FormDialog>
  )
}
