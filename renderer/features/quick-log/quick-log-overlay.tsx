import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { FocusBack } from '#ui/focus-back.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { FullEntry } from './full-entry.ts'
import { QuickLogBar } from './quick-log-bar.tsx'
import styles from './quick-log.module.css'

export interface QuickLogOverlayProps {
  isOpen: boolean
  onClose: () => void
  /** `entry` is what was understood and corrected, to begin the full entry with. */
  onOpenFull: (entry: FullEntry) => void
}

/** Quick log above the screen that is shown: where there is no window of its own, and for those who are here already. */
export function QuickLogOverlay({ isOpen, onClose, onOpenFull }: QuickLogOverlayProps) {
  const i18n = useI18n()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={i18n.t('Log a conversation')} className={styles.dialog ?? ''}>
          <FocusBack />
          <Bar onClose={onClose} onOpenFull={onOpenFull} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Bar({ onClose, onOpenFull }: Omit<QuickLogOverlayProps, 'isOpen'>) {
  const connection = useJournalConnection()
  const feedback = useCommandFeedback()
  const [shown] = useState({ text: null })
  return (
    <QuickLogBar
      connection={connection}
      shown={shown}
      onHide={onClose}
      onSaved={({ message, undo }) => feedback.done(message, undo)}
      onOpenFull={(entry) => {
        onClose()
        onOpenFull(entry)
      }}
    />
  )
}
