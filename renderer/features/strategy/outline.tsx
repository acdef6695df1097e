import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Compass } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { GOALS_AT_ONCE } from '#shared/model/goal.ts'
import type { GoalId } from '#shared/model/id.ts'
import { goalOfLine } from '#shared/quick-log/goal-line.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatDay } from '#ui/format-day.ts'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { focusRow, isFocusNowhere, rowElement, rowIdOf } from '#ui/lost-focus.ts'
import { Section } from '#ui/page.tsx'
import { RowNavigation } from '#ui/row.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { AddLine } from './add-line.tsx'
import { Archetypes } from './archetype-list.tsx'
import { GoalSection } from './goal-section.tsx'
import { newId } from './new-id.ts'
import { groupsOf, rowIdOfItem, type Group, type OutlineItem } from './outline-moves.ts'
import { OutlineContext, type OutlineHands } from './outline-hands.ts'
import type { StrategyScreenProps } from './strategy-screen.tsx'
import { useOutlineActions } from './use-outline-actions.tsx'
import styles from './strategy.module.css'

export interface OutlineProps extends StrategyScreenProps {
  strategy: QueryOutput<'strategy'>
}

/** Goals, under each the types of people that it needs, and below them those that serve no goal. Changed where it stands. */
export function Outline({ strategy, search, onSearchChange }: OutlineProps) {
  const i18n = useI18n()
  const { active, loose, aside } = groupsOf(strategy)
  const [renamed, setRenamed] = useState<string | null>(null)
  const [dragged, setDragged] = useState<OutlineItem | null>(null)
  const followed = useRef<string | null>(null)
  const goalLine = useRef<HTMLInputElement>(null)
  const rowIds = [...active, loose, ...aside].flatMap(rowIdsOf)
  const keepFocus = useKeepRowFocus(rowIds)
  const open = search.open ?? null
  const setOpen = (goal: GoalId | null) => {
    const { open: _before, ...rest } = search
    onSearchChange(goal === null ? rest : { ...rest, open: goal }, { replace: true })
  }
  // What was moved keeps the focus, also where it has become another line.
  const follow = (item: OutlineItem) => {
    followed.current = rowIdOfItem(item)
  }
  useLayoutEffect(() => {
    if (followed.current !== null && isFocusNowhere()) focusRow(rowElement(followed.current))
  })
  const actions = useOutlineActions({ strategy, follow, onRename: setRenamed, onOpenGoal: setOpen, open, goalLine })
  const hands: OutlineHands = { strategy, actions, renamed, setRenamed, dragged, setDragged, open, setOpen }
  const isEmpty = strategy.goals.length === 0 && strategy.archetypes.length === 0
  return (
    <OutlineContext value={hands}>
      <div
        {...keepFocus}
        className={styles.outline}
        onFocus={(event) => {
          if (rowIdOf(event.target) !== followed.current) followed.current = null
          keepFocus.onFocus(event)
        }}
      >
        {isEmpty && (
          <EmptyState
            icon={<Compass />}
            action={
              <Button kind="primary" onPress={() => onSearchChange({ begin: true }, { replace: true })}>
                {i18n.t('Begin with what you answered')}
              </Button>
            }
          >
            {i18n.t('A goal, and a few types of people who would help you reach it: that is all a strategy needs.')}
          </EmptyState>
        )}
        {active.length > GOALS_AT_ONCE && (
          <p className={styles.kindly}>
            {i18n.t(
              '{count} goals at once is a lot to keep warm for. Plans keep their strength when they are few: one that is parked waits for you, with all its people.',
              { count: active.length },
            )}
          </p>
        )}
        <RowNavigation>
          {active.map(
            (group) => group.goal !== null && <GoalSection key={group.goal.id} goal={group.goal} group={group} />,
          )}
          <NewGoal inputRef={goalLine} today={strategy.date} />
          {(!isEmpty || loose.archetypes.length > 0) && (
            <Section title={i18n.t('Serving no goal')} note={i18n.t('people whom you want around you anyway')}>
              <Archetypes group={loose} label={i18n.t('Types of people that serve no goal')} />
            </Section>
          )}
          {aside.length > 0 && (
            <Section title={i18n.t('Set aside')} count={aside.length}>
              {aside.map(
                (group) => group.goal !== null && <GoalSection key={group.goal.id} goal={group.goal} group={group} />,
              )}
            </Section>
          )}
        </RowNavigation>
        {actions.dialogs}
      </div>
    </OutlineContext>
  )

  function rowIdsOf({ goal, archetypes }: Group): string[] {
    const under = archetypes.map(({ id }) => rowIdOfItem({ kind: 'archetype', id, goal: goal?.id ?? null }))
    return goal === null ? under : [goal.id, ...under]
  }
}

function NewGoal({ inputRef, today }: { inputRef: RefObject<HTMLInputElement | null>; today: CivilDate }) {
  const i18n = useI18n()
  const locale = useLocale()
  const add = useCommand('addGoal', { said: (_output, { title }) => i18n.t('“{title}” is a goal now.', { title }) })
  return (
    <div className={styles.newGoal}>
      <AddLine
        ref={inputRef}
        label={i18n.t('New goal')}
        placeholder={i18n.t('A goal, perhaps with its day: “a seat on a board by March”')}
        preview={(text) => {
          const { title, neededBy } = goalOfLine(text, today)
          if (neededBy === null) return null
          return i18n.t('“{title}”, needed by {day}', { title, day: formatDay(locale, neededBy, 'long', today) })
        }}
        onAdd={(text) => void add.run({ id: newId<GoalId>(), ...goalOfLine(text, today) }).catch(() => undefined)}
      />
    </div>
  )
}
