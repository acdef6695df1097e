import { ringWords } from '#parts/ring-words.ts'
import { Armchair, CircleDot, Trash2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { ArchetypeId, CircleId, PersonId } from '#shared/model/id.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
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
          {
            id: 'put',
            title: i18n.t('Put in'),
            entries: [
              ...circles.map(({ id, name }) => ({
                id: `put ${id}`,
                label: name,
                onAction: () => inCircle(id, name, true),
              })),
              { id: 'new', label: i18n.t('A new circle…'), onAction: () => setIsNewCircle(true) },
            ],
          },
          ...(circles.length === 0
            ? []
            : [
                {
                  id: 'take',
                  title: i18n.t('Take out of'),
                  entries: circles.map(({ id, name }) => ({
                    id: `take ${id}`,
                    label: name,
                    onAction: () => inCircle(id, name, false),
                  })),
                },
              ]),
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
          {
            id: 'seat',
            title: i18n.t('Seat as'),
            entries: [
              ...archetypes.map(({ id, name }) => ({
                id: `seat ${id}`,
                label: name,
                onAction: () => inSeat(id, name, true),
              })),
              { id: 'new', label: i18n.t('A new type of person…'), onAction: () => setIsNewArchetype(true) },
            ],
          },
          ...(archetypes.length === 0
            ? []
            : [
                {
                  id: 'unseat',
                  title: i18n.t('Take out of'),
                  entries: archetypes.map(({ id, name }) => ({
                    id: `unseat ${id}`,
                    label: name,
                    onAction: () => inSeat(id, name, false),
                  })),
                },
              ]),
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
