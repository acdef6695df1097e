import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { isPlainMap, plainAt, type PlainMap } from '#journal/documents/plain.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { CONVERSATION_TEXTS, type Conversation } from '#shared/model/conversation.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { displayName } from '#shared/model/person-name.ts'
import { isAhead } from './is-ahead.ts'
import { requireDocument } from './require-document.ts'

/** What is no answer to a question of the user's: merges and imports are undone as a whole, by commands of their own. */
const NOT_PUT_BACK: ReadonlySet<string> = new Set([
  'mergedInto',
  'externalRefs',
  'helpersPutAside',
  'promptsOffered',
  'notSameAs',
] satisfies (keyof typeof PERSON_FIELDS)[])

/** Not whether it is a plan: that it took place is said, and unsaid, by commands of its own, and on a day to come it is one. */
const OF_CONVERSATION: ReadonlySet<string> = new Set([
  ...CONVERSATION_TEXTS,
  'date',
  'time',
  'minutes',
  'channel',
  'startedBy',
  'participants',
  'participantNotes',
  'topic',
  'tags',
] satisfies (keyof Conversation)[])

/**
 * Gives a field of a person or a conversation the value that it had before a change. Everything else stays as it is now,
 * also what that change did besides.
 * @throws Refusal `NOTHING_TO_PUT_BACK` where that change is not in the history, made the document, or came upon the value
 *   that holds now; `PERSON_NAMELESS`
 */
export function putBack(
  context: CommandContext,
  { id, path, hash }: CommandRequest<'putBack'>,
): CommandOutput<'putBack'> {
  const [field = ''] = path
  const { kind } = requireOne(context.store, id)
  const before = isPutBack(kind, field) ? context.store.before(id, hash) : null
  if (before === null) throw new Refusal('NOTHING_TO_PUT_BACK', { id })
  const { undo } = context.run('putBack', (write) => {
    const { content } = requireOne(write, id)
    // Of an entry that was removed since, a part comes back with the whole.
    let there = path
    while (there.length > 1 && !isPlainMap(plainAt(content as PlainMap, there.slice(0, -1)))) there = there.slice(0, -1)
    if (!write.set(id, there, plainAt(before, there))) throw new Refusal('NOTHING_TO_PUT_BACK', { id })
    if (field === 'date' || field === 'time') {
      const { date, time } = requireDocument(write, id, 'conversation').content
      if (isAhead(context, date, time)) write.set(id, ['planned'], date)
    }
    if (field === 'names' && displayName(requireDocument(write, id, 'person').content.names) === '')
      throw new Refusal('PERSON_NAMELESS', {})
  })
  return { undo }
}

function isPutBack(kind: 'person' | 'conversation', field: string): boolean {
  if (kind === 'conversation') return OF_CONVERSATION.has(field)
  return Object.hasOwn(PERSON_FIELDS, field) && !NOT_PUT_BACK.has(field)
}

function requireOne(write: Pick<DocumentWriter, 'read'>, id: DocumentId) {
  const isConversation = write.read(id)?.kind === 'conversation'
  return isConversation ? requireDocument(write, id, 'conversation') : requireDocument(write, id, 'person')
}
