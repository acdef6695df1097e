import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { PersonField } from '#parts/person-field.tsx'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { IntroductionId, PersonId } from '#shared/model/id.ts'
import type { IntroductionSide } from '#shared/model/introduction.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface SideDialogProps {
  id: IntroductionId
  side: IntroductionSide
  person: PersonLink | null
  other: PersonId | undefined
  onClose: () => void
}

/** Puts somebody else on a side. What was said by whoever stood there stays in the story and counts no more. */
export function SideDialog({ id, side, person: begun, other, onClose }: SideDialogProps) {
  const i18n = useI18n()
  const [person, setPerson] = useState(begun)
  const edit = useCommand('editIntroduction', { said: i18n.t('Changed.') })
  const canSave = person !== null && !edit.pending
  const save = async () => {
    if (person === null || !canSave) return
    if (person.id === begun?.id) return onClose()
    await edit.run({ id, [side]: { id: person.id } }).then(onClose, () => undefined)
  }
  return (
    <FormDialog
      title={side === 'a' ? i18n.t('Whom it is for') : i18n.t('Whose time is asked for')}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={canSave}
      onSubmit={save}
    >
      <PersonField label={i18n.t('Person')} value={person} onChange={setPerson} without={other} autoFocus />
    </FormDialog>
  )
}
