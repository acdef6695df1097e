import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Input, SearchField } from 'react-aria-components/SearchField'
import dialog from './dialog.module.css'
import { FocusBack } from './focus-back.tsx'
import { KeyHint } from './key-hint.tsx'
import list from './option-list.module.css'
import styles from './palette.module.css'

export interface PaletteItem {
  id: string
  label: string
  detail?: string | undefined
  icon?: ReactNode
  keys?: string | undefined
  onAction: () => void
}

export interface PaletteGroup {
  id: string
  title: string
  items: readonly PaletteItem[]
}

export interface PaletteProps {
  label: string
  placeholder: string
  isOpen: boolean
  onClose: () => void
  text: string
  onTextChange: (text: string) => void
  /** Already those that fit `text`, best first: the palette leaves nothing out. */
  groups: readonly PaletteGroup[]
  /** Said where nothing fits. */
  none: string
}

/** One line to type in, and what fits below it. The focus stays in the line; arrows and Enter choose. */
export function Palette(props: PaletteProps) {
  const { label, placeholder, isOpen, onClose, text, onTextChange, groups, none } = props
  const shown = groups.filter((group) => group.items.length > 0)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={dialog.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          <FocusBack />
          <Autocomplete inputValue={text} onInputChange={onTextChange} filter={() => true}>
            <SearchField
              aria-label={label}
              autoFocus
              className={styles.field ?? ''}
              // The field would clear itself first, and Escape would take two presses.
              onKeyDown={(event) => {
                if (event.key === 'Escape') onClose()
                else event.continuePropagation()
              }}
            >
              <Search aria-hidden />
              {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete adds aria-controls */}
              <Input role="combobox" aria-expanded placeholder={placeholder} className={styles.input ?? ''} />
            </SearchField>
            <ListBox
              aria-label={label}
              items={shown}
              className={styles.list ?? ''}
              renderEmptyState={() => <div className={list.none}>{none}</div>}
            >
              {(group) => (
                <ListBoxSection id={group.id}>
                  <Header className={list.heading}>{group.title}</Header>
                  {group.items.map((item) => (
                    <Item key={item.id} item={item} onClose={onClose} />
                  ))}
                </ListBoxSection>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Item({ item, onClose }: { item: PaletteItem; onClose: () => void }) {
  return (
    <ListBoxItem
      id={item.id}
      textValue={item.label}
      onAction={() => {
        onClose()
        item.onAction()
      }}
      className={list.item ?? ''}
    >
      {item.icon}
      <span className={styles.words}>
        <span className={list.name}>{item.label}</span>
        {item.detail !== undefined && <span className={list.detail}>{item.detail}</span>}
      </span>
      {item.keys !== undefined && <KeyHint keys={item.keys} />}
    </ListBoxItem>
  )
}
