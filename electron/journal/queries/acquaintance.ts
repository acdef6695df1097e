import type { Acquaintance, IntroductionRow } from '#shared/contract/introduction-contract.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { civilOrNull } from './civil-or-null.ts'
import type { QueryContext } from './query-context.ts'

const MAX_CONVERSATIONS = 5

/** What the journal has that says that both know each other already, the latest first. */
export function acquaintanceOf(
  context: QueryContext,
  { id, a, b }: Pick<IntroductionRow, 'id' | 'a' | 'b'>,
): Acquaintance[] {
  if (a.person === null || b.person === null || a.person.id === b.person.id) return []
  const pair = { a: a.person.id, b: b.person.id }
  const dated = [...conversationsOf(context, pair), ...introductionsOf(context, id, pair), ...givesOf(context, pair)]
  return [
    ...dated.toSorted((one, other) => (one.on < other.on ? 1 : -1)),
    ...[a.person, b.person].flatMap((person, index): Acquaintance[] => {
      const through = metThrough(context, person.id)
      return through === (index === 0 ? pair.b : pair.a) ? [{ kind: 'met-through', person }] : []
    }),
  ]
}

interface Pair {
  readonly a: string
  readonly b: string
}
type Dated = Exclude<Acquaintance, { kind: 'met-through' }>

function conversationsOf({ sql }: QueryContext, pair: Pair): Dated[] {
  const rows = sql(`SELECT DISTINCT c.id, c.day, c.channel FROM links AS one
    JOIN links AS other ON other.n = one.n AND other.role = 'participant' AND other.target_id = :b
    JOIN conversations AS c ON c.n = one.n
    WHERE one.target_id = :a AND one.role = 'participant' ORDER BY c.day DESC, c.n DESC LIMIT ${MAX_CONVERSATIONS}`)
  return datedRows(rows.all({ ...pair }), 'conversation')
}

function introductionsOf({ sql }: QueryContext, id: string, pair: Pair): Dated[] {
  const rows = sql(`SELECT DISTINCT i.id, i.introduced_day AS day FROM links AS one
    JOIN links AS other ON other.n = one.n AND other.role IN ('introduced-a', 'introduced-b') AND other.target_id = :b
    JOIN introductions AS i ON i.n = one.n
    WHERE one.target_id = :a AND one.role IN ('introduced-a', 'introduced-b') AND i.introduced_day IS NOT NULL AND i.id <> :id`)
  return datedRows(rows.all({ ...pair, id }), 'introduced')
}

function givesOf({ sql }: QueryContext, pair: Pair): Dated[] {
  const rows = sql(`SELECT DISTINCT g.id, g.day, g.text FROM links AS one
    JOIN links AS other ON other.n = one.n AND other.role = 'gave-to' AND other.target_id = :b
    JOIN gives AS g ON g.n = one.n
    WHERE one.target_id = :a AND one.role = 'gave-to' AND g.what = 'introduction'`)
  return datedRows(rows.all({ ...pair }), 'given')
}

function datedRows(rows: readonly unknown[], kind: Dated['kind']): Dated[] {
  return (rows as { day: number }[]).flatMap(({ day, ...rest }) => {
    const on = civilOrNull(day)
    return on === null ? [] : [{ kind, on, ...rest } as Dated]
  })
}

function metThrough({ sql }: QueryContext, id: string): string | null {
  const row = sql('SELECT met_through FROM people WHERE id = ?').get(id) as { met_through: string | null } | undefined
  return row === undefined || row.met_through === null ? null : survivorInRows(sql, row.met_through)
}
