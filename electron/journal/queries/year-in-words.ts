import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import type { ReviewId } from '#shared/model/id.ts'
import type { PersonNames } from '#shared/model/person-name.ts'
import type { ReviewRhythm } from '#shared/model/review.ts'
import { namesHider } from '#shared/model/without-people.ts'
import type { QueryContext } from './query-context.ts'
import { firstFinish } from './reviews.ts'

/** What was expected, learned and decided in a year, by the reviews that were finished of it; nothing that is counted. */
export function yearInWords(
  { sql }: QueryContext,
  { year, hideNames }: QueryRequest<'yearInWords'>,
): QueryOutput<'yearInWords'> {
  const digits = String(year).padStart(4, '0')
  const [first, last] = [dayNumber(`${digits}-01-01` as CivilDate), dayNumber(`${digits}-12-31` as CivilDate)]
  const rows = sql(`SELECT n, id, rhythm, from_day, to_day FROM reviews
    WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND to_day BETWEEN ? AND ? ORDER BY to_day, from_day DESC, id`)
  const hide = hideNames ? namesHider(namesOfAll(sql)) : (text: string) => text
  const reviews = (rows.all(first, last) as Columns[]).flatMap(({ n, id, rhythm, from_day, to_day }) => {
    const frozen = firstFinish(sql, n)?.frozen
    if (frozen === undefined || frozen === null) return []
    const { expected, learned, decisions } = frozen.texts
    const said = {
      expected: hide(expected).trim(),
      learned: hide(learned).trim(),
      decisions: hide(decisions).trim(),
      decided: frozen.decided.map(({ text }) => hide(text)),
    }
    const isSilent = said.expected === '' && said.learned === '' && said.decisions === '' && said.decided.length === 0
    if (isSilent) return []
    return [{ id, rhythm, from: dayNumberToCivilDate(from_day), to: dayNumberToCivilDate(to_day), ...said }]
  })
  const years = sql(`SELECT DISTINCT to_day FROM reviews WHERE deleted_at IS NULL AND finished_at IS NOT NULL`).pluck()
  const known = new Set((years.all() as number[]).map((day) => Number(dayNumberToCivilDate(day).slice(0, 4))))
  return { reviews, years: [...known].toSorted((a, b) => b - a) }
}

interface Columns {
  readonly n: number
  readonly id: ReviewId
  readonly rhythm: ReviewRhythm
  readonly from_day: number
  readonly to_day: number
}

/** Also of those in the trash, who may be spoken of as well. */
function namesOfAll(sql: QueryContext['sql']): PersonNames[] {
  const rows = sql(`SELECT content -> '$.names' FROM person_contents`).pluck().all() as string[]
  return rows.map((names) => JSON.parse(names) as PersonNames)
}
