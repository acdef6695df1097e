import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { CommandInput, CommandOutput, QueryOutput } from '#shared/contract/contract.ts'
import type { TodayRow } from '#shared/contract/today-contract.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import { beginSession, recordOutcome, withoutUndone, type SessionEntry, type WorkSession } from './work-session.ts'

export type PlanNow = QueryOutput<'planNow'>
export type OfferedBlock = NonNullable<PlanNow['offer']>

export interface WorkSessionHandle {
  readonly session: WorkSession | null
  /** @param block the time block that it is the session of */
  begin: (minutes: number, block?: OfferedBlock | null) => void
  /** Goes on with what a closed window left. */
  resume: (running: NonNullable<PlanNow['running']>) => void
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
  resume: () => {},
  record: () => {},
  follow: () => {},
  end: () => {},
  leave: () => {},
})

/** Held by the window in which a session runs, and let go when that window is gone, however it went. */
export const SESSION_LOCK = 'rapport session'
/** How often it is written how far a session is, while somebody looks at it. */
const EVERY_MS = 60_000

type Stored = CommandOutput<'beginSession'>

/** Keeps the session while one looks at a person's page in the middle of it, and writes how far it is. Around all screens. */
export function WorkSessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<WorkSession | null>(null)
  const { run: startRun } = useCommand('beginSession')
  const { run: goRun } = useCommand('continueSession')
  /** Where it is written; each thing to be said of it waits for the one before. */
  const stored = useRef<Promise<Stored | null>>(Promise.resolve(null))
  const latest = useRef(session)
  const release = useRef<(() => void) | null>(null)

  const handle = useMemo<WorkSessionHandle>(() => {
    const put = (next: WorkSession | null) => {
      latest.current = next
      setSession(next)
    }
    const say = (said: { done?: DocumentId[]; undone?: DocumentId[]; skipped?: PersonId[]; ended?: 'now' }) => {
      stored.current = stored.current.then(async (at) => {
        // What was refused the user has been told; the session goes on without being written.
        if (at !== null) await goRun({ ...at, ...said }).catch(() => undefined)
        return at
      })
    }
    const store = (input: CommandInput<'beginSession'>) => {
      stored.current = startRun(input).catch(() => null)
      void navigator.locks?.request(SESSION_LOCK, () => new Promise<void>((done) => (release.current = done)))
    }
    return {
      session,
      begin: (minutes, block = null) => {
        put(beginSession(Date.now(), minutes, block))
        store({ minutes, block: block && { id: block.id, day: block.day } })
      },
      resume: ({ id, block, wanted, minutes, done }) => {
        const asked = wanted ?? block?.minutes ?? minutes
        const begun = beginSession(Date.now() - minutes * 60_000, Math.max(1, asked), block)
        put({ ...begun, doneBefore: done })
        store({ id, minutes: Math.max(1, asked) })
      },
      record: (entry) => {
        const now = latest.current
        if (now === null || now.endedAt !== null) return
        put(recordOutcome(now, entry))
        const { doneId, skippedId } = entry
        say({
          done: doneId === undefined ? [] : [doneId],
          skipped: skippedId === undefined ? [] : [skippedId],
        })
      },
      follow: (queue) => {
        const now = latest.current
        if (now === null) return
        const next = withoutUndone(now, queue)
        if (next === now) return
        put(next)
        const kept = new Set(next.entries.map(({ key }) => key))
        const undone = now.entries.flatMap(({ key, doneId }) => (doneId === undefined || kept.has(key) ? [] : [doneId]))
        if (undone.length > 0) say({ undone })
      },
      end: () => {
        const now = latest.current
        if (now === null || now.endedAt !== null) return
        put({ ...now, endedAt: Date.now() })
        say({ ended: 'now' })
        release.current?.()
      },
      leave: () => put(null),
    }
  }, [session, startRun, goRun])

  const isRunning = session !== null && session.endedAt === null
  useEffect(() => {
    if (!isRunning) return
    const beat = () => {
      // A lid that was closed counts up to what was done last.
      if (document.visibilityState === 'hidden') return
      stored.current = stored.current.then(async (at) => {
        if (at !== null) await goRun(at).catch(() => undefined)
        return at
      })
    }
    const timer = setInterval(beat, EVERY_MS)
    return () => clearInterval(timer)
  }, [isRunning, goRun])

  return <WorkSessionContext value={handle}>{children}</WorkSessionContext>
}

export function useWorkSession(): WorkSessionHandle {
  return useContext(WorkSessionContext)
}
