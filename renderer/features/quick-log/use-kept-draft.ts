import { useCallback, useEffect, useRef } from 'react'
import type { JournalConnection } from '#client/connect.ts'
import { askJournalLightly } from './ask-journal-lightly.ts'

const KEEP_AFTER_MS = 500

export interface KeptDraft {
  /** Keeps the line a moment after the last key. */
  readonly keepSoon: (line: string) => void
  /** Keeps it now: the window hides, or the line is saved and '' is what is left. */
  readonly keepNow: (line: string) => void
  /** The line as another window has left it; null where nobody has touched it since this one wrote or read it. */
  readonly changedElsewhere: () => Promise<string | null>
}

/** The line that was not saved yet, in this machine's settings: it outlives the window and the app. */
export function useKeptDraft(connection: JournalConnection): KeptDraft {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef('')
  const kept = useRef('')

  const keepNow = useCallback(
    (line: string) => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
      latest.current = line
      if (line === kept.current) return
      kept.current = line
      // On a full disk it stays in the page; the next key tries again.
      connection.client.commands.setSettings({ quickLogDraft: line }).catch(() => (kept.current = '\u0000'))
    },
    [connection],
  )
  const keepSoon = useCallback(
    (line: string) => {
      latest.current = line
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = setTimeout(() => keepNow(latest.current), KEEP_AFTER_MS)
    },
    [keepNow],
  )
  const changedElsewhere = useCallback(async () => {
    const { quickLogDraft } = await askJournalLightly(connection, (queries) => queries.settings())
    if (quickLogDraft === kept.current || timer.current !== null) return null
    kept.current = quickLogDraft
    return quickLogDraft
  }, [connection])

  useEffect(() => {
    const leave = () => timer.current !== null && keepNow(latest.current)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [keepNow])
  return { keepSoon, keepNow, changedElsewhere }
}
