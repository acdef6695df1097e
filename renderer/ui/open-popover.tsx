import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { FocusBack } from './focus-back.tsx'
import styles from './popover.module.css'
import type { Placement } from './popover.tsx'
import type { Opening } from './use-trigger.ts'

export interface OpenPopoverProps {
  label: string
  placement: Placement
  opening: Pick<Opening, 'triggerRef' | 'isOpen' | 'setOpen'>
  children: ReactNode
}

/** What a popover shows, once it was opened. */
export function OpenPopover({ label, placement, opening, children }: OpenPopoverProps) {
  return (
    <AriaPopover
      triggerRef={opening.triggerRef}
      isOpen={opening.isOpen}
      onOpenChange={opening.setOpen}
      placement={placement}
      offset={4}
      className={styles.popover ?? ''}
    >
      <FocusBack />
      <Dialog aria-label={label} className={styles.dialog ?? ''}>
        {children}
      </Dialog>
    </AriaPopover>
  )
}
