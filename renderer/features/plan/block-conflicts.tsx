import { FieldConflict } from '#parts/field-conflict.tsx'
import { ruleWords } from '#parts/rule-words.ts'
import type { BlockRow } from '#shared/contract/plan-contract.ts'
import { blockRule } from '#shared/model/block-rule.ts'
import { blockException, blockQueue } from '#shared/model/time-block.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { queueWords } from './queue-words.ts'

/** What two devices wrote differently about a block: its rule is one value, and so is what became of one day. */
export function BlockConflicts({ block, zone, today }: { block: BlockRow; zone: string; today: string }) {
  const i18n = useI18n()
  const locale = useLocale()
  const nameOf = ([field, day = '']: readonly string[]) => {
    switch (field) {
      case 'rule':
        return i18n.t('When')
      case 'queue':
        return i18n.t('In that time go through')
      case 'exceptions':
        return formatDay(locale, day, 'weekday', today)
      case 'purpose':
        return i18n.t('What for, or where')
      default:
        return i18n.t('Then I')
    }
  }
  const wordsOf = ([field]: readonly string[], value: string) => {
    if (field === 'queue') {
      const queue = blockQueue.safeParse(value)
      return queue.success ? queueWords(i18n)[queue.data] : value
    }
    if (field === 'rule') {
      const rule = blockRule.safeParse(parsed(value))
      return rule.success ? ruleWords(i18n, locale, rule.data, { zone, today }) : value
    }
    if (field !== 'exceptions') return value
    const exception = blockException.safeParse(parsed(value))
    if (!exception.success) return value
    const { data } = exception
    if (data.type === 'off') return i18n.t('left out')
    return i18n.t('{day}, {time}', { day: formatDay(locale, data.date, 'weekday', today), time: data.time })
  }
  return (
    <FieldConflict id={block.id} isHere={() => true} nameOf={nameOf} wordsOf={wordsOf} isReadOnly={block.readOnly} />
  )
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}
