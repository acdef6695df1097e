import { useState, type ReactNode, type RefObject } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { PlaceOnCanvas } from '#parts/place-on-canvas.tsx'
import { usePlaces } from '#parts/places.tsx'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { MAX_SEATS } from '#shared/model/archetype.ts'
import type { GoalStanding } from '#shared/model/goal.ts'
import type { ArchetypeId, GoalId } from '#shared/model/id.ts'
import { closerOf } from '#ui/closer-of.ts'
import { activeRowId } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { LinkDialog, MoveDialog } from './goal-dialogs.tsx'
import { itemOfRowId, leapOf, moveTo, rowIdOfItem, stepOf, type Move, type OutlineItem } from './outline-moves.ts'
import { standingWords } from './strategy-words.ts'

/** What can be done with a line of the outline: by its menu, by key, and by dragging it. */
export interface OutlineActions {
  rename(item: OutlineItem): void
  open(item: OutlineItem): void
  move(item: OutlineItem, move: Move | null): void
  askMove(item: OutlineItem): void
  askLink(item: OutlineItem): void
  askPlace(item: OutlineItem): void
  setSeats(id: ArchetypeId, seats: number): void
  setStanding(goal: GoalId, standing: GoalStanding): void
  trash(item: OutlineItem): void
  readonly dialogs: ReactNode
}

interface Around {
  readonly strategy: QueryOutput<'strategy'>
  readonly follow: (item: OutlineItem) => void
  readonly onRename: (rowId: string) => void
  readonly onOpenGoal: (goal: GoalId | null) => void
  readonly open: GoalId | null
  readonly goalLine: RefObject<HTMLInputElement | null>
}

