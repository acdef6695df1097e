import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { OwedBy } from '#shared/model/follow-up.ts'
import type { FollowUpId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextField } from '#ui/text-field.tsx'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { FieldConflict } from './field-conflict.tsx'
import { laterDays, laterWords } from './later-days.ts'

/** What is written of a follow-up before it is scheduled or changed. */
export interface FollowUpDraft {
  readonly text: string
  readonly due: CivilDate | null
  readonly owedBy: OwedBy
}

/** A new follow-up begins as mine, in a week. */
export function newFollowUp(today: CivilDate, text = ''): FollowUpDraft {
  return { text, due: addDays(today, 7), owedBy: 'me' }
}

export interface FollowUpFieldsProps<Draft extends FollowUpDraft> {
  draft: Draft
  onChange: (draft: Draft) => void
}

/** What is to be done. */
export function FollowUpText<Draft extends FollowUpDraft>(
  props: FollowUpFieldsProps<Draft> & { autoFocus?: boolean; className?: string | undefined },
) {
  const { draft, onChange, autoFocus = false, className } = props
  const i18n = useI18n()
  return (
    <TextField
      label={i18n.t('What is to be done')}
      value={draft.text}
      onChange={(text) => onChange({ ...draft, text })}
      placeholder={i18n.t('Send the reading list')}
      autoFocus={autoFocus}
      maxLength={2000}
      className={className}
    />
  )
}

/** Who does it, and until when. Stands in a line of the caller's. */
export function FollowUpTerms<Draft extends FollowUpDraft>({ draft, onChange }: FollowUpFieldsProps<Draft>) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const words = laterWords(i18n)
  return (
    <>
      <Segmented
        label={i18n.t('By whom')}
        options={[
          { id: 'me', label: i18n.t('By me') },
          { id: 'them', label: i18n.t('By them') },
        ]}
        value={draft.owedBy}
        onChange={(owedBy) => onChange({ ...draft, owedBy })}
      />
      <DateField
        label={i18n.t('On')}
        value={draft.due}
        onChange={(due) => onChange({ ...draft, due: due as CivilDate | null })}
        quickPicks={laterDays(today).map(({ id, day }) => ({ label: words[id], day }))}
      />
      {draft.due !== null && (
        <Button kind="plain" onPress={() => onChange({ ...draft, due: null })}>
          {i18n.t('No date')}
        </Button>
      )}
    </>
  )
}

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
    owedBy: i18n.t('By whom'),
  }
  return (
    <FieldConflict
      id={id}
      isHere={([field = '']) => field in names}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={([field], value) => {
        if (field === 'due') return formatDay(locale, value, 'short', today)
        if (field === 'owedBy') return value === 'me' ? i18n.t('By me') : i18n.t('By them')
        return value
      }}
      isReadOnly={isReadOnly}
      onSettled={([field], value) => {
        if (field === 'text' && value !== null) onSettled?.({ text: value })
        if (field === 'due') onSettled?.({ due: value as CivilDate | null })
        if (field === 'owedBy') onSettled?.({ owedBy: value === 'them' ? 'them' : 'me' })
      }}
    />
  )
}
