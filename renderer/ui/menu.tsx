import type { ReactElement, ReactNode } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, Popover } from 'react-aria-components/Menu'
import { Separator } from 'react-aria-components/Separator'
import { Check } from 'lucide-react'
import { FocusBack } from './focus-back.tsx'
import { KeyHint } from './key-hint.tsx'
import styles from './option-list.module.css'
import popover from './popover.module.css'
import type { Placement } from './popover.tsx'
import { useTrigger } from './use-trigger.ts'

export interface MenuEntry {
  id: string
  label: string
  icon?: ReactNode
  keys?: string | undefined
  /** Shows a tick: the ring a person is in. */
  isChosen?: boolean | undefined
  isDanger?: boolean | undefined
  isDisabled?: boolean | undefined
  onAction: () => void
}

export interface MenuGroup {
  id: string
  title?: string | undefined
  entries: readonly MenuEntry[]
}

export interface MenuProps {
  /** What opens it: a Button or an IconButton. */
  trigger: ReactElement
  label: string
  /** Groups are told apart by a line, or by their titles. A function is asked once it opens: a list has many that never do. */
  groups: readonly MenuGroup[] | (() => readonly MenuGroup[])
  placement?: Placement | undefined
}

export function Menu({ trigger, label, groups, placement = 'bottom end' }: MenuProps) {
  const { button, triggerRef, isOpen, wasOpen, focusFirst, setOpen } = useTrigger(trigger, 'menu')
  return (
    <>
      {button}
      {wasOpen && (
        <Popover
          triggerRef={triggerRef}
          isOpen={isOpen}
          onOpenChange={setOpen}
          placement={placement}
          offset={4}
          className={popover.popover ?? ''}
        >
          <FocusBack />
          <AriaMenu
            aria-label={label}
            autoFocus={focusFirst}
            onClose={() => setOpen(false)}
            className={styles.list ?? ''}
          >
            {(typeof groups === 'function' ? groups() : groups).map((group, position) => [
              position > 0 && group.title === undefined && (
                <Separator key={`before ${group.id}`} className={styles.rule ?? ''} />
              ),
              <MenuSection key={group.id} id={`group ${group.id}`} aria-label={group.title ?? label}>
                {group.title !== undefined && <Header className={styles.heading}>{group.title}</Header>}
                {group.entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </MenuSection>,
            ])}
          </AriaMenu>
        </Popover>
      )}
    </>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled ?? false}
      onAction={entry.onAction}
      data-danger={entry.isDanger || undefined}
      className={styles.item ?? ''}
    >
      {entry.icon}
      <span className={styles.words}>
        <span className={styles.name}>{entry.label}</span>
      </span>
      {entry.isChosen && <Check aria-hidden className={styles.chosen} />}
      {entry.keys !== undefined && <KeyHint keys={entry.keys} />}
    </MenuItem>
  )
}
