import type { CommandInput } from '#shared/contract/contract.ts'
import type { Participant } from '#shared/contract/conversations-contract.ts'
import type { Understood, UnderstoodFollowUp, UnderstoodPerson } from './understand-line.ts'

export interface CommandsOfLine {
  readonly conversation: CommandInput<'logConversation'> | null
  /** Of a line that only plans; those of a conversation are part of it. */
  readonly followUps: readonly CommandInput<'scheduleFollowUp'>[]
}

/** The commands that save what the chips show. */
export function commandsOfLine({ conversation, followUps }: Understood): CommandsOfLine {
  const planned = followUps.map(toFollowUp)
  if (conversation === null) return { conversation: null, followUps: planned }
  const { channel, date, time, minutes, people, topic, tags, note } = conversation
  return {
    conversation: {
      channel: channel.value,
      date: date.value,
      time: time?.value ?? null,
      minutes: minutes?.value ?? null,
      people: people.map(toParticipant),
      topic: topic?.value ?? '',
      tags: tags.map(({ value }) => value),
      notes: note,
      followUps: planned,
    },
    followUps: [],
  }
}

function toFollowUp({ text, due, owedBy, people }: UnderstoodFollowUp) {
  return { text, due: due.value, owedBy: owedBy.value, people: people.map(toParticipant) }
}

function toParticipant({ id, name, organisation }: UnderstoodPerson): Participant {
  return id === null ? { name, organisation } : { id }
}
