import type { CivilDate } from '#shared/model/civil-date.ts'
import type { Direction } from './calendar.ts'
import type { Run } from './line.ts'

/** A date that is written at a place of the line. */
export interface DateMatch extends Run {
  /** What it can say: *yesterday* is past, *next week* future, *Friday* either. */
  readonly tense: Direction | 'either'
  readonly on: (direction: Direction) => CivilDate
  /** `day` and `relative` are sure; `weekday`, `month` and `quarter` alone may be names or part of a text. */
  readonly form: 'day' | 'relative' | 'weekday' | 'month' | 'quarter'
  readonly introducedBy: Introducer | null
  /** A lone abbreviation: *Sat*, *Jun*. */
  readonly short: boolean
  /** The first of several days, 12-14 Nov: the words say more than the day, and stay where they are. */
  readonly isRange?: boolean
}

export type Introducer = 'by' | 'on' | 'in' | 'forDay'

/** A date without its preposition. */
export type Core = Pick<DateMatch, 'to' | 'tense' | 'on' | 'form' | 'short' | 'isRange'>

export const core = (to: number, tense: Core['tense'], form: Core['form'], on: Core['on'], short = false): Core => ({
  to,
  tense,
  form,
  on,
  short,
})
