import type { ReactElement, ReactNode } from 'react'
import { lazyPart } from './lazy-part.tsx'
import { useTrigger } from './use-trigger.ts'

/** Fetched with the first that opens, or before: what is pressed meanwhile is kept for it. */
export const OpenPopover = lazyPart(async () => (await import('./open-popover.tsx')).OpenPopover, { takesKeys: true })

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
  const { button, wasOpen, ...opening } = useTrigger(trigger, 'dialog', given)
  return (
    <>
      {button}
      {wasOpen && (
        <OpenPopover label={label} placement={placement} opening={opening}>
          {typeof children === 'function' ? children(() => opening.setOpen(false)) : children}
        </OpenPopover>
      )}
    </>
  )
}
