import type { JournalConnection } from '#client/connect.ts'
import { ConnectionLost } from '#client/journal-failure.ts'
import type { CommandInput, CommandOutput } from '#shared/contract/contract.ts'

const PATIENCE_MS = 5000

/**
 * Logs a line. Where the connection is lost before the answer, the same is sent again over the next one: its id keeps it
 * from being logged twice. Rejects with what the journal rejected with, or `ConnectionLost`.
 * @param patienceMs how long the next connection is waited for
 */
export async function sendLine(
  connection: JournalConnection,
  line: CommandInput<'logLine'>,
  patienceMs = PATIENCE_MS,
): Promise<CommandOutput<'logLine'>> {
  // Nothing is on its way where there is no connection to begin with: that is said at once.
  if (connection.status().state === 'lost') throw new ConnectionLost()
  const patience = AbortSignal.timeout(patienceMs)
  for (;;) {
    try {
      return await connection.client.commands.logLine(line)
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
      await connection.whenConnected(patience).catch(() => {
        throw error
      })
      patience.throwIfAborted()
    }
  }
}
