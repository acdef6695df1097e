import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { CommandFailure } from '#client/journal-failure.ts'
import { failureWords } from '#parts/failure-words.ts'
import { PASSPHRASE_MAX } from '#shared/model/passphrase.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
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
  const form = useId()
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const [isTrying, setIsTrying] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
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
    <Dialog
      title={title}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={said.trim() === ''} isPending={isTrying}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
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
      </form>
    </Dialog>
  )
}
