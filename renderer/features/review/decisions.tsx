import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { FollowUpRow } from '#parts/follow-up-row.tsx'
import { FollowUpTerms, FollowUpText, newFollowUp } from '#parts/follow-up-fields.tsx'
import { PeopleLinks } from '#parts/places.tsx'
import type { ReviewPage } from '#shared/contract/review-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import styles from './review.module.css'

/** What was decided, as follow-ups that lead back to the review. */
export function Decisions({ review, readOnly }: { review: ReviewPage; readOnly: boolean }) {
  const i18n = useI18n()
  const [isAdding, setIsAdding] = useState(false)
  const complete = useCommand('completeFollowUps', { said: i18n.t('Done.') })
  const reopen = useCommand('reopenFollowUps', { said: i18n.t('Open again.') })
  useActions([
    {
      id: 'review-follow-up',
      title: i18n.t('New follow-up of this review'),
      group: i18n.t('Review'),
      keys: ['f'],
      when: () => !readOnly,
      run: () => setIsAdding(true),
    },
  ])
  return (
    <>
      {review.followUps.length > 0 && (
        <Rows label={i18n.t('Follow-ups')}>
          {review.followUps.map((followUp) => (
            <FollowUpRow
              key={followUp.id}
              followUp={followUp}
              people={followUp.people.length > 0 ? <PeopleLinks people={followUp.people} /> : undefined}
              isReadOnly={readOnly}
              onDone={(isDone) => void (isDone ? complete : reopen).run({ ids: [followUp.id] }).catch(() => undefined)}
            />
          ))}
        </Rows>
      )}
      {isAdding ? (
        <NewDecision review={review} onClose={() => setIsAdding(false)} />
      ) : (
        !readOnly && (
          <div className={styles.screenOnly}>
            <Button size="small" kind="plain" keys="f" onPress={() => setIsAdding(true)}>
              {i18n.t('Make it a follow-up')}
            </Button>
          </div>
        )
      )}
    </>
  )
}

function NewDecision({ review, onClose }: { review: ReviewPage; onClose: () => void }) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const [draft, setDraft] = useState(newFollowUp(today))
  const schedule = useCommand('scheduleFollowUp', { said: i18n.t('Scheduled.') })
  const save = () => {
    if (draft.text.trim() === '' || schedule.pending) return
    void schedule.run({ ...draft, people: [], origin: review.id }).then(onClose, () => undefined)
  }
  return (
    <InPlaceForm className={styles.form} onSubmit={save} onClose={onClose}>
      <FollowUpText draft={draft} onChange={setDraft} autoFocus />
      <div className={styles.terms}>
        <FollowUpTerms draft={draft} onChange={setDraft} />
      </div>
      <span className={styles.formActions}>
        <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={draft.text.trim() === '' || schedule.pending}>
          {i18n.t('Save')}
        </Button>
      </span>
    </InPlaceForm>
  )
}
