import { useCommand } from '#client/use-command.ts'
import type { ArchetypeId } from '#shared/model/id.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { AddLine } from './add-line.tsx'
import { ArchetypeLine } from './archetype-line.tsx'
import { newId } from './new-id.ts'
import type { Group } from './outline-moves.ts'
import styles from './strategy.module.css'

/** The types of people of one goal, or of none, and the line that adds one. */
export function Archetypes({ group, label }: { group: Group; label: string }) {
  const i18n = useI18n()
  const goal = group.goal?.id ?? null
  const add = useCommand('addArchetype', {
    said: (_output, { name }) => i18n.t('“{name}” is wanted.', { name }),
  })
  return (
    <>
      {group.archetypes.length > 0 && (
        <ul aria-label={label} className={styles.archetypes}>
          {group.archetypes.map((archetype) => (
            <ArchetypeLine key={archetype.id} archetype={archetype} goal={goal} />
          ))}
        </ul>
      )}
      {group.goal?.readOnly !== true && (
        <div data-add-under={goal ?? 'none'} className={styles.addArchetype}>
          <AddLine
            label={
              group.goal === null
                ? i18n.t('New type of person')
                : i18n.t('New type of person for {goal}', { goal: group.goal.title })
            }
            placeholder={i18n.t('Who would help? A type of person: “CFO outside my industry”')}
            onAdd={(name) =>
              void add
                .run({ id: newId<ArchetypeId>(), name, goals: goal === null ? [] : [goal] })
                .catch(() => undefined)
            }
          />
        </div>
      )}
    </>
  )
}
