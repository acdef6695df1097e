import { useRef } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components/Menu'
import { FocusBack } from './focus-back.tsx'
import { KeyHint } from './key-hint.tsx'
import styles from './option-list.module.css'
import popover from './popover.module.css'
import type { Action } from './use-actions.ts'

export interface RowMenuProps {
  label: string
  /** In the window, where it was asked for. */
  at: { readonly x: number; readonly y: number }
  actions: readonly Action[]
  onRun: (action: Action) => void
  onClose: () => void
}

/** What can be done with a row, where the pointer or the cursor is. */
export function RowMenu({ label, at, actions, onRun, onClose }: RowMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} aria-hidden style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
        placement="bottom start"
        offset={2}
        className={popover.popover ?? ''}
      >
        <FocusBack />
        <Menu aria-label={label} autoFocus="first" onClose={onClose} className={styles.list ?? ''}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.title}
              onAction={() => onRun(action)}
              className={styles.item ?? ''}
            >
              <span className={styles.words}>
                <span className={styles.name}>{action.title}</span>
              </span>
              {action.keys?.[0] !== undefined && <KeyHint keys={action.keys[0]} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  )
}
