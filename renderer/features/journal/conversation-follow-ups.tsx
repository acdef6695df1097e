import { openPutOffMenu, PutOffMenu } from '#parts/put-off-menu.tsx'
import { FollowUpRow } from '#parts/follow-up-row.tsx'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { FollowUpTerms, FollowUpText, newFollowUp } from '#parts/follow-up-fields.tsx'
import type { ConversationPage } from '#shared/contract/conversations-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { Section } from '#ui/page.tsx'
import { activeRowId, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import styles from './journal.module.css'

/** What came out of the conversation, in both directions. */
export function ConversationFollowUps({ conversation }: { conversation: ConversationPage }) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const [isAdding, setIsAdding] = useState(false)
  const complete = useCommand('completeFollowUps', { said: i18n.t('Done.') })
  const reopen = useCommand('reopenFollowUps', { said: i18n.t('Open again.') })
  const snooze = useCommand('snoozeFollowUps', { said: i18n.t('Put off for a week.') })
  const { followUps, readOnly } = conversation
  const active = () => followUps.find(({ id, done }) => id === activeRowId() && !done)
  useActions([
    {
      id: 'complete-follow-up',
      onRow: true,
      title: i18n.t('Done with the follow-up'),
      group: i18n.t('Follow-ups'),
      keys: ['e'],
      when: () => active() !== undefined,
      run: () => {
        const followUp = active()
        if (followUp !== undefined) void complete.run({ ids: [followUp.id] })
      },
    },
    {
      id: 'snooze-follow-up',
      onRow: true,
      title: i18n.t('Put off'),
      group: i18n.t('Follow-ups'),
      keys: ['h'],
      when: () => active() !== undefined,
      run: () => openPutOffMenu(document.activeElement?.closest('[data-row]')),
    },
    {
      id: 'new-follow-up',
      title: i18n.t('New follow-up to this conversation'),
      group: i18n.t('Follow-ups'),
      keys: ['f'],
      when: () => !readOnly,
      run: () => setIsAdding(true),
    },
  ])
  return (
    <Section
      title={i18n.t('Follow-ups')}
      count={followUps.length || undefined}
      actions={
        !readOnly && (
          <Button kind="plain" size="small" keys="f" onPress={() => setIsAdding(true)}>
            {i18n.t('Add')}
          </Button>
        )
      }
    >
      {isAdding && <NewFollowUp conversation={conversation} today={today} onClose={() => setIsAdding(false)} />}
      {followUps.length === 0 && !isAdding && <p className={styles.quiet}>{i18n.t('Nothing is promised yet.')}</p>}
      <Rows label={i18n.t('Follow-ups')}>
        {followUps.map((followUp) => (
          <FollowUpRow
            key={followUp.id}
            followUp={followUp}
            isReadOnly={readOnly}
            onDone={(isDone) => void (isDone ? complete : reopen).run({ ids: [followUp.id] })}
            actions={
              followUp.done || readOnly ? undefined : (
                <PutOffMenu
                  today={today}
                  label={i18n.t('Put off')}
                  look="icon"
                  onPutOff={(until) => void snooze.run({ ids: [followUp.id], until })}
                />
              )
            }
          />
        ))}
      </Rows>
    </Section>
  )
}

interface NewFollowUpProps {
  conversation: ConversationPage
  today: CivilDate
  onClose: () => void
}

function NewFollowUp({ conversation, today, onClose }: NewFollowUpProps) {
  const i18n = useI18n()
  const [draft, setDraft] = useState(newFollowUp(today))
  const schedule = useCommand('scheduleFollowUp', { said: i18n.t('Scheduled.') })
  const save = () => {
    if (draft.text.trim() === '' || schedule.pending) return
    const people = conversation.people.map(({ id }) => ({ id }))
    void schedule.run({ ...draft, people, origin: conversation.id }).then(onClose, () => undefined)
  }
  return (
    <InPlaceForm className={styles.followUpFields} onSubmit={save} onClose={onClose}>
      <FollowUpText draft={draft} onChange={setDraft} autoFocus className={styles.grow} />
      <FollowUpTerms draft={draft} onChange={setDraft} />
      <span className={styles.formActions}>
        <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={draft.text.trim() === '' || schedule.pending}>
          {i18n.t('Save')}
        </Button>
      </span>
    </InPlaceForm>
  )
}
