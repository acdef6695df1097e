import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { Settings } from '#shared/model/settings.ts'
import { useCommandFeedback } from '#client/command-feedback.tsx'

export interface ChangeSettings {
  readonly settings: Settings | undefined
  /** At once, with a toast that says so and offers to undo. */
  readonly change: (part: Partial<Settings>, said: string) => void
}

/** This machine's settings, and the way to change them. */
export function useSettings(): ChangeSettings {
  const { data: settings } = useJournalQuery('settings')
  const feedback = useCommandFeedback()
  const set = useCommand('setSettings')
  return {
    settings,
    change: (part, said) =>
      void set.run(part).then(
        ({ undo }) => feedback.done(said, undo),
        () => undefined,
      ),
  }
}
