import { useEffect, useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { onLineOffered } from '#parts/offered-line.ts'
import type { EntryStart } from './app-context.ts'
import type { ConversationId } from '#shared/model/id.ts'
import { closerOf } from '#ui/closer-of.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import styles from './log-line.module.css'

const LineInPlace = lazyPart(async () => (await import('#features/quick-log/line-in-place.tsx')).LineInPlace)
const AfterLog = lazyPart(async () => (await import('#parts/after-log.tsx')).AfterLog)
// With Today, and not when it is shown: the line is to be there as soon as one looks.
void LineInPlace.preload()

const ID = 'log-line'

/** The quick log, on the page itself: always ready. */
export function LogLine({ onOpenFull }: { onOpenFull: (entry: EntryStart) => void }) {
  const connection = useJournalConnection()
  const feedback = useCommandFeedback()
  const [saved, setSaved] = useState<ConversationId | null>(null)
  const [shown, setShown] = useState<{ text: string | null; isSuggested?: boolean }>({ text: null })
  useEffect(() => onLineOffered((text) => setShown({ text, isSuggested: true })), [])
  useEffect(() => {
    if (shown.text !== null) focusLogLine()
  }, [shown])
  return (
    <div id={ID} className={styles.place}>
      <LineInPlace
        connection={connection}
        shown={shown}
        onSaved={({ message, undo, conversation }) => {
          feedback.done(message, undo)
          setSaved(conversation)
        }}
        onOpenFull={onOpenFull}
      />
      {saved !== null && <AfterLog key={saved} conversation={saved} onClose={closerOf(setSaved, saved)} />}
    </div>
  )
}

/** Whether the screen that is shown has a line that is not there yet. */
export function isLogLineOnItsWay(): boolean {
  const place = document.getElementById(ID)
  return place !== null && place.querySelector('textarea') === null
}

/** Puts the caret into the line of the screen that is shown; false where it has none. */
export function focusLogLine(): boolean {
  const line = document.querySelector<HTMLTextAreaElement>(`#${ID} textarea`)
  if (line === null) return false
  line.focus()
  line.setSelectionRange(line.value.length, line.value.length)
  line.scrollIntoView({ block: 'nearest' })
  return true
}
