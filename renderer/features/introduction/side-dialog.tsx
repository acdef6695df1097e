import { useId, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { PersonField } from '#parts/person-field.tsx'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { IntroductionId, PersonId } from '#shared/model/id.ts'
import type { IntroductionSide } from '#shared/model/introduction.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
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
  const form = useId()
  const [person, setPerson] = useState(begun)
  const edit = useCommand('editIntroduction', { said: i18n.t('Changed.') })
  const canSave = person !== null && !edit.pending
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (person === null || !canSave) return
    if (person.id === begun?.id) return onClose()
    await edit.run({ id, [side]: { id: person.id } }).then(onClose, () => undefined)
  }
  return (
    <Dialog
      title={side === 'a' ? i18n.t('Whom it is for') : i18n.t('Whose time is asked for')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={!canSave}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)}>
        <PersonField label={i18n.t('Person')} value={person} onChange={setPerson} without={other} autoFocus />
      </form>
    </Dialog>
  )
}
