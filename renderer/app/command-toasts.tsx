import { createContext, useContext, useMemo, useRef, type ReactNode } from 'react'
import { CommandFeedbackContext, type CommandFeedback } from '#client/command-feedback.tsx'
import { toJournalFailure } from '#client/journal-failure.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { failureWords } from '#parts/failure-words.ts'
import { leftAloneWords } from '#parts/left-alone-words.ts'
import { useToasts } from '#ui/toasts.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { createRunningCommands } from './running-commands.ts'
import { createUndoStack, type Undoable } from './undo-stack.ts'

export interface Undoing {
  /** Takes back the latest that can be taken back: the key Z. Again and again, it goes further back. */
  readonly undo: () => void
  /** Takes the last undo back. */
  readonly redo: () => void
}

interface Taking {
  readonly said: (what: string) => string
  readonly to: (back: Undoable) => void
  readonly from: (still: Undoable) => void
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
  const stacks = useRef(createUndoStack())
  const running = useRef(createRunningCommands())

  const { feedback, undoing } = useMemo(() => {
    const { current: stack } = stacks
    /** Takes back what a token stands for, and says so. `to` is where it goes then, `from` where it stays if it fails. */
    const take = async ({ token, message }: Undoable, { said, to, from }: Taking) => {
      stack.take(token)
      try {
        const { undo: back, leftAlone } = await client.commands.undo({ token })
        if (back !== null) to({ token: back, message })
        const isNothing = back === null && leftAlone.length === 0
        const words = isNothing ? i18n.t('Nothing was left of it to be undone.') : said(message)
        return { back, words: [words, leftAloneWords(i18n, leftAlone)].filter(Boolean).join(' ') }
      } catch (error) {
        const { failure } = toJournalFailure(error)
        if (failure.code === 'NOT_SAVED' || failure.code === 'CONNECTION_LOST') from({ token, message })
        toasts.show(failureWords(i18n, failure))
        return null
      }
    }
    const undo = async (done: Undoable) => {
      const said = (what: string) => i18n.t('Undone: {what}', { what })
      const taken = await take(done, { said, to: stack.undid, from: stack.redid })
      if (taken !== null) toasts.show(taken.words)
    }
    const redo = async (undone: Undoable) => {
      const said = (what: string) => i18n.t('Done again: {what}', { what })
      const taken = await take(undone, { said, to: stack.redid, from: stack.undid })
      if (taken === null) return
      if (taken.back === null) toasts.show(taken.words)
      else offer({ token: taken.back, message: undone.message }, taken.words)
    }
    /** Says what is done, with the way back. */
    const offer = (done: Undoable, words: string) => toasts.show(words, { undo: () => told.begun(undo(done)) })
    const told: CommandFeedback = {
      begun: (settled) => running.current.add(settled),
      done(message, token) {
        if (token === null) return toasts.show(message)
        const done = { token, message }
        stack.did(done)
        offer(done, message)
      },
      failed: ({ failure }) => toasts.show(failureWords(i18n, failure)),
      undo(message, token) {
        const undone = undo({ token, message })
        told.begun(undone)
        return undone
      },
    }
    const undoLatest = () => {
      if (toasts.undoLatest()) return
      const done = stack.latest()
      if (done === null) toasts.show(i18n.t('There is nothing to undo.'))
      else told.begun(undo(done))
    }
    const redoLatest = () => {
      const last = stack.latestUndone()
      if (last === null) toasts.show(i18n.t('There is nothing to do again.'))
      else told.begun(redo(last))
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
