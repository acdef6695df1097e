import { AlarmClock, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import { addDays, addMonths, weekdayOf, type CivilDate } from '#shared/model/civil-date.ts'
import type { FollowUpId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { Menu } from '#ui/menu.tsx'
import { Section } from '#ui/page.tsx'
import { activeRowId, Row, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { FollowUpConflicts } from '#parts/follow-up-fields.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { PeopleLinks } from './person-places.tsx'
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
      title: i18n.t('Done with the follow-up'),
      group: i18n.t('Follow-ups'),
      keys: ['e'],
      when: () => active()?.done === false,
      run: () => withActive(({ id }) => void complete.run({ ids: [id] })),
    },
    {
      id: 'snooze-follow-up',
      title: i18n.t('Put the follow-up off for a week'),
      group: i18n.t('Follow-ups'),
      keys: ['h'],
      when: () => active()?.done === false,
      run: () => withActive(({ id }) => void snooze.run({ ids: [id], until: addDays(today as CivilDate, 7) })),
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

  function withActive(act: (followUp: FollowUpRow) => void): void {
    const followUp = active()
    if (followUp !== undefined) act(followUp)
  }

  const row = (followUp: FollowUpRow) =>
    editing === followUp.id ? (
      <li key={followUp.id} className={styles.formRow}>
        <FollowUpForm person={person} followUp={followUp} onClose={() => setEditing(null)} />
      </li>
    ) : (
      <FollowUpLine
        key={followUp.id}
        followUp={followUp}
        person={person}
        today={today}
        onDone={(isDone) => void (isDone ? complete : reopen).run({ ids: [followUp.id] })}
        onSnooze={(until) => void snooze.run({ ids: [followUp.id], until })}
        onEdit={() => setEditing(followUp.id)}
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
      {editing === 'new' && <FollowUpForm person={person} followUp={null} onClose={() => setEditing(null)} />}
      {open.length === 0 && editing !== 'new' && (
        <p className={styles.quiet}>{i18n.t('Nothing is open between you.')}</p>
      )}
      <div {...keepFocus}>
        <Rows label={i18n.t('Open follow-ups')}>{open.map(row)}</Rows>
      </div>
      {done.length > 0 && (
        <>
          <div className={styles.flush}>
            <Button kind="plain" size="small" onPress={() => setShowsDone(!showsDone)}>
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

interface FollowUpLineProps {
  followUp: FollowUpRow
  person: PersonPage
  today: string
  onDone: (isDone: boolean) => void
  onSnooze: (until: CivilDate) => void
  onEdit: () => void
}

function FollowUpLine({ followUp, person, today, onDone, onSnooze, onEdit }: FollowUpLineProps) {
  const i18n = useI18n()
  const { id, text, due, done, doneOn, owedBy, snoozed } = followUp
  const others = followUp.people.filter((other) => other.id !== person.id)
  const isLate = !done && due !== null && due < today
  return (
    <Row
      id={id}
      isDone={done}
      below={done ? undefined : <FollowUpConflicts id={id} isReadOnly={person.readOnly} />}
      leading={
        <Checkbox
          shape="circle"
          label={i18n.t('Done: {text}', { text })}
          isSelected={done}
          onChange={onDone}
          isDisabled={person.readOnly}
        />
      }
      title={text}
      detail={
        owedBy === 'them' || others.length > 0 ? (
          <>
            {owedBy === 'them' && i18n.t('From them')}
            {owedBy === 'them' && others.length > 0 && ' · '}
            {others.length > 0 && (
              <>
                {i18n.t('also with')} <PeopleLinks people={others} />
              </>
            )}
          </>
        ) : undefined
      }
      trailing={
        <>
          {snoozed && <AlarmClock size={14} aria-label={i18n.t('Put off')} role="img" />}
          {done && doneOn !== null && <CivilDay day={doneOn} />}
          {!done && due !== null && <CivilDay day={due} className={isLate ? styles.late : undefined} />}
        </>
      }
      actions={
        done || person.readOnly ? undefined : (
          <>
            <Menu
              label={i18n.t('Put off until')}
              trigger={
                <IconButton label={i18n.t('Put off')} keys="h">
                  <AlarmClock />
                </IconButton>
              }
              groups={[
                {
                  id: 'days',
                  entries: snoozeDays(today as CivilDate).map((day) => ({
                    id: day,
                    label: snoozeWords(i18n, today as CivilDate, day),
                    onAction: () => onSnooze(day),
                  })),
                },
              ]}
            />
            <IconButton label={i18n.t('Change')} onPress={onEdit}>
              <Pencil />
            </IconButton>
          </>
        )
      }
    />
  )
}

/** Tomorrow, next Monday, in two weeks, in a month. */
function snoozeDays(today: CivilDate): CivilDate[] {
  const monday = addDays(today, 8 - weekdayOf(today))
  return [...new Set([addDays(today, 1), monday, addDays(today, 14), addMonths(today, 1)])].toSorted()
}

function snoozeWords(i18n: ReturnType<typeof useI18n>, today: CivilDate, day: CivilDate): string {
  if (day === addDays(today, 1)) return i18n.t('Tomorrow')
  if (day === addDays(today, 14)) return i18n.t('In two weeks')
  return day === addMonths(today, 1) ? i18n.t('In a month') : i18n.t('Next Monday')
}
