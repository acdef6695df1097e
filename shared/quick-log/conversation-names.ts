import type { PersonId } from '#shared/model/id.ts'
import type { DraftPerson } from './draft.ts'
import { wordKey } from './tokenise.ts'

/** The people of the conversation, by the words of their names and by what they are known as. */
export interface ConversationNames {
  readonly people: readonly DraftPerson[]
  readonly byWord: ReadonlyMap<string, string>
  readonly byId: ReadonlyMap<PersonId, string>
}

export function conversationNames(people: readonly DraftPerson[]): ConversationNames {
  const byWord = new Map<string, string>()
  const byId = new Map<PersonId, string>()
  for (const { name, id, candidates } of people) {
    const key = wordKey(name)
    for (const word of [key, ...key.split(' ')]) if (!byWord.has(word)) byWord.set(word, name)
    for (const known of id === null ? candidates : [id]) if (!byId.has(known)) byId.set(known, name)
  }
  return { people, byWord, byId }
}
