import { useId, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { PersonField } from '#parts/person-field.tsx'
import type { GiveRow } from '#shared/contract/giving-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { GIVE_WHATS, type AnsweredNeed, type GiveDirection, type GiveWhat } from '#shared/model/give.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { directionWords, whatWords } from '#parts/giving-words.ts'
import styles from './giving.module.css'

export interface GiveDialogProps {
  /** Null for a new one. */
  give: GiveRow | null
  /** What a new one begins with. */
  begun?: { readonly person: PersonLink; readonly answers: AnsweredNeed; readonly need: string } | undefined
  onClose: () => void
}

const MAX_MINUTES = 1440

/** What was given or received: what, to or from whom, when, and what came of it. */
export function GiveDialog({ give, begun, onClose }: GiveDialogProps) {
  const i18n = useI18n()
  const form = useId()
  const today = useToday() as CivilDate
  const [direction, setDirection] = useState<GiveDirection>(give?.direction ?? 'given')
  const [what, setWhat] = useState<GiveWhat>(give?.what ?? 'other')
  const [text, setText] = useState(give?.text ?? '')
  const [person, setPerson] = useState<PersonLink | null>(give?.people[0] ?? begun?.person ?? null)
  const [day, setDay] = useState<CivilDate>(give?.day ?? today)
  const [minutes, setMinutes] = useState(String(give?.minutes ?? ''))
  const [outcome, setOutcome] = useState(give?.outcome ?? '')
  const [thanks, setThanks] = useState(give?.thanks ?? '')
  const record = useCommand('recordGive', { said: i18n.t('Written down.') })
  const edit = useCommand('editGive', { said: i18n.t('Changed.') })
  const trash = useCommand('moveToTrash', { said: i18n.t('It is in the trash.') })
  const typed = minutes.trim() === '' ? null : Number(minutes)
  const isLength = typed === null || (Number.isInteger(typed) && typed >= 1 && typed <= MAX_MINUTES)
  const isSaving = record.pending || edit.pending
  const canSave = text.trim() !== '' && isLength && !isSaving && give?.readOnly !== true

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!canSave) return
    const people = person === null ? [] : [{ id: person.id }]
    const parts = { what, text, day, minutes: typed }
    if (give === null) {
      const answers = begun?.answers ?? null
      await record.run({ ...parts, direction, people, answers }).then(onClose, () => undefined)
      return
    }
    // Several people stay as they are unless the first is changed here; texts are written where they were changed.
    const changed = {
      ...(person?.id !== give.people[0]?.id && { people }),
      ...(outcome !== give.outcome && { outcome }),
      ...(thanks !== give.thanks && { thanks }),
    }
    await edit.run({ id: give.id, ...parts, ...changed }).then(onClose, () => undefined)
  }
  const words = whatWords(i18n)
  const sides = directionWords(i18n)
  const isGiven = direction === 'given'
  return (
    <Dialog
      title={give === null ? i18n.t('Given or received') : sides[direction]}
      isOpen
      onClose={onClose}
      actions={
        <>
          {give !== null && (
            <Button
              kind="plain"
              className={styles.trash}
              onPress={() => void trash.run({ ids: [give.id] }).then(onClose, () => undefined)}
            >
              {i18n.t('Move to the trash')}
            </Button>
          )}
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={!canSave}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className={styles.form}>
        {begun !== undefined && <p className={styles.answers}>{i18n.t('It answers: {need}', { need: begun.need })}</p>}
        {give === null && (
          <Segmented
            label={i18n.t('Which way')}
            hideLabel
            options={(['given', 'received'] as const).map((id) => ({ id, label: sides[id] }))}
            value={direction}
            onChange={setDirection}
          />
        )}
        <TextField
          label={isGiven ? i18n.t('What I gave') : i18n.t('What I received')}
          value={text}
          onChange={setText}
          placeholder={isGiven ? i18n.t('Sent the article on pricing') : i18n.t('An hour on our prices')}
          autoFocus
          maxLength={2000}
        />
        <PersonField label={isGiven ? i18n.t('To whom') : i18n.t('From whom')} value={person} onChange={setPerson} />
        <div className={styles.formLine}>
          <Select<GiveWhat>
            label={i18n.t('Kind')}
            options={GIVE_WHATS.map((id) => ({ id, label: words[id] }))}
            value={what}
            onChange={setWhat}
          />
          <DateField label={i18n.t('On')} value={day} onChange={(next) => next !== null && setDay(next as CivilDate)} />
          <TextField
            label={i18n.t('Minutes')}
            value={minutes}
            onChange={setMinutes}
            error={isLength ? undefined : i18n.t('From 1 to 1440.')}
            maxLength={4}
          />
        </div>
        {give !== null && (
          <>
            <TextArea label={i18n.t('What came of it')} value={outcome} onChange={setOutcome} rows={2} reading />
            <TextArea
              label={isGiven ? i18n.t('How they thanked me') : i18n.t('How I thanked them')}
              value={thanks}
              onChange={setThanks}
              rows={2}
              reading
            />
          </>
        )}
      </form>
    </Dialog>
  )
}
