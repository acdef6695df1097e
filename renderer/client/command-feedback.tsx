import { createContext, useContext } from 'react'
import type { CommandName } from '#shared/contract/contract.ts'
import type { CommandFailure } from './journal-failure.ts'

/** How the user hears of what commands did. The app shows toasts; a test may gather them. */
export interface CommandFeedback {
  /** A command was sent; `settled` when it is done or has failed, and that was told. What undoes waits for it. */
  begun(settled: Promise<unknown>): void
  /** A command is done; `undoToken` takes it back, null where there is nothing to take back. */
  done(message: string, undoToken: string | null): void
  failed(failure: CommandFailure, command: CommandName): void
  /** Takes back what was told as `message`, and tells that. Settles when that is done, or has failed. */
  undo(message: string, undoToken: string): Promise<void>
}

const SILENT: CommandFeedback = {
  begun: () => undefined,
  done: () => undefined,
  failed: () => undefined,
  undo: () => Promise.resolve(),
}

export const CommandFeedbackContext = createContext<CommandFeedback>(SILENT)

export function useCommandFeedback(): CommandFeedback {
  return useContext(CommandFeedbackContext)
}
