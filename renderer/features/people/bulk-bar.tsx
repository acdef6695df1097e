import { ringWords } from '#parts/ring-words.ts'
import { Armchair, CircleDot, Trash2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { ArchetypeId, CircleId, PersonId } from '#shared/model/id.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { Button } from '#ui/button.tsx'
import { Menu, type MenuGroup } from '#ui/menu.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { NewArchetypeDialog } from './new-archetype-dialog.tsx'
import { NewCircleDialog } from './new-circle-dialog.tsx'
import { SelectedActions } from './selected-actions.tsx'
import styles from './people.module.css'

export interface BulkBarProps {
  ids: readonly PersonId[]
  onRing: (ring: Ring | null) => void
  onClear: () => void
  /** True while a ring is being given: thousands take their time. */
  isChanging: boolean
}

/** What can be done with several people at once. Each is one command, with one Undo. */
export function BulkBar({ ids, onRing, onClear, isChanging }: BulkBarProps) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const circles = useJournalQuery('circles').data ?? []
  const archetypes = useJournalQuery('archetypes').data ?? []
  // Not those of who was selected before: somebody would be taken out who is to be put in.
  const memberships = useJournalQuery('memberships', { ids: [...ids] }).data ?? []
  const [isNewArchetype, setIsNewArchetype] = useState(false)
  const [isNewCircle, setIsNewCircle] = useState(false)
  const trash = useCommand('moveToTrash')
  const putInCircle = useCommand('putInCircle')
  const seatPeople = useCommand('seatPeople')
  const count = ids.length
  const isBusy = isChanging || trash.pending || putInCircle.pending || seatPeople.pending
  const rings = ringWords(i18n)

  const moveToTrash = () => {
    const message = i18n.t('{count, plural, one {# person is} other {# people are}} in the trash.', { count })
    void trash.run({ ids: [...ids] }).then(
      ({ undo }) => {
        feedback.done(message, undo)
        onClear()
      },
      () => undefined,
    )
  }
  const inCircle = (circle: CircleId, name: string, member: boolean) => {
    const message = member
      ? i18n.t('{count, plural, one {# person is} other {# people are}} in {name} now.', { count, name })
      : i18n.t('{count, plural, one {# person is} other {# people are}} no longer in {name}.', { count, name })
    void putInCircle.run({ ids: [...ids], circle, member }).then(
      ({ undo }) => feedback.done(message, undo),
      () => undefined,
    )
  }
  const inSeat = (archetype: ArchetypeId, name: string, seated: boolean) => {
    const message = seated
      ? i18n.t('{count, plural, one {# person is} other {# people are}} seated as {name} now.', { count, name })
      : i18n.t('{count, plural, one {# person is} other {# people are}} no longer seated as {name}.', { count, name })
    void seatPeople.run({ ids: [...ids], archetype, seated }).then(
      ({ undo }) => feedback.done(message, undo),
      () => undefined,
    )
  }
  /** Each once: with all in it they are taken out, else all are put in. */
  const groupsOf = <Id extends CircleId | ArchetypeId>(
    all: readonly { readonly id: Id; readonly name: string }[],
    put: (id: Id, name: string, isIn: boolean) => void,
  ): MenuGroup[] => {
    if (all.length === 0) return []
    const entries = all.map(({ id, name }) => {
      const within = memberships.find(({ of }) => of === id)?.people ?? 0
      const isAll = within === count
      return {
        id: id as string,
        label: name,
        isChosen: isAll || (within > 0 && ('some' as const)),
        detail: isAll
          ? i18n.t('all who are selected')
          : within > 0
            ? i18n.t('{within} of {count}', { within, count })
            : undefined,
        onAction: () => put(id, name, !isAll),
      }
    })
    return [{ id: 'groups', entries }]
  }
  useActions([
    {
      id: 'trash',
      onRow: true,
      title: i18n.t('Move to the trash'),
      group: i18n.t('People'),
      keys: ['Delete'],
      // In a field the key deletes letters.
      when: () => document.activeElement?.closest('input, textarea, [role="dialog"]') === null,
      run: moveToTrash,
    },
  ])

  return (
    <div role="toolbar" aria-label={i18n.t('With those selected')} className={styles.bulk}>
      <span role="status" className={styles.bulkCount}>
        {isBusy
          ? i18n.t('Changing {count, plural, one {# person} other {# people}}…', { count })
          : i18n.t('{count, plural, one {# person} other {# people}} selected', { count })}
      </span>
      <Menu
        label={i18n.t('Ring')}
        placement="top start"
        trigger={
          <Button size="small" isDisabled={isBusy} icon={<CircleDot aria-hidden />}>
            {i18n.t('Ring')}
          </Button>
        }
        groups={[
          {
            id: 'rings',
            entries: [...RINGS, null].map((ring, index) => ({
              id: ring ?? 'none',
              label: rings[ring ?? 'none'],
              icon: <RingMark ring={ring} />,
              keys: String(index + 1),
              onAction: () => onRing(ring),
            })),
          },
        ]}
      />
      <Menu
        label={i18n.t('Circle')}
        placement="top start"
        trigger={
          <Button size="small" isDisabled={isBusy} icon={<UsersRound aria-hidden />}>
            {i18n.t('Circle')}
          </Button>
        }
        groups={[
          ...groupsOf(circles, inCircle),
          {
            id: 'make',
            entries: [{ id: 'new', label: i18n.t('A new circle…'), onAction: () => setIsNewCircle(true) }],
          },
        ]}
      />
      <Menu
        label={i18n.t('Type of person')}
        placement="top start"
        trigger={
          <Button size="small" isDisabled={isBusy} icon={<Armchair aria-hidden />}>
            {i18n.t('Seat')}
          </Button>
        }
        groups={[
          ...groupsOf(archetypes, inSeat),
          {
            id: 'make',
            entries: [{ id: 'new', label: i18n.t('A new type of person…'), onAction: () => setIsNewArchetype(true) }],
          },
        ]}
      />
      <SelectedActions ids={ids} isBusy={isBusy} onMerged={onClear} />
      <Button size="small" isDisabled={isBusy} icon={<Trash2 aria-hidden />} onPress={moveToTrash}>
        {i18n.t('Move to the trash')}
      </Button>
      <Button kind="plain" size="small" onPress={onClear}>
        {i18n.t('Clear the selection')}
      </Button>
      {isNewArchetype && (
        <NewArchetypeDialog
          onClose={() => setIsNewArchetype(false)}
          onMade={(id, name) => {
            setIsNewArchetype(false)
            inSeat(id, name, true)
          }}
        />
      )}
      {isNewCircle && (
        <NewCircleDialog
          onClose={() => setIsNewCircle(false)}
          onMade={(id, name) => {
            setIsNewCircle(false)
            inCircle(id, name, true)
          }}
        />
      )}
    </div>
  )
}
