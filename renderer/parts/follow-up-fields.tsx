import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { USUAL_EVERY, type Every } from '#shared/model/every.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import { Button } from '#ui/button.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { DayField } from './day-field.tsx'
import { everyWords } from './every-words.ts'
import { laterDays, laterWords } from './later-days.ts'

const ONCE = 'once'

/** What is written of a follow-up before it is scheduled or changed. */
export interface FollowUpDraft {
  readonly text: string
  readonly due: CivilDate | null
  readonly actor: Actor
  /** How often it comes again once it is done. */
  readonly every: Every | null
}

/** A new follow-up begins as mine, in a week. */
export function newFollowUp(today: CivilDate, text = ''): FollowUpDraft {
  return { text, due: addDays(today, 7), actor: 'me', every: null }
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
  const often = draft.every === null || USUAL_EVERY.includes(draft.every) ? USUAL_EVERY : [draft.every, ...USUAL_EVERY]
  return (
    <>
      <Segmented
        label={i18n.t('By whom')}
        options={[
          { id: 'me', label: i18n.t('By me') },
          { id: 'them', label: i18n.t('By them') },
        ]}
        value={draft.actor}
        onChange={(actor) => onChange({ ...draft, actor })}
      />
      <DayField
        label={i18n.t('On')}
        toward="future"
        value={draft.due}
        onChange={(due) => onChange({ ...draft, due: due as CivilDate | null })}
        quickPicks={laterDays(today).map(({ id, day }) => ({ label: words[id], day }))}
      />
      {draft.due !== null && (
        <Button kind="plain" onPress={() => onChange({ ...draft, due: null })}>
          {i18n.t('No date')}
        </Button>
      )}
      <Select
        label={i18n.t('Comes again')}
        options={[
          { id: ONCE, label: i18n.t('no') },
          ...often.map((every) => ({ id: every, label: everyWords(i18n, every) })),
        ]}
        value={draft.every ?? ONCE}
        onChange={(every) => onChange({ ...draft, every: every === ONCE ? null : every })}
      />
    </>
  )
}
