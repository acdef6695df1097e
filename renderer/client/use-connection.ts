import { useSyncExternalStore } from 'react'
import type { ConnectionStatus } from './connect.ts'
import { useJournalConnection } from './journal-provider.tsx'

/** Whether the journal can be reached, for the banner that says so. */
export function useConnection(): ConnectionStatus {
  const connection = useJournalConnection()
  return useSyncExternalStore(connection.onStatus, connection.status)
}
