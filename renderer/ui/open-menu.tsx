import { Header, Menu as AriaMenu, MenuItem, MenuSection, Popover } from 'react-aria-components/Menu'
import { Separator } from 'react-aria-components/Separator'
import { Check, Minus } from 'lucide-react'
import { FocusBack } from './focus-back.tsx'
import { KeyHint } from './key-hint.tsx'
import type { MenuEntry, MenuProps } from './menu.tsx'
import styles from './option-list.module.css'
import popover from './popover.module.css'
import type { Placement } from './popover.tsx'
import type { Opening } from './use-trigger.ts'

export interface OpenMenuProps extends Pick<MenuProps, 'label' | 'groups'> {
  opening: Pick<Opening, 'triggerRef' | 'isOpen' | 'focusFirst' | 'setOpen'>
  placement: Placement
}

/** The list of a menu, once it was opened. */
export function OpenMenu({ label, groups, placement, opening }: OpenMenuProps) {
  const { triggerRef, isOpen, focusFirst, setOpen } = opening
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={setOpen}
      placement={placement}
      offset={4}
      className={popover.popover ?? ''}
    >
      <FocusBack />
      <AriaMenu aria-label={label} autoFocus={focusFirst} onClose={() => setOpen(false)} className={styles.list ?? ''}>
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
        {entry.detail !== undefined && <span className={styles.detail}>{entry.detail}</span>}
      </span>
      {entry.isChosen === true && <Check aria-hidden className={styles.chosen} />}
      {entry.isChosen === 'some' && <Minus aria-hidden className={styles.chosen} />}
      {entry.keys !== undefined && <KeyHint keys={entry.keys} />}
    </MenuItem>
  )
}
