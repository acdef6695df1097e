import type { I18n } from '@lingui/core'
import { conversationWords as channelNames } from '#parts/conversation-words.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { commandsOfLine } from './commands-of-line.ts'
import type { Understood } from './understand-line.ts'

/** What was saved, for the toast in the main window. */
export interface SavedLine {
  readonly message: string
  readonly undo: string | null
}

/**
 * Saves what was understood. Rejects with what the journal rejected with; then nothing of it is in the journal.
 * @returns one entry for each thing that can be undone
 */
export async function saveLine(
  client: JournalClient,
  understood: Understood,
  i18n: I18n,
): Promise<readonly SavedLine[]> {
  const { conversation, followUps } = commandsOfLine(understood)
  if (conversation !== null) {
    const { undo } = await client.commands.logConversation(conversation)
    return [{ message: conversationWords(i18n, understood), undo }]
  }
  const saved: SavedLine[] = []
  try {
    for (const followUp of followUps) {
      const people = await Promise.all(
        (followUp.people ?? []).map((person) => madeMeanwhile(client, person, saved.length > 0)),
      )
      const { undo } = await client.commands.scheduleFollowUp({ ...followUp, people })
      saved.push({ message: i18n.t('Follow-up kept: {text}', { text: followUp.text }), undo })
    }
  } catch (error) {
    // The line stays on the screen to be saved again: half of it must not be there twice.
    for (const { undo } of saved) if (undo !== null) await client.commands.undo({ token: undo }).catch(() => undefined)
    throw error
  }
  return saved
}

type Participant = NonNullable<Parameters<JournalClient['commands']['scheduleFollowUp']>[0]['people']>[number]

/** Somebody new in two follow-ups of a line is made with the first. */
async function madeMeanwhile(
  client: JournalClient,
  person: Participant,
  somethingWasSaved: boolean,
): Promise<Participant> {
  if ('id' in person || !somethingWasSaved) return person
  const known = await client.queries.peopleMentioned({ line: person.name })
  const same = known.find(({ name, lastConversation }) => name === person.name && lastConversation === null)
  return same === undefined ? person : { id: same.id }
}

function conversationWords(i18n: I18n, { conversation, followUps }: Understood): string {
  const names = conversation?.people.map(({ name }) => name) ?? []
  const channel = channelNames(i18n)[conversation?.channel.value ?? 'other']
  const count = followUps.length
  if (names.length === 0) {
    return i18n.t(
      '{channel} is in the journal{count, plural, =0 {.} one {, with # follow-up.} other {, with # follow-ups.}}',
      {
        channel,
        count,
      },
    )
  }
  return i18n.t(
    '{channel} with {names} is in the journal{count, plural, =0 {.} one {, and # follow-up.} other {, and # follow-ups.}}',
    { channel, names: listOf(i18n, names), count },
  )
}

function listOf(i18n: I18n, names: readonly string[]): string {
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names)
}
