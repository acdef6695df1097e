import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import type { TodayRow } from '#shared/contract/today-contract.ts'
import { beginSession, recordOutcome, withoutUndone, type SessionEntry, type WorkSession } from './work-session.ts'

export interface WorkSessionHandle {
  readonly session: WorkSession | null
  begin: (minutes: number) => void
  record: (entry: SessionEntry) => void
  /** Tells what Today has now: what was undone is to be gone through again. */
  follow: (queue: readonly TodayRow[]) => void
  /** Stops the clock and shows what was done. */
  end: () => void
  /** Back to Today. */
  leave: () => void
}

const WorkSessionContext = createContext<WorkSessionHandle>({
  session: null,
  begin: () => {},
  record: () => {},
  follow: () => {},
  end: () => {},
  leave: () => {},
})

/** Keeps the session while one looks at a person's page in the middle of it. Around all screens. */
export function WorkSessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<WorkSession | null>(null)
  const handle = useMemo<WorkSessionHandle>(
    () => ({
      session,
      begin: (minutes) => setSession(beginSession(Date.now(), minutes)),
      record: (entry) => setSession((now) => (now === null || now.endedAt !== null ? now : recordOutcome(now, entry))),
      follow: (queue) => setSession((now) => (now === null ? null : withoutUndone(now, queue))),
      end: () => setSession((now) => (now === null ? null : { ...now, endedAt: Date.now() })),
      leave: () => setSession(null),
    }),
    [session],
  )
  return <WorkSessionContext value={handle}>{children}</WorkSessionContext>
}

export function useWorkSession(): WorkSessionHandle {
  return useContext(WorkSessionContext)
}
