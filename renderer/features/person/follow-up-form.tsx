import { useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { OwedBy } from '#shared/model/follow-up.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextField } from '#ui/text-field.tsx'
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
  const [text, setText] = useState(followUp?.text ?? '')
  const [due, setDue] = useState<string | null>(followUp?.due ?? (followUp === null ? addDays(today, 7) : null))
  const [owedBy, setOwedBy] = useState<OwedBy>(followUp?.owedBy ?? 'me')
  const schedule = useCommand('scheduleFollowUp', { said: i18n.t('Scheduled.') })
  const edit = useCommand('editFollowUp', { said: i18n.t('Changed.') })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const parts = { text, due: due as CivilDate | null, owedBy }
    const saved =
      followUp === null
        ? schedule.run({ ...parts, people: [{ id: person.id }] })
        : edit.run({ id: followUp.id, ...parts })
    await saved.then(onClose, () => undefined)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere in the form leaves it
    <form
      className={styles.form}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextField
        label={i18n.t('What is to be done')}
        value={text}
        onChange={setText}
        placeholder={i18n.t('Send the reading list')}
        autoFocus
        maxLength={2000}
        className={styles.wideField}
      />
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
          quickPicks={[
            { label: i18n.t('Tomorrow'), day: addDays(today, 1) },
            { label: i18n.t('In a week'), day: addDays(today, 7) },
            { label: i18n.t('In two weeks'), day: addDays(today, 14) },
          ]}
        />
        {due !== null && (
          <Button kind="plain" size="small" onPress={() => setDue(null)}>
            {i18n.t('No date')}
          </Button>
        )}
        <span className={styles.formActions}>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={text.trim() === '' || schedule.pending || edit.pending}>
            {i18n.t('Save')}
          </Button>
        </span>
      </div>
    </form>
  )
}
