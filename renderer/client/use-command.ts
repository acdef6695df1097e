import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/contract.ts'
import { useCommandFeedback } from './command-feedback.tsx'
import { CommandFailure, toJournalFailure } from './journal-failure.ts'
import { useJournalClient, usePendingEffects } from './journal-provider.tsx'

export interface CommandOptions<Name extends CommandName> {
  /** What was done, for the toast that offers Undo: "Ana Ruiz is in your inner ring". '' says nothing. */
  readonly said?: string | ((output: CommandOutput<Name>, input: CommandInput<Name>) => string)
  /** True where the component itself shows `error`: the feedback is not told of failures. */
  readonly showsFailure?: boolean
}

type RunParameters<Name extends CommandName> =
  undefined extends CommandInput<Name> ? [input?: CommandInput<Name>] : [input: CommandInput<Name>]

export interface Command<Name extends CommandName> {
  /**
   * Settles when the command is committed; rejects with a `CommandFailure`, of which the user has been told by
   * then. `void run(…)` is fine where nothing is left to do after a failure.
   */
  run(...input: RunParameters<Name>): Promise<CommandOutput<Name>>
  readonly pending: boolean
  /** The failure of the last run, until the next one. */
  readonly error: CommandFailure | null
}

export function useCommand<Name extends CommandName>(name: Name, options: CommandOptions<Name> = {}): Command<Name> {
  const client = useJournalClient()
  const effects = usePendingEffects()
  const feedback = useCommandFeedback()
  const [state, setState] = useState<{ running: number; error: CommandFailure | null }>({ running: 0, error: null })
  // `run` keeps its identity while what it says may be written in place.
  const latest = useRef({ feedback, options })
  useEffect(() => {
    latest.current = { feedback, options }
  })

  const run = useCallback(
    (...[input]: RunParameters<Name>): Promise<CommandOutput<Name>> => {
      // One signature for all: TypeScript cannot see that `input` belongs to the command that `name` picks.
      const command = client.commands[name] as unknown as (input: unknown) => Promise<CommandOutput<Name>>
      // Seen in the next frame: what comes after it is about what is seen.
      const effect = effects.begin(name, input as CommandInput<Name>)
      setState(({ running }) => ({ running: running + 1, error: null }))
      const settled = (async () => {
        try {
          const output = await command(input)
          if (effect !== null) effects.done(effect)
          setState(({ running, error }) => ({ running: running - 1, error }))
          const {
            feedback: tell,
            options: { said },
          } = latest.current
          const message = typeof said === 'function' ? said(output, input) : (said ?? '')
          if (message !== '') tell.done(message, undoTokenOf(output))
          return output
        } catch (error) {
          if (effect !== null) effects.refused(effect)
          const failure = new CommandFailure(name, toJournalFailure(error), error)
          setState(({ running }) => ({ running: running - 1, error: failure }))
          if (!latest.current.options.showsFailure) latest.current.feedback.failed(failure, name)
          throw failure
        }
      })()
      latest.current.feedback.begun(settled.catch(() => undefined))
      return settled
    },
    [client, effects, name],
  )
  return { run, pending: state.running > 0, error: state.error }
}

function undoTokenOf(output: unknown): string | null {
  const { undo } = (output ?? {}) as { undo?: string | null }
  return undo ?? null
}
