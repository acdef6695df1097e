import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { JournalConnection } from '#client/connect.ts'
import { lineIds } from '#client/line-ids.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import type { KnownPerson } from '#shared/quick-log/draft.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { keepLastChannel } from '#parts/last-channel.ts'
import { correct, NO_CORRECTIONS, type Corrections } from '#shared/quick-log/corrections.ts'
import { keepCorrections, keptCorrections } from './kept-corrections.ts'
import { lineParts } from '#shared/quick-log/line-parts.ts'
import { saveFailureWords } from './save-failure-words.ts'
import { savedWords, type SavedLine } from './saved-line.ts'
import { sendLine } from './send-line.ts'
import { saysNothing, understandLine, type Understood } from '#shared/quick-log/understand-line.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { useKnownPeople } from './use-known-people.ts'
import { lineToKeep, lineWith, NOTHING_WAITS, waitFor } from './waiting-line.ts'

export interface QuickLog {
  readonly line: string
  readonly today: CivilDate
  readonly known: readonly KnownPerson[]
  readonly understood: Understood
  readonly corrections: Corrections
  /** Why the last attempt to save did not work; null after the next key. */
  readonly trouble: string | null
  readonly isSaving: boolean
  readonly setLine: (line: string) => void
  /** Shows the line of a link, or one that is suggested; what was typed waits, and nothing is written. */
  readonly offer: (text: string, isSuggested?: boolean) => Promise<void>
  readonly correct: (key: string, choice: string) => void
  /** Saves; resolves with null where nothing was saved, and `trouble` says why. */
  readonly save: () => Promise<SavedLine | null>
  /** Keeps the line for the next time. */
  readonly keep: () => void
  /** Ends the line, which went elsewhere; what waited for it comes back. */
  readonly clear: () => void
  /** Takes up a line that was left in another window. */
  readonly catchUp: () => Promise<void>
}

const LINE_IDS = 'rapport:quick-log-line'

/** One line of quick log: what is typed, what is understood, what the user said instead, and saving it. */
export function useQuickLog(connection: JournalConnection): QuickLog {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const [line, setLineState] = useState('')
  const [corrections, setCorrections] = useState(() => keptCorrections(connection))
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const { keepSoon, keepNow, toKeep, changedElsewhere } = useKeptDraft(connection)
  const known = useKnownPeople(connection, line)
  const understood = useMemo(() => read(line, today, known, corrections), [line, today, known, corrections])
  const now = useRef({ line, corrections })
  useEffect(() => {
    now.current = { line, corrections }
    keepCorrections(connection, corrections)
  })

  const waiting = useRef(NOTHING_WAITS)
  const [ids] = useState(() => lineIds(LINE_IDS))
  const setLine = useCallback(
    (text: string) => {
      setLineState(text)
      setTrouble(null)
      keepSoon(lineWith(waiting.current, text))
      if (text === '') setCorrections(NO_CORRECTIONS)
    },
    [keepSoon],
  )
  const clear = useCallback(() => {
    const { left } = waiting.current
    waiting.current = NOTHING_WAITS
    setLineState(left)
    setCorrections(NO_CORRECTIONS)
    setTrouble(null)
    keepNow(left)
  }, [keepNow])
  const keep = useCallback(() => {
    const kept = lineToKeep(waiting.current, now.current.line)
    waiting.current = NOTHING_WAITS
    setLineState(kept)
    keepNow(kept)
  }, [keepNow])
  const save = useCallback(async () => {
    const { line: text, corrections: holding } = now.current
    setIsSaving(true)
    setTrouble(null)
    try {
      // Who was meant by the last key may still be on its way.
      const people = await connection.client.queries.peopleMentioned({ line: text })
      const meant = read(text, today, people, holding)
      if (saysNothing(meant)) return null
      const { undo, conversation } = await sendLine(connection, {
        id: await ids.idOf(JSON.stringify([text, holding])),
        parts: lineParts(meant),
        draft: toKeep(waiting.current.left),
      })
      ids.logged()
      const channel = meant.conversation?.channel
      // `other` is what holds where a line does not say how: nothing that the next conversation could be offered.
      if (channel !== undefined && channel.value !== 'other') keepLastChannel(channel.value)
      // What was typed while it was saved is another line.
      if (now.current.line === text) clear()
      return { message: savedWords(i18n, meant), undo, conversation }
    } catch (error) {
      keepNow(now.current.line)
      setTrouble(await saveFailureWords(i18n, error))
      return null
    } finally {
      setIsSaving(false)
    }
  }, [connection, today, i18n, ids, clear, keepNow, toKeep])
  const offer = useCallback(
    async (text: string, isSuggested = false) => {
      waiting.current = waitFor(waiting.current, now.current.line, text, isSuggested)
      setLineState(text)
      setTrouble(null)
      const left = await changedElsewhere().catch(() => null)
      if (left !== null && waiting.current.offered === text) waiting.current = { offered: text, isSuggested, left }
    },
    [changedElsewhere],
  )
  const catchUp = useCallback(async () => {
    const before = now.current.line
    const left = await changedElsewhere().catch(() => null)
    if (left === null) return
    // A link came meanwhile.
    if (waiting.current !== NOTHING_WAITS) waiting.current = { ...waiting.current, left }
    if (waiting.current !== NOTHING_WAITS || now.current.line !== before) return
    setLineState(left)
    if (left === '') setCorrections(NO_CORRECTIONS)
  }, [changedElsewhere])

  return {
    line,
    today,
    known,
    understood,
    corrections,
    trouble,
    isSaving,
    setLine,
    offer,
    correct: useCallback((key: string, choice: string) => setCorrections((all) => correct(all, key, choice)), []),
    save,
    keep,
    clear,
    catchUp,
  }
}

function read(line: string, today: CivilDate, known: readonly KnownPerson[], corrections: Corrections): Understood {
  return understandLine(
    line,
    parseQuickLog(line, { date: today, time: timeOf(new Date()) }, known),
    known,
    corrections,
    today,
  )
}

function timeOf(clock: Date): CivilTime {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(clock.getHours())}:${pad(clock.getMinutes())}` as CivilTime
}
