import { expect, test as plain } from 'vitest'
import { addCard, moveCard } from '#journal/commands/reframe-commands.ts'
import { cards } from '#journal/queries/cards.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { cardsInOrder } from '#shared/model/card-order.ts'
import type { ReframeId } from '#shared/model/id.ts'
import { STORIES, type Story } from '#shared/model/stories.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const story = (name: Story) => ({ story: name, from: `from ${name}`, to: `to ${name}` })
const keysOf = ({ engine }: TestEngine) => cardsInOrder(cards(engine.queries)).map(({ key }) => key)
const own = ({ engine }: TestEngine, from: string) => addCard(engine.commands, { from, to: '' }).id
const move = ({ engine }: TestEngine, card: Parameters<typeof moveCard>[1]['card'], after: Story | ReframeId | null) =>
  moveCard(engine.commands, { card, after })

plain('cards stand where they were put, a story that nobody has written on too, and undo puts them back', async () => {
  const test = openTestEngine()
  expect(keysOf(test)).toEqual(STORIES)
  const [one, two, three] = [own(test, 'one'), own(test, 'two'), own(test, 'three')]
  expect(keysOf(test)).toEqual([...STORIES, one, two, three])
  const { undo } = move(test, story('imposing'), null)
  const rest = STORIES.filter((name) => name !== 'imposing')
  expect(keysOf(test)).toEqual(['imposing', ...rest, one, two, three])
  // Nothing but what was moved became a document.
  expect(cards(test.engine.queries)).toHaveLength(4)
  move(test, { id: one }, two)
  expect(keysOf(test)).toEqual(['imposing', ...rest, two, one, three])
  move(test, { id: three }, 'too-busy')
  expect(keysOf(test)).toEqual(['imposing', 'too-busy', three, ...rest.slice(1), two, one])
  // One that is made later is the last, whatever was moved before.
  const four = own(test, 'four')
  const all = ['imposing', 'too-busy', three, ...rest.slice(1), two, one, four]
  expect(keysOf(test)).toEqual(all)
  test.reopen()
  rebuildRowsNow(test.engine)
  expect(keysOf(test)).toEqual(all)
  await test.undo(undo)
  const [first, ...others] = STORIES
  expect(keysOf(test)).toEqual([first, three, ...others, two, one, four])
})

plain('two devices that move cards apart see one order, and lose none', () => {
  const [laptop, phone] = [openTestEngine(), openTestEngine()]
  // Of equal places the lower id goes first.
  const mine = [own(laptop, 'one'), own(laptop, 'two')].toSorted() as [ReframeId, ReframeId]
  exchange(laptop, phone)
  move(laptop, { id: mine[0] }, null)
  move(phone, { id: mine[1] }, null)
  move(phone, story('forgotten'), 'too-busy')
  exchange(laptop, phone)
  expect(keysOf(phone)).toEqual(keysOf(laptop))
  expect(keysOf(laptop)).toEqual([...mine, 'too-busy', 'forgotten', ...STORIES.slice(1, -1)])
  // Both stand in front: between such two, a third lands behind both, and in front of what follows.
  const third = own(laptop, 'three')
  move(laptop, { id: third }, mine[0])
  exchange(laptop, phone)
  expect(keysOf(laptop).slice(0, 4)).toEqual([...mine, third, 'too-busy'])
  expect(keysOf(phone)).toEqual(keysOf(laptop))
})

plain('what is no place is none: a card whose order is nonsense can be moved, and so can others around it', () => {
  const test = openTestEngine()
  const [one, two] = [own(test, 'one'), own(test, 'two')]
  // As a card of an older Rapport has it, and one from elsewhere.
  const older = test.engine.commands.run('test', (write) =>
    write.create('reframe', { barrier: 'own', from: 'old' }),
  ).result
  test.engine.commands.run('test', (write) => write.set(one, ['order'], '!!'))
  move(test, { id: two }, one)
  const at = keysOf(test).indexOf(two)
  expect(keysOf(test)[at - 1]).toBe(one)
  expect(keysOf(test).at(-1)).toBe(older)
  move(test, { id: two }, older as ReframeId)
  expect(keysOf(test).slice(-2)).toEqual([older, two])
  move(test, { id: one }, 'forgotten')
  expect(keysOf(test).indexOf(one)).toBe(keysOf(test).indexOf('forgotten') + 1)
})
