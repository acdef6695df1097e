import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import styles from './tabs.module.css'

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly { id: Id; title: string; count?: ReactNode; content: ReactNode }[]
  value: Id
  onChange: (id: Id) => void
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
}
const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]'

/**
 * Faces of one thing: one stop for Tab, and the arrows show one after the other. The browser's own buttons: tabs of React Aria cost a
 * screen that is opened more than the lines in them.
 */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const shown = tabs.find(({ id }) => id === value)
  const onKeyDown = (event: KeyboardEvent) => {
    // A panel with nothing to step on is stepped on itself.
    if (event.key === 'Tab' && panel.current !== null) {
      panel.current.tabIndex = panel.current.querySelector(FOCUSABLE) === null ? 0 : -1
    }
    const at = tabs.findIndex(({ id }) => id === value)
    const next = tabs[STEPS[event.key]?.(at, tabs.length) ?? -1]
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
    onChange(next.id)
  }
  return (
    <div className={styles.tabs}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on its tabs */}
      <div ref={list} role="tablist" aria-label={label} onKeyDown={onKeyDown} className={styles.list}>
        {tabs.map(({ id, title, count }) => (
          <button
            key={id}
            id={`${base}${id}`}
            type="button"
            role="tab"
            data-tab={id}
            aria-selected={id === value}
            aria-controls={id === value ? `${base}panel` : undefined}
            tabIndex={id === value ? 0 : -1}
            onClick={() => onChange(id)}
            className={styles.tab}
          >
            {title}
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </button>
        ))}
      </div>
      {shown !== undefined && (
        <div
          key={shown.id}
          ref={panel}
          id={`${base}panel`}
          role="tabpanel"
          aria-labelledby={`${base}${shown.id}`}
          tabIndex={-1}
          className={styles.panel}
        >
          {shown.content}
        </div>
      )}
    </div>
  )
}
