import type { Fact } from './fact.ts'
import { readNamedEvent } from './read-event.ts'
import { readPlace } from './read-participants.ts'

/** *The AWS summit*, *Tom's wedding*. */
export const namedEvent: Fact = {
  name: 'named event',
  read: (line, reading, clause, at) => readNamedEvent(line, reading, at, clause.to),
}

/** *at KubeCon*, *in Berlin*. */
export const place: Fact = {
  name: 'place',
  read: (line, reading, clause, at) => readPlace(line, reading, at, clause.to),
}
