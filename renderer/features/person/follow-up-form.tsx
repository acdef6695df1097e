import { FollowUpConflicts } from '#parts/follow-up-conflicts.tsx'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { FollowUpTerms, FollowUpText, newFollowUp, type FollowUpDraft } from '#parts/follow-up-fields.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import styles from './person.module.css'

export interface FollowUpFormProps {
  person: Pick<PersonPage, 'id' | 'name'>
  /** Null for a new one. */
  followUp: FollowUpRow | null
  onClose: () => void
}

export function FollowUpForm({ person, followUp, onClose }: FollowUpFormProps) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const [draft, setDraft] = useState<FollowUpDraft>(followUp ?? newFollowUp(today))
  const schedule = useCommand('scheduleFollowUp', { said: i18n.t('Scheduled.') })
  const edit = useCommand('editFollowUp', { said: i18n.t('Changed.') })

  const save = async () => {
    const { text, due, actor, every } = draft
    if (text.trim() === '') return
    const saved =
      followUp === null
        ? schedule.run({ text, due, actor, every, people: [{ id: person.id }] })
        : edit.run({ id: followUp.id, text, due, actor, every })
    await saved.then(onClose, () => undefined)
  }

  return (
    <InPlaceForm className={styles.form} onSubmit={() => void save()} onClose={onClose}>
      <FollowUpText draft={draft} onChange={setDraft} autoFocus />
      {followUp !== null && (
        <FollowUpConflicts id={followUp.id} onSettled={(parts) => setDraft((now) => ({ ...now, ...parts }))} />
      )}
      <div className={styles.formLine}>
        <FollowUpTerms draft={draft} onChange={setDraft} />
        <span className={styles.formActions}>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            isDisabled={draft.text.trim() === '' || schedule.pending || edit.pending}
          >
            {i18n.t('Save')}
          </Button>
        </span>
      </div>
    </InPlaceForm>
  )
}
