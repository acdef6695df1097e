import { expect, test } from 'vitest'
import type { ArchetypeRow, GoalRow } from '#shared/contract/strategy-contract.ts'
import type { ArchetypeId, GoalId } from '#shared/model/id.ts'
import { dropOf, groupsOf, itemOfRowId, leapOf, rowIdOfItem, stepOf, type OutlineItem } from './outline-moves.ts'

const goal = (id: string, standing: GoalRow['standing'] = 'active') => ({ id: id as GoalId, standing }) as GoalRow
const archetype = (id: string, ...goals: string[]) => ({ id: id as ArchetypeId, goals }) as unknown as ArchetypeRow
const STRATEGY = {
  goals: [goal('G1'), goal('P', 'parked'), goal('G2')],
  archetypes: [archetype('a', 'G1'), archetype('b', 'G1', 'G2'), archetype('c', 'G2'), archetype('x')],
}
const item = (id: string, under: string | null): OutlineItem & { kind: 'archetype' } => ({
  kind: 'archetype',
  id: id as ArchetypeId,
  goal: under as GoalId | null,
})
const input = (move: ReturnType<typeof stepOf>) => move?.input

test('the outline is active goals, what serves none, and what is set aside', () => {
  const { active, loose, aside } = groupsOf(STRATEGY)
  expect(active.map((group) => [group.goal?.id, group.archetypes.map(({ id }) => id)])).toEqual([
    ['G1', ['a', 'b']],
    ['G2', ['b', 'c']],
  ])
  expect(loose.archetypes.map(({ id }) => id)).toEqual(['x'])
  expect(aside.map((group) => group.goal?.id)).toEqual(['P'])
})

test('a line is known by the id of its row', () => {
  for (const one of [item('b', 'G2'), item('x', null), { kind: 'goal', goal: 'P' as GoalId } as const]) {
    expect(itemOfRowId(rowIdOfItem(one), STRATEGY)).toEqual(one)
  }
  expect(itemOfRowId('nobody', STRATEGY)).toBeNull()
})

test('a step moves within a goal, and at its end into the next one', () => {
  expect(input(stepOf(item('a', 'G1'), 1, STRATEGY))).toEqual({ id: 'a', from: 'G1', to: 'G1', after: 'b' })
  expect(input(stepOf(item('b', 'G1'), -1, STRATEGY))).toEqual({ id: 'b', from: 'G1', to: 'G1', after: null })
  expect(input(stepOf(item('b', 'G1'), 1, STRATEGY))).toEqual({ id: 'b', from: 'G1', to: 'G2', after: null })
  expect(input(stepOf(item('c', 'G2'), 1, STRATEGY))).toEqual({ id: 'c', from: 'G2', to: null, after: null })
  expect(input(stepOf(item('x', null), -1, STRATEGY))).toEqual({ id: 'x', from: null, to: 'G2', after: 'c' })
  expect(stepOf(item('a', 'G1'), -1, STRATEGY)).toBeNull()
})

test('a goal moves among those that stand as it does', () => {
  expect(input(stepOf({ kind: 'goal', goal: 'G1' as GoalId }, 1, STRATEGY))).toEqual({ id: 'G1', after: 'G2' })
  expect(input(stepOf({ kind: 'goal', goal: 'G2' as GoalId }, -1, STRATEGY))).toEqual({ id: 'G2', after: null })
  expect(stepOf({ kind: 'goal', goal: 'P' as GoalId }, -1, STRATEGY)).toBeNull()
})

test('a leap goes to the goal beside', () => {
  expect(input(leapOf(item('a', 'G1'), 1, STRATEGY))).toEqual({ id: 'a', from: 'G1', to: 'G2', after: 'c' })
  expect(input(leapOf(item('c', 'G2'), 1, STRATEGY))).toEqual({ id: 'c', from: 'G2', to: null, after: 'x' })
  expect(leapOf(item('a', 'G1'), -1, STRATEGY)).toBeNull()
})

test('what is dragged lands where it is let go', () => {
  const [a, c, x] = [item('a', 'G1'), item('c', 'G2'), item('x', null)]
  expect(input(dropOf(x, c, 'before', STRATEGY))).toEqual({ id: 'x', from: null, to: 'G2', after: 'b' })
  expect(input(dropOf(x, c, 'behind', STRATEGY))).toEqual({ id: 'x', from: null, to: 'G2', after: 'c' })
  expect(input(dropOf(x, a, 'before', STRATEGY))).toEqual({ id: 'x', from: null, to: 'G1', after: null })
  const onGoal = dropOf(a, { kind: 'goal', goal: 'G2' as GoalId }, 'behind', STRATEGY)
  expect(input(onGoal)).toEqual({ id: 'a', from: 'G1', to: 'G2', after: 'c' })
  const goals = dropOf(
    { kind: 'goal', goal: 'G2' as GoalId },
    { kind: 'goal', goal: 'G1' as GoalId },
    'before',
    STRATEGY,
  )
  expect(input(goals)).toEqual({ id: 'G2', after: null })
  expect(dropOf(a, a, 'before', STRATEGY)).toBeNull()
})
