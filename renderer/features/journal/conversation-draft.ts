import type { FollowUpDraft } from '#parts/follow-up-fields.tsx'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { StartedBy } from '#shared/model/started-by.ts'
import type { ShownParticipant } from '#parts/participants-field.tsx'

export interface DraftedFollowUp extends FollowUpDraft {
  readonly key: string
}

/** A conversation that is being written and not in the journal yet. */
export interface ConversationDraft {
  readonly date: CivilDate
  readonly time: CivilTime | null
  readonly minutes: number | null
  readonly channel: ConversationChannel
  readonly startedBy: StartedBy
  readonly people: readonly ShownParticipant[]
  /** A name that was typed and is nobody among them yet. */
  readonly typed: string
  readonly topic: string
  readonly tags: readonly string[]
  readonly notes: string
  readonly learned: string
  readonly followUps: readonly DraftedFollowUp[]
}

export function emptyDraft(today: CivilDate, channel: ConversationChannel = 'coffee'): ConversationDraft {
  return {
    date: today,
    time: null,
    minutes: null,
    channel,
    startedBy: 'unknown',
    people: [],
    typed: '',
    topic: '',
    tags: [],
    notes: '',
    learned: '',
    followUps: [],
  }
}

/** Whether something was written that would be missed. */
export function isWritten(draft: ConversationDraft): boolean {
  const { people, typed, topic, tags, notes, learned, followUps } = draft
  return (
    people.length + tags.length + followUps.length > 0 ||
    [typed, topic, notes, learned].some((text) => text.trim() !== '')
  )
}

// Kept while its journal is open: looking something up on another screen must not cost what was written. Below the one
// that is being written are those that wait for it.
const drafts = new WeakMap<object, readonly ConversationDraft[]>()

export function keptDraft(journal: object): ConversationDraft | undefined {
  return drafts.get(journal)?.at(-1)
}

/** Those that wait, and on top, last, the one that is being written. */
export function allDrafts(journal: object): readonly ConversationDraft[] {
  return drafts.get(journal) ?? []
}

export function putDrafts(journal: object, all: readonly ConversationDraft[]): void {
  drafts.set(journal, all.filter(isWritten))
}

/** Keeps the draft in the place of the one that is being written; null gives that up. */
export function keepDraft(journal: object, draft: ConversationDraft | null): void {
  const waiting = drafts.get(journal)?.slice(0, -1) ?? []
  drafts.set(journal, draft !== null && isWritten(draft) ? [...waiting, draft] : waiting)
}

// A screen is made anew more often than it is arrived at.
const begun = new WeakSet<object>()

/** Keeps what `start` begins, once; what is being written waits until that is saved or given up. */
export function beginDraft(journal: object, start: object, draft: ConversationDraft): void {
  if (begun.has(start) || !isWritten(draft)) return
  begun.add(start)
  drafts.set(journal, [...(drafts.get(journal) ?? []), draft])
}
