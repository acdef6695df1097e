import { setImmediate } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Plain } from '#journal/documents/plain.ts'
import { history } from '#journal/queries/history.ts'
import { day, test } from '#support/journal-test.ts'

test('the journal answers others while it tells a long history', async ({ journal }) => {
  const { commands, queries } = journal.client
  const { id } = await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [] })
  for (let edit = 0; edit < 40; edit++) await commands.editConversation({ id, topic: `Topic ${edit}` })
  const progress = { isTold: false, turns: 0 }
  const telling = queries.history({ id }).finally(() => (progress.isTold = true))
  for (; !progress.isTold; progress.turns++) await setImmediate()
  expect((await telling).map(({ changed }) => changed[0]?.after).slice(0, 2)).toEqual(['Topic 39', 'Topic 38'])
  expect(progress.turns).toBeGreaterThan(40)
})

test('a history is of the document as it was asked for, whatever is written or forgotten meanwhile', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const { id } = await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [] })
  for (let edit = 0; edit < 10; edit++) await commands.editConversation({ id, topic: `Topic ${edit}` })
  const telling = queries.history({ id })
  await setImmediate()
  await commands.editConversation({ id, topic: 'Later' })
  await commands.forget({ id })
  const told = await telling
  expect(told).toHaveLength(11)
  expect(told[0]?.changed[0]?.after).toBe('Topic 9')
})

test('a change of very many entries is told by looking through them a few times', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`tag${index}`, true]))
  let looks = 0
  const after = new Proxy<{ [key: string]: Plain }>(many, {
    ownKeys: (target) => {
      looks++
      return Reflect.ownKeys(target)
    },
  })
  const entry = { hash: '', at: 0, command: null, device: null }
  const changed = [{ path: ['tags'], before: undefined, after }]
  const asked = { store: { history: () => [{ ...entry, changed }].values() }, deviceName: () => '' }
  const [told] = await history(asked, { id: '' as never })
  expect(told?.changed).toHaveLength(500)
  expect(looks).toBeLessThan(10)
})
