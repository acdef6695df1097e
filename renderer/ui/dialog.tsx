import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { X } from 'lucide-react'
import { cx } from './cx.ts'
import styles from './dialog.module.css'
import { FocusBack } from './focus-back.tsx'
import { IconButton } from './icon-button.tsx'
import { useI18n } from './use-i18n.ts'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one last. */
  actions?: ReactNode
  size?: 'small' | 'normal' | 'large'
  /** `alertdialog` for the one question asked before something is forgotten for good: a click outside is no answer. */
  role?: 'dialog' | 'alertdialog'
  /** Long, and with nothing in it to operate: the keys that scroll have to reach it. */
  isRead?: boolean
}

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'normal',
  role = 'dialog',
  isRead = false,
}: DialogProps) {
  const i18n = useI18n()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      className={styles.overlay ?? ''}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <FocusBack />
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {role === 'dialog' && (
              <IconButton label={i18n.t('Close')} onPress={onClose}>
                <X />
              </IconButton>
            )}
          </header>
          {isRead ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else nobody without a pointer could scroll it
            <div role="group" aria-label={title} tabIndex={0} className={styles.body}>
              {children}
            </div>
          ) : (
            <div className={styles.body}>{children}</div>
          )}
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
