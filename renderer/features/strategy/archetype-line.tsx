import { GripVertical } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { ArchetypeRow } from '#shared/contract/strategy-contract.ts'
import type { GoalId } from '#shared/model/id.ts'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { ArchetypeMenu } from './line-menu.tsx'
import { useOutlineHands } from './outline-hands.ts'
import { rowIdOfItem } from './outline-moves.ts'
import { RenameForm } from './rename-form.tsx'
import { Seats } from './seats.tsx'
import { useDragged, useDropPlace } from './use-drag.ts'
import styles from './strategy.module.css'

/** One type of person under one of its goals: why it is wanted, and who is in its seats. */
export function ArchetypeLine({ archetype, goal }: { archetype: ArchetypeRow; goal: GoalId | null }) {
  const i18n = useI18n()
  const { actions, renamed, setRenamed, strategy } = useOutlineHands()
  const edit = useCommand('editArchetype', { said: i18n.t('Changed.') })
  const item = { kind: 'archetype', id: archetype.id, goal } as const
  const rowId = rowIdOfItem(item)
  const dragged = useDragged(item)
  const drop = useDropPlace(item)
  const others = strategy.goals.filter(({ id }) => id !== goal && archetype.goals.includes(id))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut for J and K: the name is a link too
    <li
      data-row={rowId}
      tabIndex={-1}
      className={cx(styles.archetype, drop.className)}
      {...drop.handlers}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return
        event.preventDefault()
        actions.open(item)
      }}
    >
      {!archetype.readOnly && (
        <span aria-hidden className={styles.grip} {...dragged}>
          <GripVertical size={14} />
        </span>
      )}
      <div className={styles.archetypeWords}>
        {renamed === rowId ? (
          <RenameForm
            label={i18n.t('Type of person')}
            words={archetype.name}
            second={{
              label: i18n.t('Why'),
              words: archetype.why,
              placeholder: i18n.t('What would they see, know or open?'),
            }}
            onSave={(name, why) => void edit.run({ id: archetype.id, name, why }).catch(() => undefined)}
            onClose={() => setRenamed(null)}
          />
        ) : (
          <>
            <PlaceLink to={{ page: 'archetype', id: archetype.id }} className={styles.archetypeName}>
              {archetype.name}
            </PlaceLink>
            {archetype.why !== '' && <p className={styles.why}>{archetype.why}</p>}
            {others.length > 0 && (
              <p className={styles.also}>
                {i18n.t('also for {goals}', { goals: others.map(({ title }) => title).join(', ') })}
              </p>
            )}
          </>
        )}
      </div>
      <Seats archetype={archetype} />
      {!archetype.readOnly && <ArchetypeMenu archetype={archetype} goal={goal} />}
    </li>
  )
}
