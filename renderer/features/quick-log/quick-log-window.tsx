import { useEffect, useRef, useState } from 'react'
import type { JournalConnection } from '#client/connect.ts'
import type { DesktopBridge, QuickLogShown } from '#shared/contract/desktop-bridge.ts'
import { QuickLogBar } from './quick-log-bar.tsx'
import { tellSavedLine } from './saved-line-channel.ts'
import styles from './quick-log.module.css'

export interface QuickLogWindowProps {
  connection: JournalConnection
  /** Left out in a browser tab, where the page is an ordinary one. */
  bridge?: DesktopBridge['quickLog'] | undefined
}

/** The page of the window that the hotkey shows. It is made once and stays, so that its line is there at once. */
export function QuickLogWindow({ connection, bridge }: QuickLogWindowProps) {
  const [shown, setShown] = useState<QuickLogShown>({ text: null })
  const root = useRef<HTMLElement>(null)
  useEffect(() => bridge?.onShown((next) => setShown({ text: next.text })), [bridge])
  useEffect(() => {
    const watched = root.current
    if (watched === null || bridge === undefined) return
    const tell = () => bridge.setHeight(Math.ceil(watched.getBoundingClientRect().height))
    const observer = new ResizeObserver(tell)
    observer.observe(watched)
    return () => observer.disconnect()
  }, [bridge])
  return (
    <main ref={root} className={styles.window}>
      <QuickLogBar
        connection={connection}
        shown={shown}
        onHide={() => bridge?.hide()}
        onSaved={tellSavedLine}
        onOpenFull={(_entry, line) => bridge?.openFull(line)}
      />
    </main>
  )
}
