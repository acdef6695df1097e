import { createContext, useContext, useMemo, useRef, type ReactNode } from 'react'
import { CommandFeedbackContext, type CommandFeedback } from '#client/command-feedback.tsx'
import { toJournalFailure } from '#client/journal-failure.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { failureWords } from '#parts/failure-words.ts'
import { useToasts } from '#ui/toasts.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { createRunningCommands } from './running-commands.ts'
import { createUndoStack } from './undo-stack.ts'

export interface Undoing {
  /** Takes back the latest that can be taken back: the key Z. Again and again, it goes further back. */
  readonly undo: () => void
  /** Takes the last undo back. */
  readonly redo: () => void
}

const UndoContext = createContext<Undoing>({ undo: () => {}, redo: () => {} })

export function useUndoing(): Undoing {
  return useContext(UndoContext)
}

/** Tells what commands did in toasts, each with its Undo, and what did not work. */
export function CommandToasts({ children }: { children: ReactNode }) {
  const i18n = useI18n()
  const client = useJournalClient()
  const toasts = useToasts()
  const stack = useRef(createUndoStack())
  const undone = useRef(createUndoStack())
  const running = useRef(createRunningCommands())

  const { feedback, undoing } = useMemo(() => {
    const undo = async (token: string) => {
      stack.current.take(token)
      try {
        const { undo: redo, leftAlone } = await client.commands.undo({ token })
        const message =
          leftAlone.length === 0
            ? i18n.t('Undone.')
            : i18n.t('Undone, but for what has changed since: that was left alone.')
        if (redo !== null) undone.current.push({ token: redo, message })
        // One is enough, however often Z is pressed.
        for (const { key, text } of toasts.shown()) if (text === message) toasts.close(key)
        toasts.show(message)
      } catch (error) {
        toasts.show(failureWords(i18n, toJournalFailure(error).failure))
      }
    }
    const redo = async (token: string) => {
      undone.current.take(token)
      try {
        const { undo: again } = await client.commands.undo({ token })
        told.done(i18n.t('Done again.'), again)
      } catch (error) {
        toasts.show(failureWords(i18n, toJournalFailure(error).failure))
      }
    }
    const told: CommandFeedback = {
      begun: (settled) => running.current.add(settled),
      done(message, token) {
        if (token === null) return toasts.show(message)
        stack.current.push({ token, message })
        toasts.show(message, { undo: () => told.begun(undo(token)) })
      },
      failed: ({ failure }) => toasts.show(failureWords(i18n, failure)),
    }
    const undoLatest = () => {
      if (toasts.undoLatest()) return
      const done = stack.current.latest()
      if (done === null) toasts.show(i18n.t('There is nothing to undo.'))
      else told.begun(undo(done.token))
    }
    const redoLatest = () => {
      const last = undone.current.latest()
      if (last === null) toasts.show(i18n.t('There is nothing to do again.'))
      else told.begun(redo(last.token))
    }
    const latest: Undoing = {
      undo: () => void running.current.after(undoLatest),
      redo: () => void running.current.after(redoLatest),
    }
    return { feedback: told, undoing: latest }
  }, [client, i18n, toasts])

  return (
    <CommandFeedbackContext value={feedback}>
      <UndoContext value={undoing}>{children}</UndoContext>
    </CommandFeedbackContext>
  )
}
