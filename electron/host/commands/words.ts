import type { FollowUpRow } from '#shared/contract/rows.ts'
import { partsOfEvery, type Every } from '#shared/model/every.ts'

/** "1 person", "3 people". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** One follow-up on one line, with the day it is due and who does it. */
export function followUpLine(row: FollowUpRow): string {
  const people = row.people.map(({ name }) => name).join(', ')
  const who = row.actor === 'me' ? '' : people === '' ? ' (theirs)' : ` (${people} will)`
  const whom = row.actor === 'me' && people !== '' ? `  ${people}` : ''
  const often = row.every === null ? '' : `, ${everyWords(row.every)}`
  return `${row.due ?? 'no date   '}  ${row.text}${often}${who}${whom}`
}

/** "every month", "every 2 weeks". */
export function everyWords(every: Every): string {
  const { count, unit } = partsOfEvery(every)
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}

export function lines(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join('\n')
}
