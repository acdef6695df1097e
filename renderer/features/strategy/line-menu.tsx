import { MoreHorizontal } from 'lucide-react'
import type { ArchetypeRow, GoalRow } from '#shared/contract/strategy-contract.ts'
import { MAX_SEATS } from '#shared/model/archetype.ts'
import { GOAL_STANDINGS } from '#shared/model/goal.ts'
import type { GoalId, MeasureId } from '#shared/model/id.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu, type MenuGroup } from '#ui/menu.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { CanvasItemActs, ItemBeside } from './canvas-list-items.ts'
import { useOutlineHands } from './outline-hands.ts'
import { stepOf, type OutlineItem } from './outline-moves.ts'
import { standingWords } from './strategy-words.ts'
import styles from './strategy.module.css'

/** All that can be done with a goal, by pointer as by key. */
export function GoalMenu({ goal }: { goal: GoalRow }) {
  const i18n = useI18n()
  const { actions, open, openMeasure } = useOutlineHands()
  const words = standingWords(i18n)
  const item = { kind: 'goal', goal: goal.id } as const
  const moves = useMoves(item)
  return (
    <LineMenu
      label={i18n.t('What to do with {name}', { name: goal.title })}
      groups={[
        {
          id: 'goal',
          entries: [
            {
              id: 'open',
              label: open === goal.id ? i18n.t('Close the details') : i18n.t('Why, by when, notes…'),
              keys: 'Enter',
              onAction: () => actions.open(item),
            },
            { id: 'rename', label: i18n.t('Change the words'), keys: 'F2', onAction: () => actions.rename(item) },
            { id: 'measure', label: i18n.t('New measure'), keys: 't', onAction: () => openMeasure({ goal: goal.id }) },
          ],
        },
        {
          id: 'standing',
          title: i18n.t('How it stands'),
          entries: GOAL_STANDINGS.map((standing) => ({
            id: standing,
            label: words[standing],
            isChosen: goal.standing === standing,
            onAction: () => actions.setStanding(goal.id, standing),
          })),
        },
        {
          ...moves,
          entries: [
            ...moves.entries,
            { id: 'place', label: i18n.t('Place on the canvas…'), onAction: () => actions.askPlace(item) },
          ],
        },
        trashGroup(i18n.t('Move to the trash'), () => actions.trash(item)),
      ]}
    />
  )
}

/** All that can be done with a type of person. */
export function ArchetypeMenu({ archetype, goal }: { archetype: ArchetypeRow; goal: GoalId | null }) {
  const i18n = useI18n()
  const { actions } = useOutlineHands()
  const { id, name, seats } = archetype
  const item = { kind: 'archetype', id, goal } as const
  const moves = useMoves(item)
  return (
    <LineMenu
      label={i18n.t('What to do with {name}', { name })}
      groups={[
        {
          id: 'archetype',
          entries: [
            { id: 'open', label: i18n.t('Open'), keys: 'Enter', onAction: () => actions.open(item) },
            { id: 'rename', label: i18n.t('Change the words'), keys: 'F2', onAction: () => actions.rename(item) },
          ],
        },
        {
          id: 'seats',
          title: i18n.t('{seats, plural, =0 {No seats} one {# seat} other {# seats}}', { seats }),
          entries: [
            {
              id: 'more',
              label: i18n.t('One seat more'),
              isDisabled: seats >= MAX_SEATS,
              onAction: () => actions.setSeats(id, seats + 1),
            },
            {
              id: 'fewer',
              label: i18n.t('One seat fewer'),
              isDisabled: seats === 0,
              onAction: () => actions.setSeats(id, seats - 1),
            },
          ],
        },
        {
          ...moves,
          entries: [
            ...moves.entries,
            { id: 'move-to', label: i18n.t('Move to…'), keys: 'm', onAction: () => actions.askMove(item) },
            { id: 'link-to', label: i18n.t('Link to…'), keys: 'l', onAction: () => actions.askLink(item) },
            { id: 'place', label: i18n.t('Place on the canvas…'), onAction: () => actions.askPlace(item) },
          ],
        },
        trashGroup(i18n.t('Move to the trash'), () => actions.trash(item)),
      ]}
    />
  )
}

