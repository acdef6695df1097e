import type { JournalClient } from '#shared/contract/contract.ts'
import { NO_CORRECTIONS } from '#shared/quick-log/corrections.ts'
import type { Draft, KnownPerson } from '#shared/quick-log/draft.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { understandLine, type Understood, type UnderstoodPerson } from '#shared/quick-log/understand-line.ts'
import type { CliContext } from './cli-command.ts'

/** A line read with the people of the journal in mind. */
export interface ReadLine {
  readonly draft: Draft
  readonly understood: Understood
  readonly known: readonly KnownPerson[]
}

/** @param client null: without a journal everybody is new */
export async function readLine(line: string, context: CliContext, client: JournalClient | null): Promise<ReadLine> {
  const known = client ? await client.queries.peopleMentioned({ line }) : []
  const now = context.today()
  const parsed = parseQuickLog(line, now, known)
  return { draft: parsed.draft, understood: understandLine(line, parsed, known, NO_CORRECTIONS, now.date), known }
}

/** What was understood, for the reader to see at a glance. */
export function describe({ understood: { conversation, followUps }, known }: ReadLine): string {
  const nameOf = ({ id, name, organisation, candidates }: UnderstoodPerson) => {
    const others = candidates.length > 1 ? ` (or ${namesOf(candidates.slice(1), known)})` : ''
    return id === null ? `${name}${organisation === null ? '' : ` of ${organisation}`} (new)` : `${name}${others}`
  }
  const rows: [label: string, value: string][] = []
  if (conversation) {
    const { channel, date, time, minutes, people, topic, tags, note } = conversation
    const when = [date.value, time?.value, minutes === null ? null : `${minutes.value} minutes`]
    rows.push([channel.value, when.filter(Boolean).join(', ')])
    rows.push(['with', people.map(nameOf).join(', ')], ['about', topic?.value ?? ''])
    rows.push(['tags', tags.map(({ value }) => `#${value}`).join(' ')], ['note', note])
  }
  for (const { text, due, owedBy, people } of followUps) {
    const whose = owedBy.value === 'me' ? 'you' : people.map(({ name }) => name).join(', ') || 'they'
    rows.push(['follow-up', `${text}, ${due.value ?? 'no date'}, by ${whose}`])
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
