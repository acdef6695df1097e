import { GripVertical, Hourglass } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { beforeYouNeedItWords } from '#parts/before-you-need-it.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { GoalRow } from '#shared/contract/strategy-contract.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { cx } from '#ui/cx.ts'
import { daysFrom } from '#ui/format-day.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { GoalDetails } from './goal-details.tsx'
import { GoalMenu } from './line-menu.tsx'
import { Archetypes } from './archetype-list.tsx'
import { Measures } from './measure-list.tsx'
import { useOutlineHands } from './outline-hands.ts'
import type { Group } from './outline-moves.ts'
import { RenameForm } from './rename-form.tsx'
import { GoalConflicts } from './strategy-conflicts.tsx'
import { sideWords, standingWords, whyWords } from './strategy-words.ts'
import { useDragged, useDropPlace } from './use-drag.ts'
import styles from './strategy.module.css'

/** One goal, with what it is for, until when, and the types of people that it needs. */
export function GoalSection({ goal, group }: { goal: GoalRow; group: Group }) {
  const i18n = useI18n()
  const { renamed, setRenamed, open, setOpen } = useOutlineHands()
  const edit = useCommand('editGoal', { said: i18n.t('Changed.') })
  const isOpen = open === goal.id
  const item = { kind: 'goal', goal: goal.id } as const
  const dragged = useDragged(item)
  const drop = useDropPlace(item)
  const headingId = `goal-${goal.id}`
  const toggle = () => setOpen(isOpen ? null : goal.id)
  return (
    <section aria-labelledby={headingId} className={styles.goal}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut for J and K: the title is a button too */}
      <div
        data-row={goal.id}
        tabIndex={-1}
        className={cx(styles.goalHead, drop.className)}
        {...drop.handlers}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.target !== event.currentTarget) return
          event.preventDefault()
          toggle()
        }}
      >
        {!goal.readOnly && (
          <span aria-hidden className={styles.grip} {...dragged}>
            <GripVertical size={14} />
          </span>
        )}
        <div className={styles.goalWords}>
          {renamed === goal.id ? (
            <RenameForm
              label={i18n.t('Goal')}
              words={goal.title}
              onSave={(title) => void edit.run({ id: goal.id, title }).catch(() => undefined)}
              onClose={() => setRenamed(null)}
            />
          ) : (
            <h2 id={headingId} className={styles.goalTitle}>
              <button type="button" aria-expanded={isOpen} onClick={toggle}>
                {goal.title}
              </button>
            </h2>
          )}
          <GoalFacts goal={goal} />
          {goal.hint !== null && <GoalHintLine goal={goal} />}
          <GoalConflicts goal={goal} />
          {!isOpen && goal.excerpt !== '' && <p className={styles.excerpt}>{goal.excerpt}</p>}
        </div>
        {!goal.readOnly && <GoalMenu goal={goal} />}
      </div>
      {isOpen && <GoalDetails goal={goal} />}
      <Archetypes group={group} label={i18n.t('Types of people for {goal}', { goal: goal.title })} />
      <Measures goal={goal.id} label={i18n.t('Measures of {goal}', { goal: goal.title })} />
    </section>
  )
}

/** What it is for, whose people it needs, until when, and how it stands, in one quiet line. */
function GoalFacts({ goal }: { goal: GoalRow }) {
  const i18n = useI18n()
  const why = whyWords(i18n)
  const today = useToday()
  const parts = [
    goal.standing === 'active' ? null : standingWords(i18n)[goal.standing],
    goal.why.length === 0 ? null : goal.why.map((one) => why[one]).join(', '),
    goal.side === 'both' ? null : sideWords(i18n)[goal.side],
  ].filter((part) => part !== null)
  if (parts.length === 0 && goal.neededBy === null) return null
  const days = goal.neededBy === null ? 0 : daysFrom(today, goal.neededBy)
  return (
    <p className={styles.facts}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {goal.neededBy !== null && (
        <span>
          {i18n.t('needed by')} <CivilDay day={goal.neededBy} />
          {days > 0 && goal.standing === 'active' && goal.hint === null && (
            <> {i18n.t('({days, plural, one {# day} other {# days}} left)', { days })}</>
          )}
        </span>
      )}
    </p>
  )
}

/** Before you need it: so many days left, and nobody warm. */
function GoalHintLine({ goal }: { goal: GoalRow }) {
  const i18n = useI18n()
  if (goal.hint === null) return null
  const { nearest } = goal.hint
  return (
    <p className={styles.hint}>
      <Hourglass aria-hidden size={14} />
      <span>
        {beforeYouNeedItWords(i18n, goal.hint)}{' '}
        {nearest !== null && <PlaceLink to={{ page: 'person', id: nearest.id }}>{nearest.name}</PlaceLink>}
      </span>
    </p>
  )
}
