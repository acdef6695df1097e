import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { IntroductionId } from '#shared/model/id.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { PersonField } from './person-field.tsx'

export interface IntroductionDialogProps {
  /** Whom it begins with. */
  a?: PersonLink | null
  b?: PersonLink | null
  why?: string
  onClose: () => void
  onMade: (id: IntroductionId) => void
}

/** Two people who may want to know each other, and why. */
export function IntroductionDialog({ a = null, b = null, why: begun = '', onClose, onMade }: IntroductionDialogProps) {
  const i18n = useI18n()
  const [sides, setSides] = useState<{ a: PersonLink | null; b: PersonLink | null }>({ a, b })
  const [why, setWhy] = useState(begun)
  const add = useCommand('addIntroduction', { said: i18n.t('Written down.') })
  const canSave = sides.a !== null && sides.b !== null && sides.a.id !== sides.b.id && !add.pending

  const save = async () => {
    if (sides.a === null || sides.b === null || !canSave) return
    await add.run({ a: { id: sides.a.id }, b: { id: sides.b.id }, why }).then(
      ({ id }) => onMade(id),
      () => undefined,
    )
  }
  return (
    <FormDialog
      title={i18n.t('Introduce two people')}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={canSave}
      onSubmit={save}
    >
      <PersonField
        label={i18n.t('Whom it is for')}
        value={sides.a}
        onChange={(next) => setSides((now) => ({ ...now, a: next }))}
        without={sides.b?.id}
        autoFocus={sides.a === null}
      />
      <PersonField
        label={i18n.t('Whose time is asked for')}
        value={sides.b}
        onChange={(next) => setSides((now) => ({ ...now, b: next }))}
        without={sides.a?.id}
        autoFocus={sides.a !== null}
      />
      <TextArea
        label={i18n.t('Why they should know each other')}
        value={why}
        onChange={setWhy}
        rows={3}
        reading
        help={i18n.t('Both may read this: it stands in the letters.')}
      />
    </FormDialog>
  )
}
