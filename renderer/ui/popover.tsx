import type { ReactElement, ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { FocusBack } from './focus-back.tsx'
import styles from './popover.module.css'
import { useTrigger } from './use-trigger.ts'

export type Placement = 'bottom' | 'bottom start' | 'bottom end' | 'top' | 'top start' | 'top end' | 'right' | 'left'

export interface PopoverProps {
  /** What opens it: a Button or an IconButton. */
  trigger: ReactElement
  /** Its name for a screen reader. */
  label: string
  /** Given `close` where something inside ends it. */
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: Placement | undefined
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
}

export function Popover({ trigger, label, children, placement = 'bottom start', ...given }: PopoverProps) {
  const { button, triggerRef, isOpen, wasOpen, setOpen } = useTrigger(trigger, 'dialog', given)
  return (
    <>
      {button}
      {wasOpen && (
        <AriaPopover
          triggerRef={triggerRef}
          isOpen={isOpen}
          onOpenChange={setOpen}
          placement={placement}
          offset={4}
          className={styles.popover ?? ''}
        >
          <FocusBack />
          <Dialog aria-label={label} className={styles.dialog ?? ''}>
            {typeof children === 'function' ? children(() => setOpen(false)) : children}
          </Dialog>
        </AriaPopover>
      )}
    </>
  )
}
