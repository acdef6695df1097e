import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { FollowUpRow as FollowUpAnswer } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { FollowUpId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { Section } from '#ui/page.tsx'
import { activeRowId, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { FollowUpRow } from '#parts/follow-up-row.tsx'
import { openPutOffMenu, PutOffMenu } from '#parts/put-off-menu.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { PeopleLinks } from '#parts/places.tsx'
import styles from './person.module.css'

/** Open follow-ups in both directions, those done lately below them, and a form for a new one. */
export function PersonFollowUps({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const today = useToday()
  const [editing, setEditing] = useState<FollowUpId | 'new' | null>(null)
  const [showsDone, setShowsDone] = useState(false)
  const open = person.followUps.filter(({ done }) => !done)
  const done = person.followUps.filter(({ done: isDone }) => isDone)
  const keepFocus = useKeepRowFocus(open.map(({ id }) => id))
  const complete = useCommand('completeFollowUps', { said: i18n.t('Done.') })
  const reopen = useCommand('reopenFollowUps', { said: i18n.t('Open again.') })
  const snooze = useCommand('snoozeFollowUps', { said: i18n.t('Put off.') })
  const active = () => person.followUps.find(({ id }) => id === activeRowId())
  useActions([
    {
      id: 'complete-follow-up',
      onRow: true,
      title: i18n.t('Done with the follow-up'),
      group: i18n.t('Follow-ups'),
      keys: ['e'],
      when: () => active()?.done === false,
      run: () => withActive(({ id }) => void complete.run({ ids: [id] })),
    },
    {
      id: 'snooze-follow-up',
      onRow: true,
      title: i18n.t('Put off'),
      group: i18n.t('Follow-ups'),
      keys: ['h'],
      when: () => active()?.done === false,
      run: () => openPutOffMenu(document.activeElement?.closest('[data-row]')),
    },
    {
      id: 'new-follow-up',
      title: i18n.t('New follow-up with {name}', { name: person.name }),
      group: i18n.t('Follow-ups'),
      keys: ['f'],
      when: () => !person.readOnly,
      run: () => setEditing('new'),
    },
  ])

  function withActive(act: (followUp: FollowUpAnswer) => void): void {
    const followUp = active()
    if (followUp !== undefined) act(followUp)
  }

  const alsoWith = ({ people }: FollowUpAnswer) => {
    const others = people.filter(({ id }) => id !== person.id)
    if (others.length === 0) return undefined
    return (
      <>
        {i18n.t('also with')} <PeopleLinks people={others} />
      </>
    )
  }
  const row = (followUp: FollowUpAnswer) =>
    editing === followUp.id ? (
      <li key={followUp.id} className={styles.formRow}>
        <FollowUpForm person={person} followUp={followUp} onClose={closerOf(setEditing, editing)} />
      </li>
    ) : (
      <FollowUpRow
        key={followUp.id}
        followUp={followUp}
        people={alsoWith(followUp)}
        isReadOnly={person.readOnly}
        onDone={(isDone) => void (isDone ? complete : reopen).run({ ids: [followUp.id] })}
        actions={
          followUp.done || person.readOnly ? undefined : (
            <>
              <PutOffMenu
                today={today as CivilDate}
                label={i18n.t('Put off')}
                look="icon"
                onPutOff={(until) => void snooze.run({ ids: [followUp.id], until })}
              />
              <IconButton label={i18n.t('Change')} onPress={() => setEditing(followUp.id)}>
                <Pencil />
              </IconButton>
            </>
          )
        }
      />
    )

  return (
    <Section
      title={i18n.t('Follow-ups')}
      count={open.length || undefined}
      actions={
        !person.readOnly && (
          <Button kind="plain" size="small" keys="f" onPress={() => setEditing('new')}>
            {i18n.t('Add')}
          </Button>
        )
      }
    >
      {editing === 'new' && <FollowUpForm person={person} followUp={null} onClose={closerOf(setEditing, editing)} />}
      {open.length === 0 && editing !== 'new' && (
        <p className={styles.quiet}>{i18n.t('Nothing is open between you.')}</p>
      )}
      <div {...keepFocus}>
        <Rows label={i18n.t('Open follow-ups')}>{open.map(row)}</Rows>
      </div>
      {done.length > 0 && (
        <>
          <div className={styles.flush}>
            <Button kind="plain" size="small" onPress={() => setShowsDone((was) => !was)}>
              {showsDone
                ? i18n.t('Hide what is done')
                : i18n.t('{count, plural, one {Show # that is done} other {Show # that are done}}', {
                    count: done.length,
                  })}
            </Button>
          </div>
          {showsDone && <Rows label={i18n.t('Follow-ups done')}>{done.map(row)}</Rows>}
        </>
      )}
    </Section>
  )
}
