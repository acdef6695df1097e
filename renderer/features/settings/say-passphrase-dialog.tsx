import { useState, type ReactNode } from 'react'
import { CommandFailure } from '#client/journal-failure.ts'
import { failureWords } from '#parts/failure-words.ts'
import { PASSPHRASE_MAX } from '#shared/model/passphrase.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface SayPassphraseDialogProps {
  title: string
  /** What the button says. */
  action: string
  /** Closes after `right`; says what is wrong otherwise, also where it rejects. */
  onSay: (passphrase: string) => Promise<'right' | 'wrong' | 'mistyped'>
  onClose: () => void
  children?: ReactNode
}

/** Asks for the passphrase that is set. */
export function SayPassphraseDialog({ title, action, onSay, onClose, children }: SayPassphraseDialogProps) {
  const i18n = useI18n()
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const [isTrying, setIsTrying] = useState(false)
  const submit = async () => {
    if (said.trim() === '' || isTrying) return
    setIsTrying(true)
    const answer = await onSay(said).catch((error: unknown) =>
      error instanceof CommandFailure ? failureWords(i18n, error.failure) : 'wrong',
    )
    setIsTrying(false)
    if (answer === 'right') return onClose()
    if (answer === 'wrong') setProblem(failureWords(i18n, { code: 'PASSPHRASE_WRONG', data: {} }))
    else if (answer === 'mistyped') setProblem(failureWords(i18n, { code: 'PASSPHRASE_MISTYPED', data: {} }))
    else setProblem(answer)
  }
  return (
    <FormDialog
      title={title}
      size="small"
      isOpen
      onClose={onClose}
      submit={action}
      canSubmit={said.trim() !== ''}
      isPending={isTrying}
      onSubmit={submit}
    >
      {children}
      <TextField
        label={i18n.t('Recovery passphrase')}
        type="password"
        value={said}
        onChange={(text) => {
          setSaid(text)
          setProblem('')
        }}
        error={problem === '' ? undefined : problem}
        autoFocus
        maxLength={PASSPHRASE_MAX}
      />
    </FormDialog>
  )
}
