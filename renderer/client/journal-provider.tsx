import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createContext, useContext, useEffect, useState } from 'react'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { JournalConnection } from './connect.ts'
import { createQueryClient, watchTopics } from './journal-queries.ts'
import { openPendingEffects, type PendingEffects } from './pending-effects.ts'
import { settleEffects } from './settle-effects.ts'

const ConnectionContext = createContext<JournalConnection | null>(null)
const EffectsContext = createContext<PendingEffects | null>(null)

/** Gives everything below it the journal: `useJournalQuery`, `useCommand` and the others need it. */
export function JournalProvider({ connection, children }: { connection: JournalConnection; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  const [effects] = useState(openPendingEffects)
  useEffect(() => settleEffects(queryClient, effects), [queryClient, effects])
  useEffect(() => watchTopics(queryClient, connection), [queryClient, connection])
  return (
    <ConnectionContext value={connection}>
      <EffectsContext value={effects}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </EffectsContext>
    </ConnectionContext>
  )
}

/** The connection itself, for what is no React: text sessions, uploads. */
export function useJournalConnection(): JournalConnection {
  const connection = useContext(ConnectionContext)
  if (!connection) throw new Error('JournalProvider is missing above this component')
  return connection
}

/** What commands that are on their way will have done. */
export function usePendingEffects(): PendingEffects {
  const effects = useContext(EffectsContext)
  if (!effects) throw new Error('JournalProvider is missing above this component')
  return effects
}

/** For a question asked once, in answer to a key or a click. What a screen shows comes from `useJournalQuery`. */
export function useJournalClient(): JournalClient {
  return useJournalConnection().client
}
