import type { Sql } from '#journal/runtime/command-context.ts'
import type { DuplicateSide } from '#shared/contract/people-contract.ts'
import type { Person } from '#shared/model/person.ts'
import { foldName } from '#shared/model/person-name.ts'
import { employerKey } from '#journal/likeness/employer-key.ts'
import { channelMark } from './import-rules.ts'

type Fact = DuplicateSide['facts'][number]
type Marked = Omit<Fact, 'isShared'> & { readonly mark: string }

const MAX_FACTS = 30

/** What is known of each of two people, with what both have: roles, ways to reach them, places, days. */
export function duplicateFacts(sql: Sql, one: Person, other: Person): [Fact[], Fact[]] {
  const [a, b] = [factsOf(sql, one), factsOf(sql, other)]
  const shown = (facts: readonly Marked[], others: readonly Marked[]) => {
    const marks = new Set(others.map(({ mark }) => mark))
    return facts.slice(0, MAX_FACTS).map(({ mark, ...fact }) => ({ ...fact, isShared: marks.has(mark) }))
  }
  return [shown(a, b), shown(b, a)]
}

function factsOf(sql: Sql, { roles, channels, places, dates }: Person): Marked[] {
  return [
    ...Object.values(roles).map(({ organisation, title }): Marked => {
      const name = organisation === null ? '' : organisationName(sql, organisation)
      const text = [title, name].filter((part) => part !== '').join(', ')
      return { kind: 'role', label: '', text, mark: `role ${foldName(title)} ${employerKey(name)}` }
    }),
    ...Object.values(channels).map((channel): Marked => ({
      kind: channel.kind,
      label: channel.label,
      text: channel.value,
      mark: channelMark(channel),
    })),
    ...Object.values(places).map(({ label, text }): Marked => ({
      kind: 'place',
      label,
      text,
      mark: `place ${foldName(text)}`,
    })),
    ...Object.values(dates).map(({ label, date: { y, m, d } }): Marked => {
      const text = `${y === undefined ? '' : `${String(y).padStart(4, '0')}-`}${pad(m)}-${pad(d)}`
      return { kind: 'date', label, text, mark: `date ${foldName(label)} ${text}` }
    }),
  ]
}

function organisationName(sql: Sql, id: string): string {
  const name = sql('SELECT name FROM organisations WHERE id = ? AND deleted_at IS NULL').pluck().get(id)
  return typeof name === 'string' ? name : ''
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
