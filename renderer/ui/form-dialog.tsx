import { useId, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog, type DialogProps } from './dialog.tsx'
import styles from './dialog.module.css'
import { useI18n } from './use-i18n.ts'

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'isOpen' | 'onClose' | 'size'> {
  children: ReactNode
  /** What sends it: "Save". */
  submit: string
  /** Whether there is anything to send. */
  canSubmit: boolean
  isPending?: boolean
  /** Sends it from within a field of several lines. */
  keys?: string
  onSubmit: () => unknown
  /** What its button for that does, where cancelling is more than closing. */
  onCancel?: () => void
  /** Of the form; its fields stand below each other where it is left out. */
  className?: string | undefined
  /** Other things to do, before its buttons. */
  aside?: ReactNode
  /** What stands below and is not sent with it. */
  below?: ReactNode
}

/** A dialog that is filled in and sent, by its button or Enter. */
export function FormDialog({
  children,
  submit,
  canSubmit,
  isPending = false,
  keys,
  onSubmit,
  onCancel,
  className,
  aside,
  below,
  ...dialog
}: FormDialogProps) {
  const i18n = useI18n()
  const form = useId()
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          {aside}
          <Button onPress={onCancel ?? dialog.onClose}>{i18n.t('Cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            {...(keys !== undefined && { keys })}
            isDisabled={!canSubmit}
            isPending={isPending}
          >
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={className ?? styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit()
        }}
      >
        {children}
      </form>
      {below}
    </Dialog>
  )
}
