import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Stop } from '#shared/contract/desktop-bridge.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { EngineProcess } from './engine-process.ts'
import type { Log } from './log.ts'

/** Asks the journal what the main process must know: its settings, and what is due. Keeps nothing. */
export interface MainJournalClient {
  /** Null while there is no engine. */
  current(): JournalClient | null
  /**
   * Calls `look` whenever one of the topics was touched, and once whenever the engine came up. What `look` throws is
   * logged: the engine may die while it answers, and then it is asked again.
   */
  follow(topics: readonly string[], look: (journal: JournalClient) => Promise<void>): Stop
}

interface Follower {
  readonly topics: readonly string[]
  readonly look: (journal: JournalClient) => Promise<void>
}

export function connectMainClient(engine: EngineProcess, log: Log): MainJournalClient {
  const followers = new Set<Follower>()
  let current: JournalClient | null = null

  function tell(journal: JournalClient, follower: Follower): void {
    follower.look(journal).catch((error: unknown) => {
      if (!isAborted(error)) log.warn('the journal did not answer the main process', error)
    })
  }

  async function watchChanges(journal: JournalClient): Promise<void> {
    for await (const { topics } of await journal.changes()) {
      for (const follower of followers) {
        if (topics.includes('*') || follower.topics.some((topic) => topics.includes(topic))) tell(journal, follower)
      }
    }
  }

  engine.onState(({ state }) => {
    if (state !== 'ready') current = null
  })
  engine.connect((port) => {
    port.start()
    const journal: JournalClient = createORPCClient(new RPCLink({ port }))
    current = journal
    watchChanges(journal).catch((error: unknown) => {
      // It ends with the engine, which is told elsewhere.
      if (!isAborted(error)) log.warn('the stream of changes ended', error)
    })
    for (const follower of followers) tell(journal, follower)
  })

  return {
    current: () => current,
    follow(topics, look) {
      const follower = { topics, look }
      followers.add(follower)
      if (current) tell(current, follower)
      return () => followers.delete(follower)
    },
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
