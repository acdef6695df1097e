import { useState } from 'react'
import type { ArchetypeRow, GoalRow } from '#shared/contract/strategy-contract.ts'
import type { GoalId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './strategy.module.css'

interface ChooseProps {
  archetype: ArchetypeRow
  goals: readonly GoalRow[]
  onClose: () => void
}

const NONE = 'none'

/** Under which goal a type of person stands. */
export function MoveDialog({
  archetype,
  from,
  goals,
  onMove,
  onClose,
}: ChooseProps & { from: GoalId | null; onMove: (goal: GoalId | null) => void }) {
  const i18n = useI18n()
  const [goal, setGoal] = useState<string>(from ?? NONE)
  const move = () => {
    if (goal !== (from ?? NONE)) onMove(goals.find(({ id }) => id === goal)?.id ?? null)
    onClose()
  }
  return (
    <Dialog
      size="small"
      title={i18n.t('Move “{name}” to…', { name: archetype.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form="move-to">
            {i18n.t('Move')}
          </Button>
        </>
      }
    >
      <form
        id="move-to"
        onSubmit={(event) => {
          event.preventDefault()
          move()
        }}
      >
        <RadioGroup
          label={i18n.t('Goal')}
          hideLabel
          value={goal}
          onChange={setGoal}
          options={[
            ...goals.map(({ id, title }) => ({ id: id as string, label: title })),
            { id: NONE, label: i18n.t('No goal') },
          ]}
        />
      </form>
    </Dialog>
  )
}

/** Which goals a type of person serves: any number of them. */
export function LinkDialog({
  archetype,
  goals,
  onLink,
  onClose,
}: ChooseProps & { onLink: (goal: GoalId, linked: boolean) => void }) {
  const i18n = useI18n()
  return (
    <Dialog
      size="small"
      title={i18n.t('“{name}” serves…', { name: archetype.name })}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {i18n.t('Done')}
        </Button>
      }
    >
      {goals.length === 0 ? (
        <p>{i18n.t('There is no goal yet.')}</p>
      ) : (
        <div role="group" aria-label={i18n.t('Goals')} className={styles.choices}>
          {goals.map(({ id, title }) => (
            <Checkbox key={id} isSelected={archetype.goals.includes(id)} onChange={(linked) => onLink(id, linked)}>
              {title}
            </Checkbox>
          ))}
        </div>
      )}
    </Dialog>
  )
}
