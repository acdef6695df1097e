import { FieldConflict, type FieldConflictProps } from '#parts/field-conflict.tsx'
import { directionWords, whatWords } from '#parts/giving-words.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'

/** What two devices wrote differently about a gift or an ask. */
export function GivingConflicts({
  id,
  isReadOnly,
  onSettled,
}: Pick<FieldConflictProps, 'id' | 'isReadOnly' | 'onSettled'>) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const names: Readonly<Record<string, string>> = {
    direction: i18n.t('Which way'),
    what: i18n.t('Kind'),
    text: i18n.t('In one sentence'),
    day: i18n.t('On'),
    openedOn: i18n.t('On'),
    minutes: i18n.t('Minutes'),
    deletedAt: i18n.t('Trash'),
  }
  const directions: Readonly<Record<string, string>> = directionWords(i18n)
  const whats: Readonly<Record<string, string>> = whatWords(i18n)
  return (
    <FieldConflict
      id={id}
      isHere={() => true}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={([field], value) => {
        if (field === 'day' || field === 'openedOn') return formatDay(locale, value, 'long', today)
        if (field === 'direction') return directions[value] ?? value
        return field === 'what' ? (whats[value] ?? value) : value
      }}
      isReadOnly={isReadOnly}
      onSettled={onSettled}
    />
  )
}
