import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createContext, useContext, useEffect, useState } from 'react'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { JournalConnection } from './connect.ts'
import { createQueryClient, watchTopics } from './journal-queries.ts'

const ConnectionContext = createContext<JournalConnection | null>(null)

/** Gives everything below it the journal: `useJournalQuery`, `useCommand` and the others need it. */
export function JournalProvider({ connection, children }: { connection: JournalConnection; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  useEffect(() => watchTopics(queryClient, connection), [queryClient, connection])
  return (
    <ConnectionContext value={connection}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </ConnectionContext>
  )
}

/** The connection itself, for what is no React: text sessions, uploads. */
export function useJournalConnection(): JournalConnection {
  const connection = useContext(ConnectionContext)
  if (!connection) throw new Error('JournalProvider is missing above this component')
  return connection
}

/** For a question asked once, in answer to a key or a click. What a screen shows comes from `useJournalQuery`. */
export function useJournalClient(): JournalClient {
  return useJournalConnection().client
}
