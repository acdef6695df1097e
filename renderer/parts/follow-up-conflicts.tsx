import type { CivilDate } from '#shared/model/civil-date.ts'
import type { FollowUpId } from '#shared/model/id.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { everyWords } from './every-words.ts'
import { FieldConflict } from './field-conflict.tsx'
import type { FollowUpDraft } from './follow-up-fields.tsx'

export interface FollowUpConflictsProps {
  id: FollowUpId
  isReadOnly?: boolean
  /** What was chosen, for a form that is open: the parts of the draft that it changes. */
  onSettled?: (parts: Partial<FollowUpDraft>) => void
}

/** What two devices wrote differently about something to be done. */
export function FollowUpConflicts({ id, isReadOnly, onSettled }: FollowUpConflictsProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const names: Record<string, string> = {
    text: i18n.t('What is to be done'),
    due: i18n.t('Day'),
    actor: i18n.t('By whom'),
    every: i18n.t('Comes again'),
  }
  return (
    <FieldConflict
      id={id}
      isHere={([field = '']) => field in names}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={([field], value) => {
        if (field === 'due') return formatDay(locale, value, 'short', today)
        if (field === 'actor') return value === 'me' ? i18n.t('By me') : i18n.t('By them')
        if (field === 'every') return value === '' ? i18n.t('once') : everyWords(i18n, value)
        return value
      }}
      isReadOnly={isReadOnly}
      onSettled={([field], value) => {
        if (field === 'text' && value !== null) onSettled?.({ text: value })
        if (field === 'due') onSettled?.({ due: value as CivilDate | null })
        if (field === 'every') onSettled?.({ every: value })
        if (field === 'actor') onSettled?.({ actor: value === 'them' ? 'them' : 'me' })
      }}
    />
  )
}
