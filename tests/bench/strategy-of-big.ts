import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays, civilDateAt, type CivilTime } from '#shared/model/civil-date.ts'
import type { GoalId } from '#shared/model/id.ts'
import { MEASURE_PERS, MEASURE_SOURCES } from '#shared/model/measure.ts'
import { STORIES } from '#shared/model/stories.ts'
import { NOW } from './big-journal.ts'

const GOALS = 3
const ARCHETYPES = 12
const MEASURES = 40
const GIVES = 60
const IN_EACH = 40

/** Gives the large journal a strategy: goals with types of people and their seats, measures of every kind, gives, blocks, cards. */
export async function fillStrategy({ commands, queries }: JournalClient): Promise<void> {
  const today = civilDateAt(NOW, 'UTC')
  const { rows } = await queries.people({ sort: 'ring', limit: 500 })
  const people = rows.map(({ id }) => id)
  const goals: GoalId[] = []
  for (let at = 0; at < GOALS; at++) {
    const { id } = await commands.addGoal({ title: `Goal ${at}`, neededBy: at === 0 ? addDays(today, 98) : null })
    goals.push(id)
  }
  for (let at = 0; at < ARCHETYPES; at++) {
    await commands.addArchetype({
      name: `Type of person ${at}`,
      seats: 5,
      goals: goals.slice(at % GOALS, (at % GOALS) + 1),
      people: people.slice((at * IN_EACH) % 460, ((at * IN_EACH) % 460) + IN_EACH),
    })
  }
  for (let at = 0; at < MEASURES; at++) {
    await commands.addMeasure({
      title: `Measure ${at}`,
      goal: goals[at % GOALS] ?? null,
      source: MEASURE_SOURCES[at % MEASURE_SOURCES.length] ?? 'first',
      per: MEASURE_PERS[at % MEASURE_PERS.length] ?? 'week',
    })
  }
  for (let at = 0; at < GIVES; at++) {
    const person = people[at % people.length]
    await commands.recordGive({
      direction: at % 2 === 0 ? 'given' : 'received',
      what: 'advice',
      text: `What was said, ${at}`,
      people: person === undefined ? [] : [{ id: person }],
      day: addDays(today, -at),
    })
  }
  for (const [purpose, time] of [
    ['those who went quiet', '08:30'],
    ['what I promised', '16:00'],
  ] as const) {
    const rule = {
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      start: addDays(today, 1),
      time: time as CivilTime,
      minutes: 30,
      zone: 'UTC',
    }
    await commands.addBlock({ purpose, act: `Write to two people: ${purpose}`, rule })
  }
  for (const story of STORIES.slice(0, 4)) {
    await commands.answerBelief({
      card: { story, from: 'What I tell myself.', to: 'What I would rather go by.' },
      value: 4,
    })
  }
}
