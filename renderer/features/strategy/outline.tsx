import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Compass } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { GOALS_AT_ONCE } from '#shared/model/goal.ts'
import type { GoalId, MeasureId } from '#shared/model/id.ts'
import { goalOfLine } from '#shared/quick-log/goal-line.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatDay } from '#ui/format-day.ts'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { focusRow, isFocusNowhere, rowElement, rowIdOf } from '#ui/lost-focus.ts'
import { Section } from '#ui/page.tsx'
import { activeRowId, RowNavigation } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { AddLine } from './add-line.tsx'
import { Archetypes } from './archetype-list.tsx'
import { GoalSection } from './goal-section.tsx'
import { Measures } from './measure-list.tsx'
import { newId } from './new-id.ts'
import { groupsOf, itemOfRowId, rowIdOfItem, type Group, type OutlineItem } from './outline-moves.ts'
import { OutlineContext, type OutlineHands } from './outline-hands.ts'
import type { StrategyScreenProps } from './strategy-screen.tsx'
import { useMeasureActions } from './use-measure-actions.ts'
import { useOutlineActions } from './use-outline-actions.tsx'
import styles from './strategy.module.css'

const CanvasList = lazyPart(async () => (await import('./canvas-list.tsx')).CanvasList)
const MeasureDialog = lazyPart(async () => (await import('./measure-dialog.tsx')).MeasureDialog, { takesKeys: true })

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
  useActions([
    {
      id: 'new-measure',
      onRow: true,
      title: i18n.t('New measure'),
      group: i18n.t('Strategy'),
      keys: ['t'],
      also: 'add number target count',
      run: () => openMeasure({ goal: itemOfRowId(activeRowId(), strategy)?.goal ?? null }),
    },
  ])
  const actions = useOutlineActions({ strategy, follow, onRename: setRenamed, onOpenGoal: setOpen, open, goalLine })
  const measureActions = useMeasureActions(strategy, (rowId) => {
    followed.current = rowId
  })
  // A measure that is there stands in the address; one that is to be made does not.
  const [newMeasure, setNewMeasure] = useState<{ readonly goal: GoalId | null } | null>(null)
  const openMeasure = (measure: { readonly id: MeasureId } | { readonly goal: GoalId | null }) => {
    if ('id' in measure) onSearchChange({ ...search, measure: measure.id }, { replace: true })
    else setNewMeasure(measure)
  }
  const shownMeasure = search.measure === undefined ? newMeasure : { id: search.measure }
  const closeMeasure = () => {
    setNewMeasure(null)
    const { measure: _before, ...rest } = search
    if (search.measure !== undefined) onSearchChange(rest, { replace: true })
  }
  const hands: OutlineHands = {
    strategy,
    actions,
    measureActions,
    renamed,
    setRenamed,
    dragged,
    setDragged,
    open,
    setOpen,
    openMeasure,
  }
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
            action={<Begin onPress={() => onSearchChange({ begin: true }, { replace: true })} />}
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
              <Measures goal={null} label={i18n.t('Measures of no goal')} />
            </Section>
          )}
          {!isEmpty && <CanvasList />}
          {aside.length > 0 && (
            <Section title={i18n.t('Set aside')} count={aside.length}>
              {aside.map(
                (group) => group.goal !== null && <GoalSection key={group.goal.id} goal={group.goal} group={group} />,
              )}
            </Section>
          )}
        </RowNavigation>
        {actions.dialogs}
        {shownMeasure !== null && (
          <MeasureDialog measure={shownMeasure} goals={strategy.goals} onClose={closeMeasure} />
        )}
      </div>
    </OutlineContext>
  )

  function rowIdsOf({ goal, archetypes }: Group): string[] {
    const under = archetypes.map(({ id }) => rowIdOfItem({ kind: 'archetype', id, goal: goal?.id ?? null }))
    return goal === null ? under : [goal.id, ...under]
  }
}

function Begin({ onPress }: { onPress: () => void }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('preferences')
  if (data === undefined) return null
  const isAnswered = data.intent.goal !== '' || data.intent.people !== ''
  return (
    <Button kind="primary" onPress={onPress}>
      {isAnswered ? i18n.t('Begin with what you answered') : i18n.t('Begin with one goal')}
    </Button>
  )
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
