import type { CommandInput, CommandName, QueryOutput } from '#shared/contract/contract.ts'
import type { ArchetypeRow, GoalRow } from '#shared/contract/strategy-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ArchetypeId, GoalId } from '#shared/model/id.ts'
import { takesSeat } from '#shared/model/stage.ts'
import type { CommandEffects } from './command-effects.ts'

type Strategy = QueryOutput<'strategy'>
type EffectsOf<Names extends CommandName> = { readonly [Name in Names]: (input: CommandInput<Name>) => CommandEffects }

/** What commands about goals and types of people do to the outline, seen before they are answered. */
export const STRATEGY_EFFECTS: EffectsOf<
  | 'addGoal'
  | 'editGoal'
  | 'setGoalStanding'
  | 'moveGoal'
  | 'putAwayHint'
  | 'addArchetype'
  | 'editArchetype'
  | 'linkArchetype'
  | 'moveArchetype'
  | 'moveMeasure'
  | 'seatPeople'
> = {
  addGoal: ({ id, title, neededBy }) =>
    id === undefined
      ? {}
      : onStrategy((answer) => {
          if (answer.goals.some((goal) => goal.id === id)) return answer
          const day = (neededBy ?? null) as CivilDate | null
          const goal = { ...NEW_GOAL, id: id as GoalId, title: title.trim(), neededBy: day, since: answer.date }
          return { ...answer, goals: [...answer.goals, goal] }
        }),
  editGoal: ({ id, title, why, side, neededBy }) => {
    const change = (goal: GoalRow): GoalRow => ({
      ...goal,
      ...(title !== undefined && { title: title.trim() }),
      ...(why !== undefined && { why: [...why] }),
      ...(side !== undefined && { side }),
      // What it says of the other day is not known here.
      ...(neededBy !== undefined && { neededBy: neededBy as CivilDate | null, hint: null }),
    })
    return {
      ...onStrategy((answer) => withGoal(answer, id, change)),
      goal: (answer) => (answer.id === id ? { ...answer, ...change(answer) } : answer),
    }
  },
  setGoalStanding: ({ id, standing }) =>
    onStrategy((answer) =>
      withGoal(answer, id, (goal) => ({
        ...goal,
        standing,
        since: goal.standing === standing ? goal.since : answer.date,
        hint: standing === 'active' ? goal.hint : null,
      })),
    ),
  moveGoal: ({ id, after }) =>
    onStrategy((answer) => ({ ...answer, goals: placed(answer.goals, id, after, answer.goals[0]?.id) })),
  putAwayHint: ({ id }) => ({ strategyHints: (answer) => answer.filter(({ goal }) => goal.id !== id) }),
  addArchetype: ({ id, name, why = '', seats = 1, goals = [] }) =>
    id === undefined
      ? {}
      : onStrategy((answer) => {
          if (answer.archetypes.some((one) => one.id === id)) return answer
          const made = { id: id as ArchetypeId, name: name.trim(), why: why.trim(), seats, goals: goals as GoalId[] }
          return { ...answer, archetypes: [...answer.archetypes, { ...NEW_ARCHETYPE, ...made }] }
        }),
  editArchetype: ({ id, name, why, seats }) => {
    const change = <Row extends ArchetypeRow>(row: Row): Row => ({
      ...row,
      ...(name !== undefined && { name: name.trim() }),
      ...(why !== undefined && { why: why.trim() }),
      ...(seats !== undefined && { seats }),
    })
    return {
      ...onStrategy((answer) => withArchetype(answer, id, change)),
      archetype: (answer) => (answer.id === id ? change(answer) : answer),
    }
  },
  linkArchetype: ({ id, goal, linked }) =>
    onStrategy((answer) => withArchetype(answer, id, (row) => ({ ...row, goals: goalsOf(answer, row, goal, linked) }))),
  moveArchetype: ({ id, from, to, after }) =>
    onStrategy((answer) => {
      const moved = withArchetype(answer, id, (row) => {
        const without = from === null || from === to ? row : { ...row, goals: goalsOf(answer, row, from, false) }
        return to === null || from === to ? without : { ...without, goals: goalsOf(answer, without, to, true) }
      })
      const isIn = ({ goals }: ArchetypeRow) => (to === null ? goals.length === 0 : goals.includes(to as GoalId))
      const first = moved.archetypes.find((row) => row.id !== id && isIn(row))?.id
      return { ...moved, archetypes: placed(moved.archetypes, id, after, first) }
    }),
  moveMeasure: ({ id, after, goal }) => ({
    measures: (answer) => {
      const moved = answer.rows.map((row) =>
        row.id === id && goal !== undefined ? { ...row, goal: goal as GoalId | null } : row,
      )
      return { ...answer, rows: placed(moved, id, after, moved[0]?.id) }
    },
  }),
  // Who takes a seat is known by the journal alone; who leaves it is seen.
  seatPeople: ({ ids, archetype, seated }) => {
    if (seated) return {}
    const all = new Set<string>(ids)
    const isMeant = (id: string) => all.has(id)
    return {
      ...onStrategy((answer) => withArchetype(answer, archetype, (row) => withoutPeople(row, isMeant))),
      archetype: (answer) => (answer.id === archetype ? withoutPeople(answer, isMeant) : answer),
      archetypePeople: (answer, { id }) => {
        const rows = id === archetype ? answer.rows.filter((row) => !isMeant(row.id)) : answer.rows
        return { rows, total: answer.total - (answer.rows.length - rows.length) }
      },
      person: (answer) =>
        isMeant(answer.id) ? { ...answer, archetypes: answer.archetypes.filter(({ id }) => id !== archetype) } : answer,
    }
  },
}

