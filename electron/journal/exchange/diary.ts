import { derivedId } from '#journal/documents/derived-id.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { derivedEntryKey } from './derived-record.ts'
import { setOf, type ForeignWriter } from './foreign-journal.ts'
import { VALUE_CAPS } from './import-caps.ts'
import type { MentionedPeople } from './mentioned-people.ts'

/** An entry of a diary, or a note with its day. */
export interface DiaryEntry {
  /** What the other program calls it, always the same. */
  readonly ref: string
  readonly day: CivilDate
  /** When it was written, in milliseconds since 1970. */
  readonly at: number
  readonly title: string
  /** Markdown. */
  readonly text: string
  readonly tags: readonly string[]
  /** What else it says of the entry, `key: value`. */
  readonly also: readonly string[]
}

/** Something to be done that stood among notes. */
export interface DiaryTask {
  readonly ref: string
  readonly at: number
  readonly text: string
  readonly due: CivilDate | null
  /** Milliseconds since 1970; null for what is open. */
  readonly doneAt: number | null
}

/**
 * An entry that names somebody of the journal becomes a conversation of its day with them, word for word; others are of nobody, and counted.
 * @param source of what the ids are made, so that the same entry is the same conversation on every device
 */
export function putEntry(source: string, entry: DiaryEntry, people: MentionedPeople, write: ForeignWriter): void {
  const { ref, day, at, title, text, tags, also } = entry
  const byTag = tags.flatMap((tag) => people.called(tag))
  const who = [...new Set([...people.within(`${title}\n${text}`), ...byTag])]
  if (who.length === 0) return write.leaveOut('diary')
  const notes = cleanNote([text.trim(), also.join('\n')].filter(Boolean).join('\n\n'))
  write.took(1 + tags.length)
  write.asText(also.length)
  if (notes.length > VALUE_CAPS.notes) write.leaveOut('cut')
  write.put(derivedId(source, 'conversation', ref), {
    kind: 'conversation',
    createdAt: at,
    date: day,
    channel: 'other',
    participants: setOf(who),
    topic: cutText(cleanLine(title), VALUE_CAPS.line),
    tags: setOf(
      tags.filter((tag) => people.called(tag).length === 0).map((tag) => cutText(cleanLine(tag), VALUE_CAPS.label)),
    ),
    notes: cutText(notes, VALUE_CAPS.notes),
  })
}

/** A task becomes a follow-up of whom it names, or of nobody. */
export function putTask(source: string, task: DiaryTask, people: MentionedPeople, write: ForeignWriter): void {
  const text = cleanLine(task.text)
  if (text === '') return write.leaveOut('unreadable')
  if (text.length > VALUE_CAPS.line) write.leaveOut('cut')
  const id = derivedId(source, 'task', task.ref)
  write.took()
  write.put(id, {
    kind: 'follow-up',
    createdAt: task.at,
    text: cutText(text, VALUE_CAPS.line),
    people: setOf(people.within(task.text)),
    actor: 'me',
    due: task.due,
    events:
      task.doneAt === null
        ? {}
        : { [derivedEntryKey({ source, ref: task.ref, collection: 'events' }, [])]: { type: 'done', at: task.doneAt } },
  })
}
