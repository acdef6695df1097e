import type { CommandInput } from '#shared/contract/contract.ts'
import type { MeasureRow } from '#shared/contract/measures-contract.ts'
import type { GoalId, MeasureId } from '#shared/model/id.ts'

type Measures = readonly Pick<MeasureRow, 'id' | 'goal'>[]
/** The goals in the order in which the outline shows them, with null where it shows what serves none. */
type Goals = readonly (GoalId | null)[]
type Move = CommandInput<'moveMeasure'>

/** One place up or down; at the end of its goal it goes on to the next one. Null where there is no place. */
export function stepOfMeasure(id: MeasureId, step: 1 | -1, measures: Measures, goals: Goals): Move | null {
  const goal = measures.find((one) => one.id === id)?.goal
  if (goal === undefined) return null
  const own = measures.filter((one) => one.goal === goal)
  const at = own.findIndex((one) => one.id === id)
  const next = own[at + step]
  if (next === undefined) return toGoal(id, goals[goals.indexOf(goal) + step], step === 1 ? 'first' : 'last', measures)
  return { id, after: (step === 1 ? next.id : own[at - 2]?.id) ?? null }
}

/** To the goal before or behind, or out of all goals. */
export function leapOfMeasure(id: MeasureId, step: 1 | -1, measures: Measures, goals: Goals): Move | null {
  const goal = measures.find((one) => one.id === id)?.goal
  return goal === undefined ? null : toGoal(id, goals[goals.indexOf(goal) + step], 'last', measures)
}

function toGoal(
  id: MeasureId,
  goal: GoalId | null | undefined,
  place: 'first' | 'last',
  measures: Measures,
): Move | null {
  if (goal === undefined) return null
  const others = measures.filter((one) => one.goal === goal && one.id !== id)
  return { id, goal, after: place === 'first' ? null : (others.at(-1)?.id ?? null) }
}
