import type { CommandInput, QueryOutput } from '#shared/contract/contract.ts'
import type { ArchetypeRow, GoalRow } from '#shared/contract/strategy-contract.ts'
import type { ArchetypeId, GoalId } from '#shared/model/id.ts'

type Strategy = Pick<QueryOutput<'strategy'>, 'goals' | 'archetypes'>

/** A goal with the types of people that serve it; null holds those that serve none. */
export interface Group {
  readonly goal: GoalRow | null
  readonly archetypes: readonly ArchetypeRow[]
}

/** A line of the outline: a goal, or a type of person under one of its goals. */
export type OutlineItem =
  | { readonly kind: 'goal'; readonly goal: GoalId }
  | { readonly kind: 'archetype'; readonly id: ArchetypeId; readonly goal: GoalId | null }

/** The outline as it is shown: active goals, what serves none, and goals that are parked or done with. */
export function groupsOf({ goals, archetypes }: Strategy): { active: Group[]; loose: Group; aside: Group[] } {
  const toGroup = (goal: GoalRow): Group => ({
    goal,
    archetypes: archetypes.filter((row) => row.goals.includes(goal.id)),
  })
  const active = goals.filter(({ standing }) => standing === 'active')
  const aside = goals.filter(({ standing }) => standing !== 'active')
  const loose = { goal: null, archetypes: archetypes.filter((row) => row.goals.length === 0) }
  return { active: active.map(toGroup), loose, aside: aside.map(toGroup) }
}

/** The id of a line, the same as long as it is about the same. */
export function rowIdOfItem(item: OutlineItem): string {
  return item.kind === 'goal' ? item.goal : `${item.goal ?? 'none'}/${item.id}`
}

/** The line of a row id; null for a row of something else. */
export function itemOfRowId(rowId: string | null, strategy: Strategy): OutlineItem | null {
  if (rowId === null) return null
  const goal = strategy.goals.find(({ id }) => id === rowId)
  if (goal !== undefined) return { kind: 'goal', goal: goal.id }
  const [under, id] = rowId.split('/')
  const archetype = strategy.archetypes.find((row) => row.id === id)
  if (archetype === undefined) return null
  return { kind: 'archetype', id: archetype.id, goal: strategy.goals.find((one) => one.id === under)?.id ?? null }
}

export type Move =
  | { readonly command: 'moveGoal'; readonly input: CommandInput<'moveGoal'> }
  | { readonly command: 'moveArchetype'; readonly input: CommandInput<'moveArchetype'> }

/** One place up or down; a type of person at the end of its goal goes on to the next one. Null where there is no place. */
export function stepOf(item: OutlineItem, step: 1 | -1, strategy: Strategy): Move | null {
  const { active, loose, aside } = groupsOf(strategy)
  if (item.kind === 'goal') {
    const ids = [active, aside].map((some) => some.flatMap(({ goal }) => goal?.id ?? []))
    return goalStep(item.goal, step, ids.find((some) => some.includes(item.goal)) ?? [])
  }
  const groups = [...active, loose, ...aside]
  const at = groups.findIndex((group) => (group.goal?.id ?? null) === item.goal)
  const rows = groups[at]?.archetypes ?? []
  const index = rows.findIndex(({ id }) => id === item.id)
  const next = index + step
  if (next >= 0 && next < rows.length) {
    const after = step === 1 ? rows[next]?.id : rows[next - 1]?.id
    return { command: 'moveArchetype', input: { id: item.id, from: item.goal, to: item.goal, after: after ?? null } }
  }
  return toGroup(item, groups[at + step], step === 1 ? 'first' : 'last')
}

/** Into the goal before or behind, or out of all goals. */
export function leapOf(item: OutlineItem, step: 1 | -1, strategy: Strategy): Move | null {
  if (item.kind === 'goal') return null
  const { active, loose, aside } = groupsOf(strategy)
  const groups = [...active, loose, ...aside]
  const at = groups.findIndex((group) => (group.goal?.id ?? null) === item.goal)
  return toGroup(item, groups[at + step], 'last')
}

/** Behind all others of a goal, or of none. */
export function moveTo(
  item: OutlineItem & { kind: 'archetype' },
  goal: GoalId | null,
  strategy: Strategy,
): Move | null {
  const { active, loose, aside } = groupsOf(strategy)
  const groups = [...active, loose, ...aside]
  return toGroup(
    item,
    groups.find((group) => (group.goal?.id ?? null) === goal),
    'last',
  )
}

/** Where a line that is dragged is let go: before or behind another one, or at the end of a goal. */
export function dropOf(
  dragged: OutlineItem,
  target: OutlineItem,
  side: 'before' | 'behind',
  strategy: Strategy,
): Move | null {
  if (dragged.kind === 'goal') {
    const { active, aside } = groupsOf(strategy)
    const shown = [...active, ...aside].flatMap(({ goal }) => goal?.id ?? []).filter((id) => id !== dragged.goal)
    const at = shown.findIndex((id) => id === target.goal)
    if (target.goal === null || at < 0) return null
    const after = side === 'before' ? (shown[at - 1] ?? null) : target.goal
    return { command: 'moveGoal', input: { id: dragged.goal, after } }
  }
  if (target.kind === 'goal') return moveTo(dragged, target.goal, strategy)
  if (target.id === dragged.id && target.goal === dragged.goal) return null
  const { active, loose, aside } = groupsOf(strategy)
  const group = [...active, loose, ...aside].find((one) => (one.goal?.id ?? null) === target.goal)
  const rows = (group?.archetypes ?? []).filter(({ id }) => id !== dragged.id)
  const at = rows.findIndex(({ id }) => id === target.id)
  const after = side === 'before' ? (rows[at - 1]?.id ?? null) : target.id
  return { command: 'moveArchetype', input: { id: dragged.id, from: dragged.goal, to: target.goal, after } }
}

function goalStep(goal: GoalId, step: 1 | -1, ids: readonly GoalId[]): Move | null {
  const next = ids.indexOf(goal) + step
  if (next < 0 || next >= ids.length) return null
  const after = step === 1 ? ids[next] : ids[next - 1]
  return { command: 'moveGoal', input: { id: goal, after: after ?? null } }
}

function toGroup(
  item: OutlineItem & { kind: 'archetype' },
  group: Group | undefined,
  place: 'first' | 'last',
): Move | null {
  if (group === undefined) return null
  const to = group.goal?.id ?? null
  const others = group.archetypes.filter(({ id }) => id !== item.id)
  const after = place === 'first' ? null : (others.at(-1)?.id ?? null)
  return { command: 'moveArchetype', input: { id: item.id, from: item.goal, to, after } }
}
