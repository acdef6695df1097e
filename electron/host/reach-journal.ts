import type { LocalConnection } from './local-host.ts'

/** Another command on the same journal is done in less. */
const WAIT_FOR_COMMAND_MS = 5000
const LOOK_AGAIN_MS = 50

/**
 * Asks the host that has the journal open, or does it here where there is none; waits for another command to finish.
 * @param here opens the journal, and throws `held` where somebody has it
 */
export async function reachJournal<Here>(
  folder: string,
  { here, signal }: { here: () => Here | Promise<Here>; signal: AbortSignal },
): Promise<{ host: LocalConnection } | { here: Here }> {
  const { connectToLocalHost } = await import('./local-host.ts')
  const until = Date.now() + WAIT_FOR_COMMAND_MS
  for (;;) {
    const host = await connectToLocalHost(folder, { signal })
    if (host) return { host }
    try {
      return { here: await here() }
    } catch (error) {
      const isHeld = error instanceof Error && 'code' in error && error.code === 'held'
      if (!isHeld || Date.now() > until || signal.aborted) throw error
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    }
  }
}
