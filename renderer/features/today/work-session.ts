import type { TodayRow } from '#shared/contract/today-contract.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import type { BlockQueue } from '#shared/model/time-block.ts'
import { sessionKey, thingOf, type DayItem } from './day-item.ts'

export type SessionOutcome = 'done' | 'put-off' | 'logged' | 'skipped'

export interface SessionEntry {
  /** What it was about: see `sessionKey`. */
  readonly key: string
  readonly outcome: SessionOutcome
  /** What it was, in words. */
  readonly text: string
  /** What is written as done: a follow-up, a conversation, or whom one spoke with; nothing for what was put off or skipped. */
  readonly doneId?: DocumentId | undefined
  /** Who was passed over. */
  readonly skippedId?: PersonId | undefined
  /** True once its line has gone from Today, as a line does with which something was done. */
  readonly hasGone?: boolean
}

/** A sitting with Today, against a timer. It keeps no list of its own: what is to do comes from Today as it is. */
export interface WorkSession {
  readonly startedAt: number
  readonly minutes: number
  readonly entries: readonly SessionEntry[]
  /** Null while it runs. */
  readonly endedAt: number | null
  /** The time block that it is the session of. */
  readonly block: SessionBlock | null
  /** How much was done before the window was closed in the middle of it. */
  readonly doneBefore: number
}

export interface SessionBlock {
  readonly act: string
  readonly purpose: string
  readonly queue: BlockQueue
}

export function beginSession(now: number, minutes: number, block: SessionBlock | null = null): WorkSession {
  return { startedAt: now, minutes, entries: [], endedAt: null, block, doneBefore: 0 }
}

/** What is written as done of a line. */
export function doneIdOf(item: DayItem, outcome: SessionOutcome): DocumentId | undefined {
  const thing = thingOf(item)
  if (outcome === 'done') return thing?.kind === 'promise' ? thing.followUp.id : undefined
  if (outcome !== 'logged') return undefined
  return thing?.kind === 'plan' ? thing.conversation : item.person?.id
}

/** What of Today the session of a block goes through. */
export function queueOf(rows: readonly TodayRow[], queue: BlockQueue): readonly TodayRow[] {
  const wanted = QUEUE_REASONS[queue]
  return wanted === undefined ? rows : rows.filter(({ reasons }) => reasons.some(({ kind }) => wanted.includes(kind)))
}

const QUEUE_REASONS: Partial<Record<BlockQueue, readonly string[]>> = {
  'follow-ups': ['promise'],
  'going-quiet': ['quiet', 'unmet'],
}

/** Whole minutes beyond what it was meant to last; 0 before. */
export function minutesOver({ startedAt, minutes }: WorkSession, now: number): number {
  return Math.max(0, Math.floor((now - startedAt) / 60_000) - minutes)
}

/** Adds what became of a line. */
export function recordOutcome(session: WorkSession, entry: SessionEntry): WorkSession {
  return { ...session, entries: [...session.entries.filter(({ key }) => key !== entry.key), entry] }
}

/** Takes out what was undone: its line had gone from Today, and is there again. What was skipped stays there all the time. */
export function withoutUndone(session: WorkSession, queue: readonly TodayRow[]): WorkSession {
  const there = new Set<string>(queue.map(sessionKey))
  const entries = session.entries.flatMap((entry) => {
    if (entry.outcome === 'skipped') return [entry]
    if (!there.has(entry.key)) return [entry.hasGone ? entry : { ...entry, hasGone: true }]
    return entry.hasGone ? [] : [entry]
  })
  const isSame =
    entries.length === session.entries.length && entries.every((entry, at) => entry === session.entries[at])
  return isSame ? session : { ...session, entries }
}

/** The line to work on now: the first of Today that this session has not been through; null when all were. */
export function currentItem(session: WorkSession, queue: readonly TodayRow[]): TodayRow | null {
  const seen = new Set(session.entries.map(({ key }) => key))
  return queue.find((row) => !seen.has(sessionKey(row))) ?? null
}

/** How many lines are still ahead, the one worked on included. */
export function remainingItems(session: WorkSession, queue: readonly TodayRow[]): number {
  const seen = new Set(session.entries.map(({ key }) => key))
  return queue.filter((row) => !seen.has(sessionKey(row))).length
}

/** Whole minutes that are left, begun ones counted; 0 when the time is up. A clock set back leaves no more than all. */
export function minutesLeft({ startedAt, minutes }: WorkSession, now: number): number {
  const leftMs = startedAt + minutes * 60_000 - now
  return Math.min(minutes, Math.max(0, Math.ceil(leftMs / 60_000)))
}

/** The part of the time that is gone, 0 to 1. */
export function timeGone({ startedAt, minutes }: WorkSession, now: number): number {
  return Math.min(1, Math.max(0, (now - startedAt) / (minutes * 60_000)))
}

export function entriesWith({ entries }: WorkSession, outcome: SessionOutcome): SessionEntry[] {
  return entries.filter((entry) => entry.outcome === outcome)
}