/** All that can be done with a measure. */
export function MeasureMenu({ id, name, onOpen }: { id: MeasureId; name: string; onOpen: () => void }) {
  const i18n = useI18n()
  const { measureActions } = useOutlineHands()
  const { stepOf, leapOf, trash } = measureActions
  const entry = (label: string, keys: string, act: (() => void) | null) => ({
    id: keys,
    label,
    keys,
    isDisabled: act === null,
    onAction: () => act?.(),
  })
  return (
    <LineMenu
      label={i18n.t('What to do with {name}', { name })}
      groups={[
        { id: 'measure', entries: [{ id: 'open', label: i18n.t('Open'), keys: 'Enter', onAction: onOpen }] },
        {
          id: 'moves',
          entries: [
            entry(i18n.t('Move up'), 'Alt+ArrowUp', stepOf(id, -1)),
            entry(i18n.t('Move down'), 'Alt+ArrowDown', stepOf(id, 1)),
            entry(i18n.t('Move to the goal before'), 'Alt+ArrowLeft', leapOf(id, -1)),
            entry(i18n.t('Move to the next goal'), 'Alt+ArrowRight', leapOf(id, 1)),
          ],
        },
        trashGroup(i18n.t('Move to the trash'), () => trash(id)),
      ]}
    />
  )
}

/** All that can be done with what stands on the canvas beside goals and types of people. */
export function CanvasItemMenu({ name, item, acts }: { name: string; item: ItemBeside; acts: CanvasItemActs }) {
  const i18n = useI18n()
  const { id, kind } = item
  const isWords = kind === 'note' || kind === 'area'
  return (
    <LineMenu
      label={i18n.t('What to do with {name}', { name })}
      groups={[
        {
          id: 'item',
          entries: [
            isWords
              ? { id: 'rename', label: i18n.t('Change the words'), keys: 'F2', onAction: () => acts.rename(id) }
              : { id: 'open', label: i18n.t('Open'), keys: 'Enter', onAction: () => acts.open(id) },
            { id: 'link', label: i18n.t('Link to…'), keys: 'l', onAction: () => acts.link(id) },
            ...(kind === 'area'
              ? []
              : [{ id: 'place', label: i18n.t('Move into an area…'), keys: 'm', onAction: () => acts.place(id) }]),
          ],
        },
        ...(kind === 'note'
          ? [
              {
                id: 'turn',
                entries: [
                  { id: 'goal', label: i18n.t('Make it a goal'), onAction: () => acts.turn(id, 'goal') },
                  {
                    id: 'archetype',
                    label: i18n.t('Make it a type of person'),
                    onAction: () => acts.turn(id, 'archetype'),
                  },
                ],
              },
            ]
          : []),
        trashGroup(i18n.t('Take off the canvas'), () => acts.remove(id)),
      ]}
    />
  )
}

/** Up and down: what dragging does. */
function useMoves(item: OutlineItem): MenuGroup {
  const i18n = useI18n()
  const { actions, strategy } = useOutlineHands()
  const [up, down] = [stepOf(item, -1, strategy), stepOf(item, 1, strategy)]
  return {
    id: 'moves',
    entries: [
      {
        id: 'up',
        label: i18n.t('Move up'),
        keys: 'Alt+ArrowUp',
        isDisabled: up === null,
        onAction: () => actions.move(item, up),
      },
      {
        id: 'down',
        label: i18n.t('Move down'),
        keys: 'Alt+ArrowDown',
        isDisabled: down === null,
        onAction: () => actions.move(item, down),
      },
    ],
  }
}

function trashGroup(label: string, onAction: () => void): MenuGroup {
  return { id: 'trash', entries: [{ id: 'trash', label, keys: 'Delete', isDanger: true, onAction }] }
}

function LineMenu({ label, groups }: { label: string; groups: readonly MenuGroup[] }) {
  return (
    <span className={styles.menu}>
      <Menu
        label={label}
        trigger={
          <IconButton label={label}>
            <MoreHorizontal />
          </IconButton>
        }
        groups={groups}
      />
    </span>
  )
}
