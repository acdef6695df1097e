import { addDays, civilDateOf, yearOf, type CivilDate } from '#shared/model/civil-date.ts'
import type { Direction } from './calendar.ts'
import { core, type Core } from './date-match.ts'
import type { Line } from './line.ts'

/** By Christmas, on Boxing Day, after Easter: only after such a word, so that Christmas cards are no day. */
export function holidayAt(line: Line, from: number, isIntroduced: boolean): Core | null {
  const { tokens, grammar, today } = line
  const at = grammar.sets.atHoliday.at(tokens, from)
  if (at === null && !isIntroduced) return null
  const holiday = grammar.holidays.at(tokens, at?.to ?? from)
  // Before a noun it is a kind of thing: after the Christmas *party*.
  if (holiday === null || tokens[holiday.to]?.look === 'word') return null
  return core(holiday.to, 'either', 'day', (way) => nearest(today, holiday.value, way))
}

function nearest(today: CivilDate, holiday: string | number, way: Direction): CivilDate {
  const year = yearOf(today)
  const days = [year - 1, year, year + 1].map((one) => dayIn(one, holiday))
  const found = way === 'past' ? days.findLast((day) => day <= today) : days.find((day) => day >= today)
  return found ?? today
}

function dayIn(year: number, holiday: string | number): CivilDate {
  if (typeof holiday === 'number') return addDays(easterSunday(year), holiday)
  const [month, day] = holiday.split('-').map(Number)
  return civilDateOf(year, month ?? 1, day ?? 1) ?? easterSunday(year)
}

/** By the Gregorian calendar, as Meeus, Jones and Butcher give it. */
function easterSunday(year: number): CivilDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return civilDateOf(year, Math.floor(f / 31), (f % 31) + 1) as CivilDate
}