export function useOutlineActions({ strategy, follow, onRename, onOpenGoal, open, goalLine }: Around): OutlineActions {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const feedback = useCommandFeedback()
  const [asked, setAsked] = useState<{ what: 'move' | 'link'; item: OutlineItem & { kind: 'archetype' } } | null>(null)
  const [placed, setPlaced] = useState<GoalId | ArchetypeId | null>(null)
  const standings = standingWords(i18n)
  const nameOf = (id: string) =>
    strategy.goals.find((goal) => goal.id === id)?.title ?? strategy.archetypes.find((one) => one.id === id)?.name ?? ''
  const moveGoal = useCommand('moveGoal', { said: (_output, { id }) => i18n.t('{name} moved.', { name: nameOf(id) }) })
  const moveArchetype = useCommand('moveArchetype', {
    said: (_output, { id, from, to }) =>
      from === to || to === null
        ? i18n.t('{name} moved.', { name: nameOf(id) })
        : i18n.t('{name} serves {goal} now.', { name: nameOf(id), goal: nameOf(to) }),
  })
  const link = useCommand('linkArchetype', {
    said: (_output, { id, goal, linked }) =>
      linked
        ? i18n.t('{name} serves {goal} now.', { name: nameOf(id), goal: nameOf(goal) })
        : i18n.t('{name} no longer serves {goal}.', { name: nameOf(id), goal: nameOf(goal) }),
  })
  const edit = useCommand('editArchetype', {
    said: (_output, { seats = 0 }) => i18n.t('{seats, plural, one {# seat} other {# seats}}.', { seats }),
  })
  const stand = useCommand('setGoalStanding', {
    said: (_output, { id, standing }) =>
      i18n.t('{name}: {standing}.', { name: nameOf(id), standing: standings[standing] }),
  })
  const trash = useCommand('moveToTrash')

  const actions: Omit<OutlineActions, 'dialogs'> = {
    rename: (item) => onRename(rowIdOfItem(item)),
    open(item) {
      if (item.kind === 'archetype') onOpen({ page: 'archetype', id: item.id })
      else onOpenGoal(open === item.goal ? null : item.goal)
    },
    move(item, move) {
      if (move === null) return
      if (move.command === 'moveGoal') {
        follow(item)
        void moveGoal.run(move.input).catch(() => undefined)
      } else {
        follow({ kind: 'archetype', id: move.input.id as ArchetypeId, goal: move.input.to as GoalId | null })
        void moveArchetype.run(move.input).catch(() => undefined)
      }
    },
    askMove: (item) => item.kind === 'archetype' && setAsked({ what: 'move', item }),
    askLink: (item) => item.kind === 'archetype' && setAsked({ what: 'link', item }),
    askPlace: (item) => setPlaced(item.kind === 'goal' ? item.goal : item.id),
    setSeats: (id, seats) =>
      void edit.run({ id, seats: Math.min(Math.max(seats, 0), MAX_SEATS) }).catch(() => undefined),
    setStanding: (id, standing) => void stand.run({ id, standing }).catch(() => undefined),
    trash(item) {
      const id = item.kind === 'goal' ? item.goal : item.id
      // It is out of the outline before the journal has answered.
      const message = i18n.t('{name} is in the trash.', { name: nameOf(id) })
      void trash.run({ ids: [id] }).then(
        ({ undo }) => feedback.done(message, undo),
        () => undefined,
      )
    },
  }

  const active = () => itemOfRowId(activeRowId(), strategy)
  const isActive = () => active() !== null
  const isArchetype = () => active()?.kind === 'archetype'
  const withActive = (act: (item: OutlineItem) => void) => () => {
    const item = active()
    if (item !== null) act(item)
  }
  const group = i18n.t('Strategy')
  useActions([
    {
      id: 'new-goal',
      title: i18n.t('New goal'),
      group,
      keys: ['n'],
      also: 'add',
      run: () => goalLine.current?.focus(),
    },
    {
      id: 'new-archetype',
      title: i18n.t('New type of person here'),
      group,
      keys: ['a'],
      also: 'add archetype seat',
      run: () => {
        const under = active()?.goal ?? (isActive() ? 'none' : null)
        const line = document.querySelector<HTMLElement>(
          under === null ? '[data-add-under] input' : `[data-add-under="${CSS.escape(under)}"] input`,
        )
        line?.focus()
      },
    },
    {
      id: 'change-line',
      onRow: true,
      title: i18n.t('Change the words'),
      group,
      keys: ['F2'],
      also: 'rename edit',
      when: isActive,
      run: withActive(actions.rename),
    },
    {
      id: 'move-up',
      onRow: true,
      title: i18n.t('Move up'),
      group,
      keys: ['Alt+ArrowUp'],
      when: isActive,
      run: withActive((item) => actions.move(item, stepOf(item, -1, strategy))),
    },
    {
      id: 'move-down',
      onRow: true,
      title: i18n.t('Move down'),
      group,
      keys: ['Alt+ArrowDown'],
      when: isActive,
      run: withActive((item) => actions.move(item, stepOf(item, 1, strategy))),
    },
    {
      id: 'move-before',
      onRow: true,
      title: i18n.t('Move to the goal before'),
      group,
      keys: ['Alt+ArrowLeft'],
      when: isArchetype,
      run: withActive((item) => actions.move(item, leapOf(item, -1, strategy))),
    },
    {
      id: 'move-behind',
      onRow: true,
      title: i18n.t('Move to the next goal'),
      group,
      keys: ['Alt+ArrowRight'],
      when: isArchetype,
      run: withActive((item) => actions.move(item, leapOf(item, 1, strategy))),
    },
    {
      id: 'move-to',
      onRow: true,
      title: i18n.t('Move to…'),
      group,
      keys: ['m'],
      when: isArchetype,
      run: withActive(actions.askMove),
    },
    {
      id: 'link-to',
      onRow: true,
      title: i18n.t('Link to…'),
      group,
      keys: ['l'],
      when: isArchetype,
      run: withActive(actions.askLink),
    },
    {
      id: 'trash-line',
      onRow: true,
      title: i18n.t('Move to the trash'),
      group,
      keys: ['Delete'],
      when: isActive,
      run: withActive(actions.trash),
    },
  ])

  const row = asked === null ? undefined : strategy.archetypes.find(({ id }) => id === asked.item.id)
  const close = closerOf(setAsked, asked)
  return {
    ...actions,
    dialogs: (
      <>
        {placed !== null && (
          <PlaceOnCanvas cards={[placed]} name={nameOf(placed)} onClose={closerOf(setPlaced, placed)} />
        )}
        {asked === null || row === undefined ? null : asked.what === 'move' ? (
          <MoveDialog
            archetype={row}
            from={asked.item.goal}
            goals={strategy.goals}
            onClose={close}
            onMove={(goal) => actions.move(asked.item, moveTo(asked.item, goal, strategy))}
          />
        ) : (
          <LinkDialog
            archetype={row}
            goals={strategy.goals}
            onClose={close}
            onLink={(goal, linked) => void link.run({ id: row.id, goal, linked }).catch(() => undefined)}
          />
        )}
      </>
    ),
  }
}
