import { civilDateOf, type CivilDate } from '#shared/model/civil-date.ts'
import type { Period } from '#shared/model/time-bins.ts'
import { daysAsked } from '#shared/quick-log/days-asked.ts'

/**
 * The days that somebody wants to see who types *march 2024*, *2024-03-14*, *last week* or *2019*; null where the words name
 * none, or something besides.
 */
export function placeAsked(text: string, today: CivilDate): Period | null {
  const words = text.trim()
  if (/^\d{4}$/.test(words)) {
    const [from, to] = [civilDateOf(Number(words), 1, 1), civilDateOf(Number(words), 12, 31)]
    return from === null || to === null ? null : { from, to }
  }
  const asked = daysAsked(words, today)
  return asked === null || asked.rest !== '' ? null : { from: asked.from, to: asked.to }
}
