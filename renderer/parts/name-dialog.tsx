import { useState, type ReactNode } from 'react'
import { FormDialog } from '#ui/form-dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface NameDialogProps {
  title: string
  /** What the button to save says: "Keep". */
  save: string
  /** The name that it has; '' for a new one. */
  name?: string
  placeholder?: string
  maxLength: number
  /** Is given the name without blanks around it, and never an empty one. Rejects where it was not saved: then the dialog stays. */
  onSave: (name: string) => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}

/** Gives something a name: a circle, an organisation, a view. */
export function NameDialog(props: NameDialogProps) {
  const { title, save, name: given = '', placeholder, maxLength, onSave, onClose, children } = props
  const i18n = useI18n()
  const [name, setName] = useState(given)
  const [isSaving, setIsSaving] = useState(false)
  const clean = name.trim()
  const submit = async () => {
    if (clean === '' || isSaving) return
    setIsSaving(true)
    try {
      await onSave(clean)
      onClose()
    } catch {
      // The user has been told by the command; what was typed stays.
      setIsSaving(false)
    }
  }
  return (
    <FormDialog
      title={title}
      size="small"
      isOpen
      onClose={onClose}
      submit={save}
      canSubmit={clean !== '' && !isSaving}
      onSubmit={submit}
    >
      <TextField
        label={i18n.t('Name')}
        value={name}
        onChange={setName}
        {...(placeholder === undefined ? {} : { placeholder })}
        autoFocus
        maxLength={maxLength}
      />
      {children}
    </FormDialog>
  )
}
