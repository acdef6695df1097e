import { evidenceSentences } from '#journal/matching/evidence-sentences.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { addDays, dayNumber } from '#shared/model/civil-date.ts'
import { chosenFavours, DAYS_BETWEEN_FAVOURS, directChannel, type Favour } from '#shared/model/favours.ts'
import type { GiveId, PersonId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import { civilOrNull } from './civil-or-null.ts'
import { mineFor } from './matches.ts'
import type { QueryContext } from './query-context.ts'

/** Thanks that come later are another matter. */
const DAYS_TO_THANK = 60
/** A day of somebody's is near from the day before. */
const DAYS_AHEAD = 1
/** So many of a kind are looked at: three are shown. */
const MAX_OF_A_KIND = 12
/** Among so many of a kind it is looked for those of whom more is written, which is read from each of them. */
const MAX_LOOKED_AT = 200
/** Whoever was not spoken with for so long is no small favour away. */
const DAYS_IN_REACH = 365

interface Found {
  readonly id: PersonId
  readonly name: string
  readonly content: string
}

/** Three small things that could be done for people in reach today, each out of something written. */
export function favours(context: QueryContext): QueryOutput<'favours'> {
  return chosenFavours([...thanks(context), ...lessons(context), ...days(context), ...shares(context)])
}

/** People who may be thought of: not paused, and nothing was given to them lately. */
function inReach(context: QueryContext): string {
  const since = dayNumber(addDays(context.today(), -DAYS_BETWEEN_FAVOURS))
  return `p.hidden = 0 AND p.paused = 0 AND NOT EXISTS (SELECT 1 FROM links AS gone JOIN gives AS given ON given.n = gone.n
    WHERE gone.target_id = p.id AND gone.role = 'gave-to' AND given.deleted_at IS NULL AND given.day > ${since})`
}

function favourOf(
  { id, name, content }: Found,
  rest: (known: Person) => Omit<Favour, 'person' | 'channel'> | null,
): Favour[] {
  const known = JSON.parse(content) as Person
  const channel = directChannel(known.channels)
  const told = channel === null ? null : rest(known)
  return channel === null || told === null ? [] : [{ ...told, person: { id, name }, channel }]
}

/** What was received lately, without a word of thanks written down; the latest first. */
function thanks(context: QueryContext): Favour[] {
  const today = dayNumber(context.today())
  const rows = context.sql(`SELECT p.id, p.name, c.content, g.id AS give, g.text, g.day FROM gives AS g
    JOIN links AS l ON l.n = g.n AND l.role = 'got-from' JOIN people AS p ON p.id = l.target_id
    JOIN person_contents AS c ON c.n = p.n
    WHERE g.deleted_at IS NULL AND g.direction = 'received' AND g.thanks = '' AND g.day BETWEEN ? AND ? AND ${inReach(context)}
    ORDER BY g.day DESC, g.id, p.id LIMIT ${MAX_OF_A_KIND}`)
  const found = rows.all(today - DAYS_TO_THANK, today) as (Found & { give: GiveId; text: string; day: number })[]
  return found.flatMap((row) =>
    favourOf(row, () => ({ kind: 'thank', text: row.text, on: civilOrNull(row.day), source: row.give })),
  )
}

/** What somebody needs and could learn from the user. */
function lessons(context: QueryContext): Favour[] {
  const rows =
    context.sql(`WITH heard AS MATERIALIZED (SELECT p.n, p.id, p.name, k.need, k.text, k.heard_day FROM person_needs AS k
      CROSS JOIN people AS p ON p.n = k.n WHERE k.met_day IS NULL AND k.let_go_day IS NULL AND ${inReach(context)}
      ORDER BY k.heard_day IS NULL, k.heard_day DESC, p.id, k.need LIMIT ${MAX_LOOKED_AT})
    SELECT h.id, h.name, c.content, h.text, h.heard_day AS heardDay FROM heard AS h CROSS JOIN person_contents AS c ON c.n = h.n
    WHERE json_extract(c.content, '$.theyCanLearnFromMe') <> ''
    ORDER BY h.heard_day IS NULL, h.heard_day DESC, h.id, h.need LIMIT ${MAX_OF_A_KIND}`)
  const found = rows.all() as (Found & { text: string; heardDay: number | null })[]
  return found.flatMap((row) =>
    favourOf(row, ({ theyCanLearnFromMe }) => {
      const mine = mineFor(row.text, theyCanLearnFromMe, row.id)
      return mine === null ? null : { kind: 'teach', text: row.text, on: civilOrNull(row.heardDay), source: row.id }
    }),
  )
}

/** A birthday or another day of somebody's, today or tomorrow. */
function days(context: QueryContext): Favour[] {
  const today = context.today()
  const dates = Array.from({ length: DAYS_AHEAD + 1 }, (_, index) => addDays(today, index))
  return dates.flatMap((on) => {
    const rows = context.sql(`SELECT p.id, p.name, c.content, d.label FROM person_dates AS d
      JOIN people AS p ON p.n = d.n JOIN person_contents AS c ON c.n = p.n
      WHERE d.month = ? AND d.day = ? AND ${inReach(context)}
      ORDER BY coalesce(p.ring, 9), p.id, d.label LIMIT ${MAX_OF_A_KIND}`)
    const found = rows.all(Number(on.slice(5, 7)), Number(on.slice(8))) as (Found & { label: string })[]
    return found.flatMap((row) => favourOf(row, () => ({ kind: 'congratulate', text: row.label, on, source: row.id })))
  })
}

/** What somebody whom one knows cares about: a link, a picture, a page. The inner rings first, then who waits longest. */
function shares(context: QueryContext): Favour[] {
  const since = dayNumber(addDays(context.today(), -DAYS_IN_REACH))
  const rows = context.sql(`WITH near AS MATERIALIZED (SELECT p.n, p.id, p.name, p.ring, p.last_day FROM people AS p
      WHERE p.ring IS NOT NULL AND p.last_day >= ? AND ${inReach(context)}
      ORDER BY p.ring, p.last_day, p.id LIMIT ${MAX_LOOKED_AT})
    SELECT n.id, n.name, c.content FROM near AS n CROSS JOIN person_contents AS c ON c.n = n.n
    WHERE json_extract(c.content, '$.caresAbout') <> '' ORDER BY n.ring, n.last_day, n.id LIMIT ${MAX_OF_A_KIND}`)
  return (rows.all(since) as Found[]).flatMap((row) =>
    favourOf(row, ({ caresAbout }) => {
      const [first] = evidenceSentences(caresAbout)
      return first === undefined ? null : { kind: 'share', text: first.text.trim(), on: null, source: row.id }
    }),
  )
}
