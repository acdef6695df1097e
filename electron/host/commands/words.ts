import type { FollowUpRow } from '#shared/contract/rows.ts'

/** "1 person", "3 people". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** One follow-up on one line, with the day it is due and who does it. */
export function followUpLine(row: FollowUpRow): string {
  const people = row.people.map(({ name }) => name).join(', ')
  const who = row.actor === 'me' ? '' : people === '' ? ' (theirs)' : ` (${people} will)`
  const whom = row.actor === 'me' && people !== '' ? `  ${people}` : ''
  return `${row.due ?? 'no date   '}  ${row.text}${who}${whom}`
}

export function lines(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join('\n')
}
