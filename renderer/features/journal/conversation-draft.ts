import type { FollowUpDraft } from '#parts/follow-up-fields.tsx'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { ShownParticipant } from './participants-field.tsx'

export interface DraftedFollowUp extends FollowUpDraft {
  readonly key: string
}

/** A conversation that is being written and not in the journal yet. */
export interface ConversationDraft {
  readonly date: CivilDate
  readonly time: CivilTime | null
  readonly minutes: number | null
  readonly channel: ConversationChannel
  readonly people: readonly ShownParticipant[]
  readonly topic: string
  readonly tags: readonly string[]
  readonly notes: string
  readonly learned: string
  readonly followUps: readonly DraftedFollowUp[]
}

export function emptyDraft(today: CivilDate): ConversationDraft {
  return {
    date: today,
    time: null,
    minutes: null,
    channel: 'coffee',
    people: [],
    topic: '',
    tags: [],
    notes: '',
    learned: '',
    followUps: [],
  }
}

/** Whether something was written that would be missed. */
export function isWritten(draft: ConversationDraft): boolean {
  const { people, topic, tags, notes, learned, followUps } = draft
  return (
    people.length + tags.length + followUps.length > 0 || [topic, notes, learned].some((text) => text.trim() !== '')
  )
}

// Kept while its journal is open: looking something up on another screen must not cost what was written.
const drafts = new WeakMap<object, ConversationDraft>()

export function keptDraft(journal: object): ConversationDraft | undefined {
  return drafts.get(journal)
}

export function keepDraft(journal: object, draft: ConversationDraft | null): void {
  if (draft !== null && isWritten(draft)) drafts.set(journal, draft)
  else drafts.delete(journal)
}
