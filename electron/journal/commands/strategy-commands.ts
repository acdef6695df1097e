import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { GOAL_WHYS, standingOf } from '#shared/model/goal.ts'
import { archetypeId, goalId, type DocumentId, type GoalId } from '#shared/model/id.ts'
import { placeInOrder, type Ordered } from './outline-order.ts'
import { requireDocument } from './require-document.ts'

/** Adds a goal behind all others. */
export function addGoal(context: CommandContext, input: CommandRequest<'addGoal'>): CommandOutput<'addGoal'> {
  const { result, undo } = context.run('addGoal', (write) => {
    const { title, neededBy } = input
    const id = write.create('goal', { title, neededBy }, input.id)
    placeInOrder(write, goalsInOrder(context.sql), id, undefined)
    return id
  })
  return { id: goalId.parse(result), undo }
}

/** Changes the parts that are given. */
export function editGoal(context: CommandContext, input: CommandRequest<'editGoal'>): CommandOutput<'editGoal'> {
  const { id, title, why, side, neededBy } = input
  const { undo } = context.run('editGoal', (write) => {
    requireDocument(write, id, 'goal')
    if (title !== undefined) write.set(id, ['title'], title)
    if (side !== undefined) write.set(id, ['side'], side)
    if (why !== undefined) {
      for (const one of GOAL_WHYS) write.set(id, ['why', one], why.includes(one) ? true : undefined)
    }
    // What was put away was said of the other day.
    if (neededBy !== undefined && write.set(id, ['neededBy'], neededBy)) write.set(id, ['hintPutAwayOn'], null)
  })
  return { undo }
}

/** Says how a goal stands from now on; one that stands so already stays as it is. */
export function setGoalStanding(
  context: CommandContext,
  { id, standing }: CommandRequest<'setGoalStanding'>,
): CommandOutput<'setGoalStanding'> {
  const { undo } = context.run('setGoalStanding', (write) => {
    const now = standingOf(requireDocument(write, id, 'goal').content)
    if (now.standing === standing) return
    // After what was said before, also where this machine's clock was set back.
    const at = Math.max(context.now(), (now.at ?? -1) + 1)
    write.set(id, ['events', context.newEntryId()], { standing, at })
  })
  return { undo }
}

export function moveGoal(
  context: CommandContext,
  { id, after }: CommandRequest<'moveGoal'>,
): CommandOutput<'moveGoal'> {
  const { undo } = context.run('moveGoal', (write) => {
    requireDocument(write, id, 'goal')
    placeInOrder(write, goalsInOrder(context.sql), id, after)
  })
  return { undo }
}

export function putAwayHint(
  context: CommandContext,
  { id }: CommandRequest<'putAwayHint'>,
): CommandOutput<'putAwayHint'> {
  const { undo } = context.run('putAwayHint', (write) => {
    requireDocument(write, id, 'goal')
    write.set(id, ['hintPutAwayOn'], context.today())
  })
  return { undo }
}

/** Adds a type of person behind all others, and seats people in it. */
export function addArchetype(
  context: CommandContext,
  input: CommandRequest<'addArchetype'>,
): CommandOutput<'addArchetype'> {
  const { result, undo } = context.run('addArchetype', (write) => {
    const { name, why, seats, goals, people } = input
    for (const goal of goals) requireDocument(write, goal, 'goal')
    const serves = Object.fromEntries(goals.map((goal) => [goal, true as const]))
    const id = write.create('archetype', { name, why, seats, goals: serves }, input.id)
    placeInOrder(write, archetypesInOrder(context.sql), id, undefined)
    for (const person of people) {
      requireDocument(write, person, 'person')
      write.set(person, ['archetypes', id], true)
    }
    return id
  })
  return { id: archetypeId.parse(result), undo }
}

