import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { defined } from './defined.ts'
import { FocusBack } from './focus-back.tsx'
import styles from './popover.module.css'

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

export function Popover({ trigger, label, children, placement = 'bottom start', ...open }: PopoverProps) {
  return (
    <DialogTrigger {...defined(open)}>
      {trigger}
      <AriaPopover placement={placement} offset={4} className={styles.popover ?? ''}>
        <FocusBack />
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
