import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { consentWords } from '#parts/introduction-words.ts'
import { DayField } from '#parts/day-field.tsx'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { IntroductionId } from '#shared/model/id.ts'
import type { ConsentType, IntroductionSide } from '#shared/model/introduction.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'

export interface AnswerDialogProps {
  id: IntroductionId
  side: IntroductionSide
  name: string
  /** What it begins with. */
  type: ConsentType
  onClose: () => void
}

/** What somebody was asked or has answered, on which day, in their words. */
export function AnswerDialog({ id, side, name, type: begun, onClose }: AnswerDialogProps) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const [type, setType] = useState<ConsentType>(begun)
  const [on, setOn] = useState<CivilDate>(today)
  const [note, setNote] = useState('')
  const say = useCommand('noteConsent', { said: i18n.t('Written down.') })
  const words = consentWords(i18n)
  const save = async () => {
    await say.run({ id, side, type, on, note }).then(onClose, () => undefined)
  }
  return (
    <FormDialog
      title={i18n.t('What {name} said', { name })}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={!say.pending}
      onSubmit={save}
    >
      <Select<ConsentType>
        label={i18n.t('Answer')}
        options={(['asked', 'agreed', 'declined', 'withdrawn'] as const).map((one) => ({
          id: one,
          label: words[one],
        }))}
        value={type}
        onChange={setType}
      />
      <DayField
        label={i18n.t('On')}
        toward="past"
        value={on}
        onChange={(next) => next !== null && setOn(next as CivilDate)}
      />
      <TextArea
        label={i18n.t('In their words, for yourself')}
        value={note}
        onChange={setNote}
        rows={2}
        reading
        help={i18n.t('This stands in no letter.')}
      />
    </FormDialog>
  )
}
