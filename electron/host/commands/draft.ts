import type { JournalClient } from '#shared/contract/contract.ts'
import type { Draft, DraftPerson, KnownPerson } from '#shared/quick-log/draft.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import type { CliContext } from './cli-command.ts'

/** A line read with the people of the journal in mind. */
export interface UnderstoodLine {
  readonly draft: Draft
  readonly known: readonly KnownPerson[]
}

/** @param client null: without a journal everybody is new */
export async function understand(
  line: string,
  context: CliContext,
  client: JournalClient | null,
): Promise<UnderstoodLine> {
  const known = client ? await client.queries.peopleMentioned({ line }) : []
  return { draft: parseQuickLog(line, context.today(), known).draft, known }
}

/** What was understood, for the reader to see at a glance. */
export function describe({ draft: { conversation, followUps }, known }: UnderstoodLine): string {
  const nameOf = (person: DraftPerson) => {
    const meant = known.find(({ id }) => id === (person.id ?? person.candidates[0]))
    const others = person.candidates.length > 1 ? ` (or ${namesOf(person.candidates.slice(1), known)})` : ''
    const organisation = person.organisation === null ? '' : ` of ${person.organisation}`
    return meant ? `${meant.name}${others}` : `${person.name}${organisation} (new)`
  }
  const rows: [label: string, value: string][] = []
  if (conversation) {
    const { channel, date, time, minutes, people, topic, tags, note } = conversation
    rows.push([channel, [date, time, minutes === null ? null : `${minutes} minutes`].filter(Boolean).join(', ')])
    rows.push(['with', people.map(nameOf).join(', ')])
    rows.push(['about', topic], ['tags', tags.map((tag) => `#${tag}`).join(' ')], ['note', note])
  }
  for (const { text, due, owedBy, people } of followUps) {
    const whose = owedBy === 'me' ? 'you' : people.join(', ') || 'they'
    rows.push(['follow-up', `${text}, ${due ?? 'no date'}, by ${whose}`])
  }
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label.padEnd(10)} ${value}`)
    .join('\n')
}

function namesOf(ids: readonly string[], known: readonly KnownPerson[]): string {
  const named = (person: KnownPerson) =>
    person.organisation === '' ? person.name : `${person.name} of ${person.organisation}`
  return ids
    .map((id) => known.find((person) => person.id === id))
    .map((person) => (person ? named(person) : 'somebody else'))
    .join(' or ')
}
