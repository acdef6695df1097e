import { useCommand } from '#client/use-command.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { ArchetypeRow } from '#shared/contract/strategy-contract.ts'
import type { ArchetypeId, GoalId } from '#shared/model/id.ts'
import { Section } from '#ui/page.tsx'
import { Row, RowNavigation, Rows } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { AddLine } from './add-line.tsx'
import { newId } from './new-id.ts'
import { seatWords } from './strategy-words.ts'
import type { StrategyScreenProps } from './strategy-screen.tsx'
import styles from './strategy.module.css'

export interface OutlineProps extends StrategyScreenProps {
  strategy: QueryOutput<'strategy'>
}

/** Goals, under each the types of people that it needs, and below them those that serve no goal. */
export function Outline({ strategy }: OutlineProps) {
  const i18n = useI18n()
  const addGoal = useCommand('addGoal', {
    said: (_output, { title }) => i18n.t('“{title}” is a goal now.', { title }),
  })
  const without = strategy.archetypes.filter(({ goals }) => goals.length === 0)
  return (
    <RowNavigation>
      <div className={styles.outline}>
        {strategy.goals.map((goal) => (
          <Section key={goal.id} title={goal.title}>
            <Archetypes
              label={goal.title}
              goal={goal.id}
              archetypes={strategy.archetypes.filter(({ goals }) => goals.includes(goal.id))}
            />
          </Section>
        ))}
        <AddLine
          label={i18n.t('New goal')}
          placeholder={i18n.t('A goal: what would you like to be different in a year?')}
          onAdd={(title) => void addGoal.run({ id: newId<GoalId>(), title })}
        />
        <Section title={i18n.t('Types of people without a goal')}>
          <Archetypes label={i18n.t('Types of people without a goal')} goal={null} archetypes={without} />
        </Section>
      </div>
    </RowNavigation>
  )
}

interface ArchetypesProps {
  label: string
  goal: GoalId | null
  archetypes: readonly ArchetypeRow[]
}

function Archetypes({ label, goal, archetypes }: ArchetypesProps) {
  const i18n = useI18n()
  const add = useCommand('addArchetype', {
    said: (_output, { name }) => i18n.t('“{name}” is among the types of people.', { name }),
  })
  return (
    <>
      <Rows label={label}>
        {archetypes.map((archetype) => (
          <Row
            key={archetype.id}
            id={`${goal ?? ''}:${archetype.id}`}
            title={<PlaceLink to={{ page: 'archetype', id: archetype.id }}>{archetype.name}</PlaceLink>}
            detail={archetype.why}
            trailing={seatWords(i18n, archetype)}
          />
        ))}
      </Rows>
      <AddLine
        label={i18n.t('New type of person')}
        placeholder={i18n.t('A type of person: “CFO outside my industry”')}
        onAdd={(name) =>
          void add.run({ id: newId<ArchetypeId>(), name, goals: goal === null ? [] : [goal] }).catch(() => undefined)
        }
      />
    </>
  )
}
