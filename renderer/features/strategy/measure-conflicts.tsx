import { FieldConflict, type FieldConflictProps } from '#parts/field-conflict.tsx'
import { measureNames, perWords } from '#parts/measure-words.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { GoalRow } from '#shared/contract/strategy-contract.ts'
import { measurePer, measureSource, measureTarget } from '#shared/model/measure.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { targetText } from './target-text.ts'

interface MeasureConflictsProps extends Pick<FieldConflictProps, 'onSettled'> {
  measure: Pick<QueryOutput<'measures'>['rows'][number], 'id' | 'readOnly'>
  goals: readonly GoalRow[]
}

/** What two devices wrote differently about a measure, but the numbers written down, which stand in their list. */
export function MeasureConflicts({ measure, goals, onSettled }: MeasureConflictsProps) {
  const i18n = useI18n()
  const names: Readonly<Record<string, string>> = {
    title: i18n.t('In my words'),
    goal: i18n.t('Of which goal'),
    source: i18n.t('What is counted'),
    target: i18n.t('Wanted'),
    per: i18n.t('How often'),
  }
  const wordsOf = ([field]: readonly string[], value: string) => {
    const source = measureSource.safeParse(value)
    const per = measurePer.safeParse(value)
    if (field === 'source' && source.success) return measureNames(i18n)[source.data]
    if (field === 'per' && per.success) return perWords(i18n)[per.data].each
    if (field === 'goal') return goals.find(({ id }) => id === value)?.title ?? i18n.t('a goal that is not here')
    if (field !== 'target') return value
    const target = measureTarget.safeParse(JSON.parse(value))
    return target.success ? targetText(i18n, target.data) : value
  }
  return (
    <FieldConflict
      id={measure.id}
      isHere={([field]) => field !== 'readings'}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={wordsOf}
      isReadOnly={measure.readOnly}
      onSettled={onSettled}
    />
  )
}
