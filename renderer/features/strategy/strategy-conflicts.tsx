import { FieldConflict } from '#parts/field-conflict.tsx'
import type { ArchetypeRow, GoalRow } from '#shared/contract/strategy-contract.ts'
import { goalSide } from '#shared/model/goal.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { sideWords } from './strategy-words.ts'

/** What two devices wrote differently about a goal. */
export function GoalConflicts({ goal }: { goal: Pick<GoalRow, 'id' | 'readOnly'> }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const names: Readonly<Record<string, string>> = {
    title: i18n.t('Goal'),
    neededBy: i18n.t('Needed by'),
    side: i18n.t('Whose people, seen from my organisation'),
  }
  return (
    <FieldConflict
      id={goal.id}
      isHere={() => true}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={([field], value) => {
        if (field === 'neededBy') return formatDay(locale, value, 'long', today)
        const side = goalSide.safeParse(value)
        return field === 'side' && side.success ? sideWords(i18n)[side.data] : value
      }}
      isReadOnly={goal.readOnly}
    />
  )
}

/** What two devices wrote differently about a type of person. */
export function ArchetypeConflicts({ archetype }: { archetype: Pick<ArchetypeRow, 'id' | 'readOnly'> }) {
  const i18n = useI18n()
  const names: Readonly<Record<string, string>> = {
    name: i18n.t('Type of person'),
    why: i18n.t('Why'),
    seats: i18n.t('Seats'),
  }
  return (
    <FieldConflict
      id={archetype.id}
      isHere={() => true}
      nameOf={([field = '']) => names[field] ?? field}
      isReadOnly={archetype.readOnly}
    />
  )
}
