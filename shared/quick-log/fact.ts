import type { Clause } from './clauses.ts'
import type { Line } from './line.ts'
import type { Reading } from './reading.ts'

/** Something that a clause of the conversation may say: with whom, how, when, how long, about what, where. */
export interface Fact {
  readonly name: string
  /** Reads it into `reading` where it stands at `at`, and answers where it ends; null where it does not stand there. */
  read(line: Line, reading: Reading, clause: Clause, at: number, where: FactPlace): number | null
}

export interface FactPlace {
  /** Nothing of the clause has been left to the note, and nothing yet said who or how. */
  readonly isFirst: boolean
  /** The last place of the clause where a channel or a participant stands; -1 where there is none. */
  readonly anchor: number
}
