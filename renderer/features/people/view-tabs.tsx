import { Ellipsis } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { SavedView } from './saved-views.tsx'
import styles from './people.module.css'

const EVERYBODY = 'everybody'

export interface ViewTabsProps {
  views: readonly SavedView[]
  /** The id of the view that is shown; null where something else is. */
  shown: string | null
  /** Null for everybody. */
  onShow: (view: SavedView | null) => void
  onRename: (view: SavedView) => void
  onRemove: (view: SavedView) => void
}

/**
 * Kept views as tabs above the list: one stop for Tab, arrows between them, Enter shows one, F2 or a double click renames
 * it. Removing stands in the menu of the one that is shown, and can be undone.
 */
export function ViewTabs({ views, shown, onShow, onRename, onRemove }: ViewTabsProps) {
  const i18n = useI18n()
  const list = useRef<HTMLDivElement>(null)
  const current = views.find(([id]) => id === shown)
  const tabs: readonly { id: string; name: string; view: SavedView | null }[] = [
    { id: EVERYBODY, name: i18n.t('Everybody'), view: null },
    ...views.map((view) => ({ id: view[0], name: view[1].name, view })),
  ]
  const stop = current?.[0] ?? EVERYBODY
  useEffect(() => {
    // In a narrow window they scroll sideways.
    if (shown === null) return
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (next === undefined || at < 0) return
    event.preventDefault()
    buttons[(next + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div className={styles.views}>
      <div ref={list} role="tablist" aria-label={i18n.t('Views')} className={styles.viewTabs}>
        {tabs.map(({ id, name, view }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === shown}
            tabIndex={id === stop ? 0 : -1}
            className={styles.viewTab}
            onClick={() => onShow(view)}
            onDoubleClick={() => view !== null && onRename(view)}
            onKeyDown={(event) => {
              if (event.key === 'F2' && view !== null) onRename(view)
              else move(event)
            }}
          >
            {name}
          </button>
        ))}
      </div>
      {current !== undefined && (
        <Menu
          label={i18n.t('The view {name}', { name: current[1].name })}
          placement="bottom start"
          trigger={
            <IconButton label={i18n.t('The view {name}', { name: current[1].name })}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
          groups={[
            {
              id: 'view',
              entries: [
                { id: 'rename', label: i18n.t('Rename'), onAction: () => onRename(current) },
                { id: 'remove', label: i18n.t('Remove'), onAction: () => onRemove(current) },
              ],
            },
          ]}
        />
      )}
    </div>
  )
}
