import { useId, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { CircleId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export function NewCircleDialog({
  onMade,
  onClose,
}: {
  onMade: (id: CircleId, name: string) => void
  onClose: () => void
}) {
  const i18n = useI18n()
  const form = useId()
  const [name, setName] = useState('')
  const add = useCommand('addCircle')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const clean = name.trim()
    if (clean !== '')
      await add.run({ name: clean }).then(
        ({ id }) => onMade(id, clean),
        () => undefined,
      )
  }
  return (
    <Dialog
      title={i18n.t('New circle')}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={name.trim() === '' || add.pending}>
            {i18n.t('Put them in')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={i18n.t('Name')}
          value={name}
          onChange={setName}
          placeholder={i18n.t('Book club')}
          autoFocus
          maxLength={500}
        />
      </form>
    </Dialog>
  )
}
