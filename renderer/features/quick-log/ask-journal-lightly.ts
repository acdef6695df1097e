import type { JournalConnection } from '#client/connect.ts'
import { ConnectionLost } from '#client/journal-failure.ts'
import type { JournalClient } from '#shared/contract/contract.ts'

/**
 * As the client's `askJournal`, which brings the store of all answers with it: too much for a window of one line.
 * A loss of the connection is waited out and the question put again.
 */
export async function askJournalLightly<Answer>(
  connection: Pick<JournalConnection, 'client' | 'whenConnected'>,
  ask: (queries: JournalClient['queries']) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  for (;;) {
    await connection.whenConnected(signal)
    try {
      return await ask(connection.client.queries)
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    }
  }
}
