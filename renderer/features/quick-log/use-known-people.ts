import { useEffect, useRef, useState } from 'react'
import type { JournalConnection } from '#client/connect.ts'
import type { KnownPerson } from '#shared/quick-log/draft.ts'
import { askJournalLightly } from './ask-journal-lightly.ts'

const NOBODY: readonly KnownPerson[] = []

/**
 * Everybody whom the line may name. One question is on its way at a time, and the next is about the line as it is by
 * then; until an answer is here the one before holds. The array stays the same while nobody in it changes.
 */
export function useKnownPeople(connection: JournalConnection, line: string): readonly KnownPerson[] {
  const [known, setKnown] = useState(NOBODY)
  const asker = useRef<{ want: (line: string) => void } | null>(null)

  useEffect(() => {
    const ending = new AbortController()
    let wanted: string | null = null
    let isAsking = false
    let last = ''
    const want = (text: string): void => {
      wanted = last = text
      if (!isAsking) void ask()
    }
    const ask = async () => {
      isAsking = true
      while (wanted !== null && !ending.signal.aborted) {
        const asked = wanted
        wanted = null
        try {
          const people =
            asked === ''
              ? NOBODY
              : await askJournalLightly(
                  connection,
                  (queries) => queries.peopleMentioned({ line: asked }),
                  ending.signal,
                )
          if (!ending.signal.aborted) setKnown((before) => (sameKnown(before, people) ? before : people))
        } catch {
          // Everybody is new until the journal answers; saving asks once more.
        }
      }
      isAsking = false
    }
    asker.current = { want }
    const stop = connection.onTopics((topics) => {
      if (last !== '' && (topics.includes('people') || topics.includes('*'))) want(last)
    })
    return () => {
      stop()
      ending.abort()
    }
  }, [connection])

  const words = line.trim()
  useEffect(() => asker.current?.want(words), [words])
  return known
}

function sameKnown(a: readonly KnownPerson[], b: readonly KnownPerson[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}
