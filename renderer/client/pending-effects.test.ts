import { expect, test } from 'vitest'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { openPendingEffects, withEffects } from './pending-effects.ts'

const row = (id: string) => ({
  id,
  person: null,
  reasons: [{ kind: 'promise', followUp: { id, text: id, actor: 'me' } }],
})
const today = (...ids: string[]) =>
  ({ date: '2026-11-23', total: ids.length, rows: ids.map(row), loggedToday: 0 }) as unknown as QueryOutput<'today'>
const idsOf = ({ rows }: QueryOutput<'today'>) => rows.map(({ id }) => id)

test('what a command will do is seen until an answer that was asked for afterwards has it', () => {
  const pending = openPendingEffects()
  const asked = pending.tick()
  const shown = (answer: QueryOutput<'today'>, at: number) =>
    withEffects(pending.of('today'), 'today', { answer, asked: at, input: {} })
  const effect = pending.begin('completeFollowUps', { ids: ['a' as never] })
  expect(effect).not.toBeNull()
  if (effect === null) return
  expect(shown(today('a', 'b'), asked)).toMatchObject({ total: 1, rows: [{ id: 'b' }] })
  // Asked while it is on its way, an answer may have it or not.
  const between = pending.tick()
  pending.done(effect)
  expect(idsOf(shown(today('a', 'b'), between))).toEqual(['b'])
  expect(shown(today('b'), between)).toMatchObject({ total: 1, rows: [{ id: 'b' }] })
  // Asked afterwards, it is as the journal says: done, and taken back since.
  expect(idsOf(shown(today('a', 'b'), pending.tick()))).toEqual(['a', 'b'])
  pending.settle((names, moment) => names.has('today') && between < moment)
  expect(pending.of('today')).toHaveLength(1)
  pending.settle(() => false)
  expect(pending.of('today')).toHaveLength(0)
})

test('what is refused is there again, and what other commands did stays done', () => {
  const pending = openPendingEffects()
  const asked = pending.tick()
  const begin = (id: string) => pending.begin('completeFollowUps', { ids: [id as never] })
  const [a, b] = [begin('a'), begin('b')]
  const shown = () =>
    idsOf(withEffects(pending.of('today'), 'today', { answer: today('a', 'b', 'c'), asked, input: {} }))
  expect(shown()).toEqual(['c'])
  if (a !== null) pending.refused(a)
  expect(shown()).toEqual(['a', 'c'])
  if (b !== null) pending.done(b)
  expect(shown()).toEqual(['a', 'c'])
})

test('tells of every change, and answers with the same array while there is none', () => {
  const pending = openPendingEffects()
  let told = 0
  const stop = pending.subscribe(() => told++)
  expect(pending.begin('addCircle', { name: 'Board' })).toBeNull()
  expect(told).toBe(0)
  pending.begin('completeFollowUps', { ids: ['a' as never] })
  expect(told).toBe(1)
  expect(pending.of('today')).toBe(pending.of('today'))
  expect(pending.of('rings')).toBe(pending.of('trash'))
  stop()
})

test('a measure that is moved stands there at once, so that the next step goes on from there', () => {
  const pending = openPendingEffects()
  const asked = pending.tick()
  const measure = (id: string, goal: string | null) => ({ id, goal })
  const rows = [measure('talks', 'board'), measure('seats', 'board'), measure('own', null)]
  const answer = { date: '2026-11-23', rows } as unknown as QueryOutput<'measures'>
  const shown = () =>
    withEffects(pending.of('measures'), 'measures', { answer, asked, input: {} }).rows.map(({ id, goal }) => [id, goal])
  pending.begin('moveMeasure', { id: 'talks' as never, after: 'seats' as never })
  expect(shown().map(([id]) => id)).toEqual(['seats', 'talks', 'own'])
  pending.begin('moveMeasure', { id: 'talks' as never, after: null, goal: 'known' as never })
  expect(shown()).toEqual([
    ['talks', 'known'],
    ['seats', 'board'],
    ['own', null],
  ])
  pending.begin('moveToTrash', { ids: ['own' as never] })
  expect(shown().map(([id]) => id)).toEqual(['talks', 'seats'])
})
