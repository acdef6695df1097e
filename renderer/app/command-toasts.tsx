import { createContext, useContext, useMemo, useRef, type ReactNode } from 'react'
import { CommandFeedbackContext, type CommandFeedback } from '#client/command-feedback.tsx'
import { toJournalFailure } from '#client/journal-failure.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useToasts } from '#ui/toasts.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { failureWords } from './failure-words.ts'
import { createUndoStack } from './undo-stack.ts'

const UndoContext = createContext<() => void>(() => {})

/** Takes back the latest that can be taken back: the key Z. */
export function useUndoLatest(): () => void {
  return useContext(UndoContext)
}

/** Tells what commands did in toasts, each with its Undo, and what did not work. */
export function CommandToasts({ children }: { children: ReactNode }) {
  const i18n = useI18n()
  const client = useJournalClient()
  const toasts = useToasts()
  const stack = useRef(createUndoStack())

  const { feedback, undoLatest } = useMemo(() => {
    const undo = async (token: string) => {
      stack.current.take(token)
      try {
        const { undo: redo, leftAlone } = await client.commands.undo({ token })
        const message =
          leftAlone.length === 0 ? i18n.t('Undone.') : i18n.t('Undone, but for what has changed since: that was left alone.')
        toasts.show(message, redo === null ? {} : { undo: () => void undo(redo) })
      } catch (error) {
        toasts.show(failureWords(i18n, toJournalFailure(error)))
      }
    }
    const told: CommandFeedback = {
      done(message, token) {
        if (token === null) return toasts.show(message)
        stack.current.push({ token, message })
        toasts.show(message, { undo: () => void undo(token) })
      },
      failed: (failure) => toasts.show(failureWords(i18n, failure)),
    }
    return {
      feedback: told,
      undoLatest() {
        if (toasts.undoLatest()) return
        const latest = stack.current.latest()
        if (latest === null) toasts.show(i18n.t('There is nothing to undo.'))
        else void undo(latest.token)
      },
    }
  }, [client, i18n, toasts])

  return (
    <CommandFeedbackContext value={feedback}>
      <UndoContext value={undoLatest}>{children}</UndoContext>
    </CommandFeedbackContext>
  )
}
