import { useEffect, useState } from 'react'
import { desktopBridge } from '#client/desktop.ts'
import { closerOf } from '#ui/closer-of.ts'
import { useKeysAwaited } from '#ui/keys-awaited.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { Action } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { ActionRegistry } from './actions.ts'

const RowMenu = lazyPart(async () => (await import('#ui/row-menu.tsx')).RowMenu, { takesKeys: true })

interface Asked {
  readonly row: HTMLElement
  readonly at: { readonly x: number; readonly y: number }
  readonly actions: readonly Action[]
}

const OWN_MENU = 'input, textarea, [contenteditable]'
const RIGHT = 2

/** The other mouse button on a row, or the key for menus, offers what the keys do with that row. */
export function RowMenuHere({ registry }: { registry: ActionRegistry }) {
  const i18n = useI18n()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isComing, setIsComing] = useState(false)
  // Enter right behind the key for menus is for the menu, and not for the row.
  useKeysAwaited(isComing ? 'part' : null)
  useEffect(() => {
    // A browser has more to offer for a link, and the desktop nothing.
    const others = desktopBridge() === undefined ? `a, ${OWN_MENU}` : OWN_MENU
    const onContextMenu = (event: MouseEvent) => {
      const { target } = event
      if (event.defaultPrevented || !(target instanceof Element)) return
      const row = target.closest<HTMLElement>('[data-row]')
      const isWanted = event.button === RIGHT && (event.shiftKey || getSelection()?.isCollapsed === false)
      if (row === null || isWanted || target.closest(others) !== null) return
      if (!registry.all().some(({ onRow }) => onRow)) return
      event.preventDefault()
      row.focus({ preventScroll: true })
      const box = row.getBoundingClientRect()
      const at = event.button === RIGHT ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom }
      setIsComing(true)
      // Behind the list, which takes the row for the one under its cursor.
      requestAnimationFrame(() => {
        setIsComing(false)
        const actions = registry.available().filter(({ onRow }) => onRow)
        if (actions.length > 0) setAsked({ row, at, actions })
      })
    }
    document.addEventListener('contextmenu', onContextMenu)
    return () => document.removeEventListener('contextmenu', onContextMenu)
  }, [registry])
  if (asked === null) return null
  const { row, at, actions } = asked
  return (
    <RowMenu
      label={i18n.t('With this row')}
      at={at}
      actions={actions}
      onClose={closerOf(setAsked, asked)}
      onRun={(action) => {
        setAsked(null)
        requestAnimationFrame(() => {
          if (row.isConnected) row.focus({ preventScroll: true })
          if (action.when?.() ?? true) action.run()
        })
      }}
    />
  )
}
