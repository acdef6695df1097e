import { useCallback, useEffect, useRef } from 'react'
import type { JournalConnection } from '#client/connect.ts'
import type { CommandInput } from '#shared/contract/contract.ts'
import { askJournalLightly } from './ask-journal-lightly.ts'

type DraftToKeep = CommandInput<'saveDraft'>

const NAME = 'quick-log'
const KEEP_AFTER_MS = 500

export interface KeptDraft {
  /** Keeps the line a moment after the last key. */
  readonly keepSoon: (line: string) => void
  /** Keeps it now: the window hides, or the line is saved and '' is what is left. */
  readonly keepNow: (line: string) => void
  /** What is to be kept in the commit that saves the line: `line` is what is left of it. */
  readonly toKeep: (line: string) => DraftToKeep
  /** All that is kept, where another window has left something; null where this one has written or read it last. */
  readonly changedElsewhere: () => Promise<string | null>
}

/** The line that was not saved yet, as a draft of this machine: it outlives the window and the app. */
export function useKeptDraft(connection: JournalConnection): KeptDraft {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef('')
  /** What the journal keeps, as far as this window knows. */
  const kept = useRef('')
  /** The part of it that another window has left, and that this one does not show. */
  const beside = useRef('')
  const underWay = useRef(0)

  const toKeep = useCallback((line: string): DraftToKeep => {
    const text = [line, beside.current].filter((part) => part.trim() !== '').join('\n')
    // What this window is still writing itself was left by nobody else.
    return { name: NAME, text, base: underWay.current === 0 ? kept.current : undefined }
  }, [])
  const keepNow = useCallback(
    (line: string) => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
      latest.current = line
      const draft = toKeep(line)
      const { text } = draft
      if (text === kept.current && underWay.current === 0) return
      underWay.current++
      connection.client.commands
        .saveDraft(draft)
        .then((answer) => {
          kept.current = answer.text
          if (answer.text !== text) beside.current = answer.text.slice(text === '' ? 0 : text.length + 1)
        })
        // On a full disk it stays in the page; the next key tries again.
        .catch(() => undefined)
        .finally(() => underWay.current--)
    },
    [connection, toKeep],
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
    const { text } = await askJournalLightly(connection, (queries) => queries.draft({ name: NAME }))
    if (timer.current !== null || underWay.current > 0) return null
    if (text === kept.current && beside.current === '') return null
    kept.current = text
    beside.current = ''
    return text
  }, [connection])

  useEffect(() => {
    const leave = () => timer.current !== null && keepNow(latest.current)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [keepNow])
  return { keepSoon, keepNow, toKeep, changedElsewhere }
}