/** Begins a strategy: at most one goal, and the types of people that serve it, behind what there is. */
export function startStrategy(
  context: CommandContext,
  { goal, archetypes }: CommandRequest<'startStrategy'>,
): CommandOutput<'startStrategy'> {
  const { result, undo } = context.run('startStrategy', (write) => {
    const made = goal === null ? null : write.create('goal', goal)
    if (made !== null) placeInOrder(write, goalsInOrder(context.sql), made, undefined)
    const serves = made === null ? {} : { [goalId.parse(made)]: true as const }
    const types = archetypes.map((archetype) => write.create('archetype', { ...archetype, goals: serves }))
    const list = [...archetypesInOrder(context.sql)]
    for (const id of types) {
      placeInOrder(write, list, id, undefined)
      list.push({ id, order: requireDocument(write, id, 'archetype').content.order })
    }
    return { goal: made, types }
  })
  return {
    goal: result.goal === null ? null : goalId.parse(result.goal),
    archetypes: result.types.map((id) => archetypeId.parse(id)),
    undo,
  }
}

export function editArchetype(
  context: CommandContext,
  { id, ...fields }: CommandRequest<'editArchetype'>,
): CommandOutput<'editArchetype'> {
  const { undo } = context.run('editArchetype', (write) => {
    requireDocument(write, id, 'archetype')
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) write.set(id, [field], value)
  })
  return { undo }
}

export function linkArchetype(
  context: CommandContext,
  { id, goal, linked }: CommandRequest<'linkArchetype'>,
): CommandOutput<'linkArchetype'> {
  const { undo } = context.run('linkArchetype', (write) => {
    requireDocument(write, id, 'archetype')
    if (linked) requireDocument(write, goal, 'goal')
    write.set(id, ['goals', goal], linked ? true : undefined)
  })
  return { undo }
}

/** Gives a type of person another place, perhaps under another goal. */
export function moveArchetype(
  context: CommandContext,
  { id, from, to, after }: CommandRequest<'moveArchetype'>,
): CommandOutput<'moveArchetype'> {
  const { undo } = context.run('moveArchetype', (write) => {
    const { order } = requireDocument(write, id, 'archetype').content
    if (to !== null) requireDocument(write, to, 'goal')
    if (from !== to && from !== null) write.set(id, ['goals', from], undefined)
    if (from !== to && to !== null) write.set(id, ['goals', to], true)
    const others = archetypesInOrder(context.sql, to).filter((one) => one.id !== id)
    // Alone under a goal it keeps its place among all: it may be linked to others again.
    if (others.length > 0 || order === '') placeInOrder(write, others, id, after)
  })
  return { undo }
}

/** Puts people into an archetype, or takes them out. */
export function seatPeople(
  context: CommandContext,
  { ids, archetype, seated }: CommandRequest<'seatPeople'>,
): Promise<CommandOutput<'seatPeople'>> {
  return context.runForEach('seatPeople', ids, (write, id) => {
    requireDocument(write, archetype, 'archetype')
    requireDocument(write, id, 'person')
    write.set(id, ['archetypes', archetype], seated ? true : undefined)
  })
}

/** Puts a new goal or type of person behind the others. @returns the order that it got */
export function placeBehind(write: DocumentWriter, list: readonly Ordered[], id: DocumentId): string {
  placeInOrder(write, list, id, undefined)
  const content: unknown = write.read(id)?.content
  return String(Reflect.get(content as object, 'order'))
}

export function goalsInOrder(sql: Sql): Ordered[] {
  return sql(
    'SELECT id, sort_order AS "order" FROM goals WHERE deleted_at IS NULL AND read_only = 0 ORDER BY sort_order, id',
  ).all() as Ordered[]
}

/** All types of people; of one goal, or with null of none, where that is given. */
export function archetypesInOrder(sql: Sql, goal?: GoalId | null): Ordered[] {
  const serves = `SELECT 1 FROM links AS l JOIN goals AS g ON g.id = l.target_id
    WHERE l.n = a.n AND l.role = 'serves' AND g.deleted_at IS NULL`
  const which = goal === undefined ? '1' : goal === null ? `NOT EXISTS (${serves})` : `EXISTS (${serves} AND g.id = ?)`
  const rows = sql(`SELECT a.id, a.sort_order AS "order" FROM archetypes AS a
    WHERE a.deleted_at IS NULL AND a.read_only = 0 AND ${which} ORDER BY a.sort_order, a.id`)
  return rows.all(...(goal === undefined || goal === null ? [] : [goal])) as Ordered[]
}
