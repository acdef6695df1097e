import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { DocumentText } from '#parts/document-text.tsx'
import { directionWords, whatWords } from '#parts/giving-words.ts'
import { ParticipantsField, toParticipants, type ShownParticipant } from '#parts/participants-field.tsx'
import { DayField } from '#parts/day-field.tsx'
import type { GiveRow } from '#shared/contract/giving-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { GIVE_WHATS, type GiveDirection, type GiveWhat } from '#shared/model/give-what.ts'
import { type AnsweredNeed } from '#shared/model/give.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { EntryAside } from './entry-aside.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { changedParts } from './changed-parts.ts'
import { GivingBrake } from './giving-brake.tsx'
import { GivingConflicts } from './giving-conflicts.tsx'
import { GivingHistory } from './giving-history.tsx'
import styles from './giving.module.css'

export interface GiveDialogProps {
  /** Null for a new one. */
  give: GiveRow | null
  /** What a new one begins with. */
  begun?: { readonly person: PersonLink; readonly answers: AnsweredNeed; readonly need: string } | undefined
  onClose: () => void
}

interface Parts {
  readonly direction: GiveDirection
  readonly what: GiveWhat
  readonly text: string
  readonly people: readonly ShownParticipant[]
  readonly day: CivilDate
  /** As typed. */
  readonly minutes: string
}

const MAX_MINUTES = 1440

/** What was given or received: what, to or from whom, when, and what came of it. */
export function GiveDialog({ give, begun, onClose }: GiveDialogProps) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const [opened, setOpened] = useState<Parts>({
    direction: give?.direction ?? 'given',
    what: give?.what ?? 'other',
    text: give?.text ?? '',
    people: give?.people ?? (begun === undefined ? [] : [begun.person]),
    day: give?.day ?? today,
    minutes: String(give?.minutes ?? ''),
  })
  const [parts, setParts] = useState(opened)
  const [isHistoryShown, setHistoryShown] = useState(false)
  const change = (part: Partial<Parts>) => setParts((before) => ({ ...before, ...part }))
  const record = useCommand('recordGive', { said: i18n.t('Written down.') })
  const edit = useCommand('editGive', { said: i18n.t('Changed.') })
  const minutes = parts.minutes.trim() === '' ? null : Number(parts.minutes)
  const isLength = minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_MINUTES)
  const isSaving = record.pending || edit.pending
  const canSave = parts.text.trim() !== '' && isLength && !isSaving && give?.readOnly !== true

  const save = async () => {
    if (!canSave) return
    const text = parts.text.trim()
    if (give === null) {
      const answers = begun?.answers ?? null
      const people = toParticipants(parts.people)
      await record.run({ ...parts, text, people, minutes, answers }).then(onClose, () => undefined)
      return
    }
    // Only what was changed here is written: another window or device may have changed the rest meanwhile.
    const { direction: _, people, minutes: typed, ...changed } = changedParts(opened, { ...parts, text })
    const edited = {
      ...changed,
      ...(people !== undefined && { people: toParticipants(people) }),
      ...(typed !== undefined && { minutes }),
    }
    if (Object.keys(edited).length === 0) onClose()
    else await edit.run({ id: give.id, ...edited }).then(onClose, () => undefined)
  }
  const { direction } = parts
  const words = whatWords(i18n)
  const sides = directionWords(i18n)
  const isGiven = direction === 'given'
  return (
    <FormDialog
      title={give === null ? i18n.t('Given or received') : sides[direction]}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={canSave}
      onSubmit={save}
      className={styles.form}
      aside={give !== null && <EntryAside id={give.id} onClose={onClose} onHistory={() => setHistoryShown(true)} />}
      below={
        <>
          {give !== null && (
            <>
              <GivingConflicts
                id={give.id}
                isReadOnly={give.readOnly}
                onSettled={([field = ''], value) => {
                  if (!Object.hasOwn(parts, field)) return
                  const settled = { [field]: value ?? '' }
                  setOpened((before) => ({ ...before, ...settled }))
                  change(settled)
                }}
              />
              <GiveTexts give={give} />
            </>
          )}
          {isHistoryShown && give !== null && <GivingHistory of={give} onClose={() => setHistoryShown(false)} />}
        </>
      }
    >
      {begun !== undefined && <p className={styles.answers}>{i18n.t('It answers: {need}', { need: begun.need })}</p>}
      {give === null && (
        <Segmented
          label={i18n.t('Which way')}
          hideLabel
          options={(['given', 'received'] as const).map((id) => ({ id, label: sides[id] }))}
          value={direction}
          onChange={(next) => change({ direction: next })}
        />
      )}
      <TextField
        label={isGiven ? i18n.t('What I gave') : i18n.t('What I received')}
        value={parts.text}
        onChange={(text) => change({ text })}
        placeholder={isGiven ? i18n.t('Sent the article on pricing') : i18n.t('An hour on our prices')}
        autoFocus
        maxLength={2000}
      />
      <ParticipantsField
        label={isGiven ? i18n.t('To whom') : i18n.t('From whom')}
        placeholder={i18n.t('Name of a person')}
        people={parts.people}
        onChange={(people) => change({ people })}
      />
      <div className={styles.formLine}>
        <Select<GiveWhat>
          label={i18n.t('Kind')}
          options={GIVE_WHATS.map((id) => ({ id, label: words[id] }))}
          value={parts.what}
          onChange={(what) => change({ what })}
        />
        <DayField
          label={i18n.t('On')}
          toward="past"
          value={parts.day}
          onChange={(next) => next !== null && change({ day: next as CivilDate })}
        />
        <TextField
          label={i18n.t('Minutes')}
          value={parts.minutes}
          onChange={(typed) => change({ minutes: typed })}
          error={isLength ? undefined : i18n.t('From 1 to 1440.')}
          maxLength={4}
        />
      </div>
      {give === null && isGiven && isLength && minutes !== null && <GivingBrake day={parts.day} minutes={minutes} />}
    </FormDialog>
  )
}

/** Kept as they are written, so that what a second device writes meanwhile is merged into them. */
function GiveTexts({ give }: { give: GiveRow }) {
  const i18n = useI18n()
  const now = useJournalQuery('gives', { id: give.id, limit: 1 }).data?.rows[0] ?? give
  const names = {
    outcome: i18n.t('What came of it'),
    thanks: give.direction === 'given' ? i18n.t('How they thanked me') : i18n.t('How I thanked them'),
  }
  const prompts = { outcome: i18n.t('Did it help, and how did it go on?'), thanks: i18n.t('A word, a call, a card.') }
  return (['outcome', 'thanks'] as const).map((field) => (
    <div key={field} className={styles.outcome}>
      <h3>{names[field]}</h3>
      <DocumentText
        id={give.id}
        field={field}
        label={names[field]}
        value={now[field]}
        placeholder={prompts[field]}
        readOnly={give.readOnly}
      />
    </div>
  ))
}
