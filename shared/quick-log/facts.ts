import { channel, how, opener } from './channel-facts.ts'
import type { Fact } from './fact.ts'
import { companions, firstPerson, laterPerson } from './people-facts.ts'
import { namedEvent, place } from './place-facts.ts'
import { date, length, owningDay, time } from './time-facts.ts'
import { topic } from './topic-fact.ts'

/** All that a clause of the conversation may say. The first that understands what stands at a place has it. */
export const FACTS: readonly Fact[] = [
  companions,
  namedEvent,
  how,
  owningDay,
  firstPerson,
  time,
  date,
  length,
  topic,
  channel,
  laterPerson,
  opener,
  place,
]
