import { describe, expect, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import {
  addArea,
  addToCanvas,
  editArea,
  editCanvasNote,
  linkOnCanvas,
  moveOnCanvas,
  placeOnCanvas,
  removeFromCanvas,
  turnNote,
  unlinkOnCanvas,
} from '#journal/commands/canvas-commands.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { addPerson } from '#journal/commands/person-commands.ts'
import { addArchetype, addGoal, setGoalStanding } from '#journal/commands/strategy-commands.ts'
import { moveToTrash, restoreFromTrash } from '#journal/commands/trash-commands.ts'
import { search } from '#journal/queries/search.ts'
import { strategy } from '#journal/queries/strategy.ts'
import { strategyCanvas } from '#journal/queries/strategy-canvas.ts'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { CommandRequest } from '#shared/contract/contract.ts'
import { CANVAS_ID, MAX_ON_CANVAS } from '#shared/model/canvas.ts'
import { CARD_SIZES, isInside, type Rect } from '#shared/model/canvas-places.ts'
import type { ArchetypeId, DocumentId, GoalId, PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { hostileDocument } from '#support/hostile-documents.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const commandsOf = ({ engine }: TestEngine) => engine.commands
const seen = ({ engine }: TestEngine): StrategyCanvas => strategyCanvas(engine.queries)

function person(test: TestEngine, given: string): PersonId {
  const names = personNames.parse({ given })
  const rest = { organisation: '', title: '', ring: null, metThrough: null, archetypes: [] }
  return addPerson(commandsOf(test), { names, ...rest }).id
}
const goal = (test: TestEngine, title: string): GoalId => addGoal(commandsOf(test), { title, neededBy: null }).id
const archetype = (test: TestEngine, name: string, goals: GoalId[] = []): ArchetypeId =>
  addArchetype(commandsOf(test), { name, why: '', seats: 2, goals, people: [] }).id

type Move = Partial<CommandRequest<'moveOnCanvas'>>
const move = (test: TestEngine, input: Move) =>
  moveOnCanvas(commandsOf(test), { cards: [], notes: [], areas: [], ...input }, () => seen(test)).undo
const moveCard = (test: TestEngine, id: DocumentId, x: number, y: number) => move(test, { cards: [{ id, x, y }] })
const note = (test: TestEngine, id: string, text: string, x = 0, y = 0) =>
  addToCanvas(commandsOf(test), { cards: [{ as: 'note', id, text, x, y }] }, () => seen(test)).undo
const area = (test: TestEngine, id: string, label: string, rect: Rect) =>
  addArea(commandsOf(test), { id, label, colour: '', ...rect }, () => seen(test)).undo
const link = (test: TestEngine, from: string, to: string, label = '') =>
  linkOnCanvas(commandsOf(test), { from, to, label }).undo
const remove = (test: TestEngine, input: Partial<CommandRequest<'removeFromCanvas'>>) =>
  removeFromCanvas(commandsOf(test), { cards: [], notes: [], areas: [], trash: [], ...input }, () => seen(test)).undo

const cardOf = (test: TestEngine, id: string) => seen(test).cards.find((card) => card.id === id)
const placeOf = (test: TestEngine, id: string) => {
  const card = cardOf(test, id)
  return card === undefined ? null : [card.x, card.y, card.placed]
}

/** Holds here, after the rows were made again, and on a second device that has all of it. */
function everywhere(test: TestEngine): void {
  const shown = seen(test)
  const before = dumpTables(test.engine.store.database, test.engine.projections.tables)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  expect(dumpTables(test.engine.store.database, test.engine.projections.tables)).toEqual(before)
  expect(seen(test)).toEqual(shown)
  const other = openTestEngine()
  exchange(test, other)
  expect(marksOf(other.engine.store.database)).toEqual(marksOf(test.engine.store.database))
  expect(seen(other)).toEqual(shown)
}

describe('what stands on the canvas', () => {
  test('shows the outline without a place given, in its order, and keeps that picture when the first card is moved', () => {
    const device = openTestEngine()
    const [board, known] = [goal(device, 'A board seat'), goal(device, 'Be known')]
    const [cfo, editor] = [archetype(device, 'CFO outside', [board]), archetype(device, 'Editor', [known])]
    const loose = archetype(device, 'Mentor')
    const parked = goal(device, 'Some day')
    setGoalStanding(commandsOf(device), { id: parked, standing: 'parked' })
    const before = seen(device)
    expect(before.cards.map(({ id }) => id)).toEqual([board, cfo, known, editor, loose])
    expect(before.cards.every(({ placed }) => !placed)).toBe(true)
    expect(before.links).toEqual([
      { from: cfo, to: board, label: '', says: 'serves' },
      { from: editor, to: known, label: '', says: 'serves' },
    ])
    // Of all of them no two are in one place.
    const rects = before.cards.map(({ x, y, kind }) => ({ x, y, ...CARD_SIZES[kind] }))
    expect(rects.flatMap((one, at) => rects.slice(at + 1).filter((other) => isInside(one, other)))).toEqual([])
    const undo = moveCard(device, cfo, 1000, 500)
    expect(placeOf(device, cfo)).toEqual([1000, 500, true])
    for (const { id, x, y } of before.cards) if (id !== cfo) expect(placeOf(device, id)).toEqual([x, y, true])
    everywhere(device)
    return device.undo(undo).then(() => expect(seen(device)).toEqual(before))
  })

  test('somebody placed stands behind the type they are in, and is one card after a merge', () => {
    const device = openTestEngine()
    const board = goal(device, 'A board seat')
    const cfo = archetype(device, 'CFO outside', [board])
    const [ana, twin] = [person(device, 'Ana'), person(device, 'Anna')]
    moveCard(device, ana, 0, 400)
    moveCard(device, twin, 500, 400)
    link(device, twin, cfo)
    note(device, 'n1', 'Ask her sister', 0, 600)
    link(device, twin, 'n1', 'asks')
    expect(seen(device).cards.map(({ id }) => id)).toEqual([board, cfo, twin, ana])
    mergePeople(commandsOf(device), { from: twin, into: ana, choices: {} } as never)
    expect(seen(device).cards.map(({ id }) => id)).toEqual([board, cfo, ana])
    expect(placeOf(device, ana)).toEqual([0, 400, true])
    expect(seen(device).links).toContainEqual({ from: ana, to: 'n1', label: 'asks', says: null })
    everywhere(device)
    remove(device, { cards: [ana] })
    expect(seen(device).cards.map(({ id }) => id)).toEqual([board, cfo])
  })

  test('a person of the journal is seated by a link, a type serves by one, and words are beside what they say', async () => {
    const device = openTestEngine()
    const board = goal(device, 'A board seat')
    const cfo = archetype(device, 'CFO outside')
    const ana = person(device, 'Ana')
    moveCard(device, ana, 0, 400)
    // Whichever way it was drawn.
    link(device, board, cfo, 'opens the door')
    const undo = link(device, cfo, ana)
    expect(seen(device).links).toEqual([
      { from: cfo, to: board, label: 'opens the door', says: 'serves' },
      { from: ana, to: cfo, label: '', says: 'seat' },
    ])
    const [row] = strategy(device.engine.queries).archetypes
    expect([row?.goals, row?.people.map(({ id }) => id)]).toEqual([[board], [ana]])
    everywhere(device)
    await device.undo(undo)
    expect(seen(device).links).toHaveLength(1)
    // Somebody who knows one is not one.
    link(device, ana, cfo, 'knows two')
    expect(strategy(device.engine.queries).archetypes[0]?.people).toEqual([])
    unlinkOnCanvas(commandsOf(device), { from: ana, to: cfo })
    unlinkOnCanvas(commandsOf(device), { from: cfo, to: board })
    expect(seen(device).links).toEqual([])
    expect(strategy(device.engine.queries).archetypes[0]?.goals).toEqual([])
  })

  test('many things move in one step of undo, and areas keep what lies in them', async () => {
    const device = openTestEngine()
    const cfo = archetype(device, 'CFO outside')
    note(device, 'n1', 'an idea')
    area(device, 'a1', 'Outside', { x: 0, y: 0, width: 600, height: 400 })
    const before = seen(device)
    const undo = move(device, {
      cards: [{ id: cfo, x: 40, y: 60 }],
      notes: [{ id: 'n1', x: 300, y: 60 }],
      areas: [{ id: 'a1', x: 20, y: 20, width: 640, height: 420 }],
    })
    expect(seen(device)).toMatchObject({
      cards: [{ x: 40, y: 60 }],
      notes: [{ text: 'an idea', x: 300, y: 60 }],
      areas: [{ label: 'Outside', x: 20, y: 20, width: 640, height: 420 }],
    })
    await device.undo(undo)
    expect(seen(device)).toEqual(before)
    expect(() => moveCard(device, CANVAS_ID, 0, 0)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('what is put into an area gets a free place in it, and the area grows with it', () => {
    const device = openTestEngine()
    const ids = ['one', 'two', 'three', 'four'].map((name) => archetype(device, name))
    area(device, 'a1', 'Outside', { x: 1000, y: 0, width: 300, height: 180 })
    placeOnCanvas(commandsOf(device), { cards: ids, notes: [], area: 'a1' }, () => seen(device))
    const { areas, cards } = seen(device)
    const rects = cards.map(({ x, y, kind }) => ({ x, y, ...CARD_SIZES[kind] }))
    expect(rects.every((rect) => areas.every((one) => isInside(rect, one)))).toBe(true)
    expect(rects.flatMap((one, at) => rects.slice(at + 1).filter((other) => isInside(one, other)))).toEqual([])
    expect(areas[0]?.height).toBeGreaterThan(180)
    everywhere(device)
  })

  test('a note becomes a type of person with its links, and undo makes it a note again', async () => {
    const device = openTestEngine()
    const board = goal(device, 'A board seat')
    note(device, 'n1', 'Somebody from a museum\nthey know patrons', 40, 80)
    link(device, 'n1', board, 'might open')
    const before = seen(device)
    const { id, undo } = turnNote(commandsOf(device), { id: 'n1', into: 'archetype' }, () => seen(device))
    expect(cardOf(device, id)).toMatchObject({ title: 'Somebody from a museum', x: 40, y: 80 })
    expect(seen(device)).toMatchObject({ notes: [], links: [{ from: id, to: board, label: 'might open' }] })
    expect(device.engine.store.read(id)?.content).toMatchObject({ notes: 'Somebody from a museum\nthey know patrons' })
    await device.undo(undo)
    expect(seen(device)).toEqual(before)
  })

  test('taking off and into the trash is one step, and links come back with it', async () => {
    const device = openTestEngine()
    const [cfo, chair] = [archetype(device, 'CFO outside'), archetype(device, 'Chair')]
    const ana = person(device, 'Ana')
    moveCard(device, ana, 0, 600)
    note(device, 'n1', 'an idea', 0, 800)
    link(device, 'n1', cfo, 'asks')
    link(device, cfo, chair, 'knows')
    const before = seen(device)
    const undo = remove(device, { cards: [ana], notes: ['n1'], trash: [cfo] })
    expect(seen(device)).toMatchObject({ cards: [{ id: chair }], notes: [], links: [] })
    await device.undo(undo)
    expect(seen(device)).toEqual(before)
    expect(() => remove(device, { trash: [ana] })).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('notes, labels and words of links are found, and the canvas stays', async () => {
    const device = openTestEngine()
    note(device, 'n1', 'an unlikely lighthouse')
    area(device, 'a1', 'Harbour', { x: 0, y: 300, width: 200, height: 200 })
    const hits = (text: string) => search(device.engine.queries, { text, limit: 5 }).hits.map(({ kind }) => kind)
    expect([hits('lighthouse'), hits('harbour')]).toEqual([['canvas'], ['canvas']])
    editCanvasNote(commandsOf(device), { id: 'n1', text: 'a windmill', colour: '4' })
    editArea(commandsOf(device), { id: 'a1', label: 'Hills' })
    expect([hits('lighthouse'), hits('windmill'), hits('hills')]).toEqual([[], ['canvas'], ['canvas']])
    expect(seen(device).notes).toEqual([{ id: 'n1', text: 'a windmill', x: 0, y: 0, colour: '4' }])
    await expect(moveToTrash(commandsOf(device), { ids: [CANVAS_ID] })).rejects.toMatchObject({ name: 'Refusal' })
  })
})

describe('S6: two devices on one canvas', () => {
  function twoDevices() {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const both = {
      board: goal(laptop, 'A board seat'),
      cfo: archetype(laptop, 'CFO outside'),
      chair: archetype(laptop, 'Chair'),
    }
    area(laptop, 'g1', 'Inside', { x: 0, y: 1000, width: 400, height: 400 })
    area(laptop, 'g2', 'Outside', { x: 800, y: 1000, width: 400, height: 400 })
    exchange(laptop, tower)
    const meet = () => {
      exchange(laptop, tower)
      expect(marksOf(tower.engine.store.database)).toEqual(marksOf(laptop.engine.store.database))
      expect(seen(tower)).toEqual(seen(laptop))
      return seen(laptop)
    }
    return { laptop, tower, ...both, meet }
  }

  test('both begin the same canvas', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    note(laptop, 'n1', 'here', 0, 0)
    note(tower, 'n2', 'there', 400, 0)
    exchange(laptop, tower)
    expect(seen(laptop).notes.map(({ text }) => text)).toEqual(['here', 'there'])
    expect(seen(tower)).toEqual(seen(laptop))
  })

  test('one card moved into two areas is in one of them, the same on both', () => {
    const { laptop, tower, cfo, meet } = twoDevices()
    moveCard(laptop, cfo, 60, 1060)
    moveCard(tower, cfo, 860, 1080)
    const { cards, areas } = meet()
    const card = cards.find(({ id }) => id === cfo)
    // Never the x of one and the y of the other.
    expect([
      [60, 1060],
      [860, 1080],
    ]).toContainEqual([card?.x, card?.y])
    const rect = { x: card?.x ?? 0, y: card?.y ?? 0, ...CARD_SIZES.archetype }
    expect(areas.filter((one) => isInside(rect, one))).toHaveLength(1)
  })

  test('a link to what the other one has thrown away is hidden, and restored with it', async () => {
    const { laptop, tower, board, cfo, chair, meet } = twoDevices()
    await moveToTrash(commandsOf(laptop), { ids: [board] })
    link(tower, cfo, board, 'supports')
    link(tower, chair, cfo)
    const apart = meet()
    expect(apart.cards.map(({ id }) => id)).toEqual([cfo, chair])
    expect(apart.links).toEqual([{ from: chair, to: cfo, label: '', says: null }])
    await restoreFromTrash(commandsOf(tower), { ids: [board] })
    expect(meet().links).toContainEqual({ from: cfo, to: board, label: 'supports', says: 'serves' })
  })

  test('what both link is linked once, and a note taken away hides what leads to it', () => {
    const { laptop, tower, cfo, chair, meet } = twoDevices()
    link(laptop, cfo, chair, 'knows')
    link(tower, cfo, chair, 'knows')
    note(laptop, 'n1', 'an idea', 0, 2000)
    expect(meet().links).toEqual([{ from: cfo, to: chair, label: 'knows', says: null }])
    remove(laptop, { notes: ['n1'] })
    link(tower, 'n1', cfo)
    expect(meet().links).toEqual([{ from: cfo, to: chair, label: 'knows', says: null }])
  })

  test('both keep what the outline laid out, and each its own move', () => {
    const { laptop, tower, cfo, chair, meet } = twoDevices()
    moveCard(laptop, cfo, 2000, 0)
    moveCard(tower, chair, 3000, 0)
    meet()
    expect([placeOf(laptop, cfo), placeOf(laptop, chair)]).toEqual([
      [2000, 0, true],
      [3000, 0, true],
    ])
  })
})

describe('bad input', () => {
  test('more than there is room for is refused whole', () => {
    const device = openTestEngine()
    const cards = Array.from({ length: MAX_ON_CANVAS }, (_, at) => ({
      as: 'note' as const,
      id: `n${at}`,
      text: `${at}`,
      x: (at % 50) * 220,
      y: Math.floor(at / 50) * 140,
    }))
    addToCanvas(commandsOf(device), { cards }, () => seen(device))
    expect(() => note(device, 'more', 'one more')).toThrow(
      expect.objectContaining({ failure: { code: 'CANVAS_FULL', data: { max: MAX_ON_CANVAS } } }),
    )
    expect(seen(device).notes).toHaveLength(MAX_ON_CANVAS)
  })

  test.for([
    ['a place that is no number', ['spots', 'CARD'], { x: Number.NaN, y: 0 }],
    ['a place beyond all', ['spots', 'CARD'], { x: 1e308, y: -1e308 }],
    ['a place between two pixels', ['notes', 'n1'], { text: '', x: 0.5, y: 0 }],
    [
      'a label of 100,000 characters',
      ['areas', 'a1'],
      { label: 'x'.repeat(100_000), x: 0, y: 0, width: 90, height: 90 },
    ],
    ['an area of no size', ['areas', 'a1'], { label: '', x: 0, y: 0, width: 0, height: 0 }],
    ['a link that is none', ['links', 'cfo'], ''],
    ['a colour that is code', ['notes', 'n1'], { text: '', x: 0, y: 0, colour: 'url(//x)' }],
  ] as const)('%s is not written, and from elsewhere not taken in', ([, path, value]) => {
    const device = openTestEngine()
    const cfo = archetype(device, 'CFO outside')
    note(device, 'idea', 'an idea')
    const ana = person(device, 'Ana')
    const before = seen(device)
    const place = path.map((key) => (key === 'CARD' ? ana : key))
    const write = () =>
      device.engine.store.commit({ command: 'test', device: '' }, (session) => session.set(CANVAS_ID, place, value))
    expect(write).toThrow(expect.objectContaining({ name: 'JournalError' }))
    expect(seen(device)).toEqual(before)
    const doc = hostileDocument('canvas', (handle) => {
      const [map = '', key = ''] = place
      const [, at] = handle.getWithType('_root', map) as [string, string]
      if (typeof value === 'string') handle.put(at, key, value, 'str')
      else handle.putObject(at, key, value)
    })
    const { save, getHeads, free } = automerge()
    const foreign = { id: CANVAS_ID, kind: 'canvas', heads: getHeads(doc), snapshot: save(doc), changes: [] }
    free(doc)
    const [taken] = device.engine.store.receive({ tombstones: [], documents: [foreign] })
    expect(taken?.state).not.toBe('taken')
    expect(seen(device)).toEqual(before)
    // The canvas of this device goes on.
    moveCard(device, cfo, 60, 60)
    expect(placeOf(device, cfo)).toEqual([60, 60, true])
  })
})