/** A type of person without some of its people: their seats are open again. */
function withoutPeople<Row extends ArchetypeRow>(row: Row, isMeant: (id: string) => boolean): Row {
  const gone = row.people.filter(({ id }) => isMeant(id))
  if (gone.length === 0) return row
  const counts = { ...row.counts }
  for (const { stage } of gone) counts[stage] -= 1
  const filled = row.filled - gone.filter(({ stage }) => takesSeat(stage)).length
  return { ...row, people: row.people.filter(({ id }) => !isMeant(id)), counts, filled }
}

const NEW_GOAL = { why: [], side: 'both', standing: 'active', hint: null, excerpt: '', readOnly: false } satisfies Omit<
  GoalRow,
  'id' | 'title' | 'neededBy' | 'since'
>

const NEW_ARCHETYPE = {
  filled: 0,
  counts: { identified: 0, met: 0, warm: 0, mutual: 0 },
  people: [],
  excerpt: '',
  readOnly: false,
} satisfies Partial<ArchetypeRow>

/** The outline without what goes to the trash. */
export function outlineWithout(isMeant: (id: string) => boolean): CommandEffects {
  return onStrategy((answer) => ({
    ...answer,
    goals: answer.goals.filter(({ id }) => !isMeant(id)),
    archetypes: answer.archetypes.flatMap((row) => {
      if (isMeant(row.id)) return []
      const goals = row.goals.filter((id) => !isMeant(id))
      return [goals.length === row.goals.length ? row : { ...row, goals }]
    }),
  }))
}

function onStrategy(change: (answer: Strategy) => Strategy): CommandEffects {
  return { strategy: change }
}

function withGoal(answer: Strategy, id: string, change: (goal: GoalRow) => GoalRow): Strategy {
  return { ...answer, goals: answer.goals.map((goal) => (goal.id === id ? change(goal) : goal)) }
}

function withArchetype(answer: Strategy, id: string, change: (row: ArchetypeRow) => ArchetypeRow): Strategy {
  return { ...answer, archetypes: answer.archetypes.map((row) => (row.id === id ? change(row) : row)) }
}

/** The goals of an archetype in their order, one of them put in or taken out. */
function goalsOf(answer: Strategy, { goals }: ArchetypeRow, goal: string, linked: boolean): GoalId[] {
  const wanted = new Set<string>(goals.filter((id) => id !== goal))
  if (linked) wanted.add(goal)
  return answer.goals.flatMap(({ id }) => (wanted.has(id) ? [id] : []))
}

/** A list with one of its rows right behind another; with null before `first`, which is the first of its group. */
function placed<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
  after: string | null,
  first: string | undefined,
): Row[] {
  const row = rows.find((one) => one.id === id)
  if (row === undefined || after === id || (after === null && (first === undefined || first === id))) return [...rows]
  const others = rows.filter((one) => one.id !== id)
  const at = others.findIndex((one) => one.id === (after ?? first))
  if (at < 0) return [...rows]
  return others.toSpliced(after === null ? at : at + 1, 0, row)
}
