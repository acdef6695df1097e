import type { CommandInput } from '#shared/contract/contract.ts'
import type { Participant } from '#shared/contract/conversations-contract.ts'
import type { DraftPerson, KnownPerson } from '#shared/quick-log/draft.ts'
import type { CliCommand } from './cli-command.ts'
import { lineOf, Refused } from './cli-command.ts'
import type { UnderstoodLine } from './draft.ts'
import { describe, understand } from './draft.ts'

export const log: CliCommand = {
  operands: 'LINE',
  about: 'Logs a conversation, its people and its follow-ups from one line of plain language.',
  details:
    'A first name that several people have means the one of the latest conversation; the answer names the others.',
  async run(context) {
    const line = lineOf(context, 'The line')
    const client = await context.journal('new or existing')
    const understood = await understand(line, context, client)
    const written = writtenBy(understood)
    if (written.conversation) {
      const { id, newPeople, followUps } = await client.commands.logConversation(written.conversation)
      const answer = { conversation: id, newPeople, followUps, understood: understood.draft }
      return context.print(answer, () => describe(understood))
    }
    if (written.followUps.length === 0) throw new Refused('That line says nothing that could be logged.')
    const followUps: string[] = []
    for (const followUp of written.followUps) followUps.push((await client.commands.scheduleFollowUp(followUp)).id)
    const answer = { conversation: null, newPeople: [], followUps, understood: understood.draft }
    context.print(answer, () => describe(understood))
  },
}

type Written = {
  conversation: CommandInput<'logConversation'> | null
  followUps: CommandInput<'scheduleFollowUp'>[]
}

/** The commands that a draft stands for. */
export function writtenBy({ draft, known }: UnderstoodLine): Written {
  const { conversation } = draft
  const people = conversation?.people ?? []
  const followUps = draft.followUps.map(({ text, due, owedBy, people: names }) => ({
    text,
    due,
    owedBy,
    people: names.map((name) => participantNamed(name, people, known)),
  }))
  if (!conversation) return { conversation: null, followUps }
  const { note, people: drafted, tags, ...rest } = conversation
  return {
    conversation: { ...rest, people: drafted.map(participantOf), tags: [...tags], notes: note, followUps },
    followUps: [],
  }
}

function participantOf({ id, candidates, name, organisation }: DraftPerson): Participant {
  const known = id ?? candidates[0]
  return known === undefined ? { name, organisation } : { id: known }
}

/** A follow-up names its people as the conversation does, or as they are known. */
function participantNamed(name: string, people: readonly DraftPerson[], known: readonly KnownPerson[]): Participant {
  const drafted = people.find((person) => person.name === name)
  if (drafted) return participantOf(drafted)
  const same = (text: string) => text.localeCompare(name, undefined, { sensitivity: 'base' }) === 0
  const whole = known.filter((person) => same(person.name))
  const part = known.filter((person) => same(person.given) || same(person.nick))
  const [meant] = (whole.length > 0 ? whole : part).toSorted(byLatest)
  return meant ? { id: meant.id } : { name, organisation: null }
}

function byLatest(a: KnownPerson, b: KnownPerson): number {
  return (b.lastConversation ?? '').localeCompare(a.lastConversation ?? '')
}
