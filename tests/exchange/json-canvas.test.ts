import fc from 'fast-check'
import { expect } from 'vitest'
import { canvasFileText, canvasToFile } from '#journal/exchange/json-canvas.ts'
import { readCanvasFile, type CanvasFileReader, type ReadCanvas } from '#journal/exchange/read-canvas-file.ts'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { linkKeyOf, MAX_LABEL, MAX_NOTE, MAX_ON_CANVAS, MAX_REACH } from '#shared/model/canvas.ts'
import { CARD_SIZES } from '#shared/model/canvas-places.ts'
import { errorCode } from '#support/error-code.ts'
import { test } from '#support/journal-test.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'

const asTheyAre: CanvasFileReader = { sizeOfCard: () => null, entryIdOf: (id) => id }

function read(file: unknown, reader = asTheyAre): ReadCanvas {
  const found = readCanvasFile(typeof file === 'string' ? file : JSON.stringify(file), reader)
  if ('problem' in found) throw new Error(found.problem)
  return found
}

const place = fc.integer({ min: -MAX_REACH, max: MAX_REACH })
const extent = fc.integer({ min: 40, max: MAX_REACH })
const colour = fc.constantFrom('', '1', '6', '#a0b1c2')
const words = (max: number) => fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim().slice(0, max))
const canvases: fc.Arbitrary<StrategyCanvas> = fc
  .record({
    cards: fc.array(
      fc.record({ kind: fc.constantFrom('goal', 'archetype', 'person'), title: fc.string(), x: place, y: place }),
      { maxLength: 6 },
    ),
    notes: fc.array(fc.record({ text: words(MAX_NOTE).filter(Boolean), x: place, y: place, colour }), { maxLength: 6 }),
    areas: fc.array(fc.record({ label: words(MAX_LABEL), x: place, y: place, width: extent, height: extent, colour }), {
      maxLength: 4,
    }),
    links: fc.array(fc.record({ from: fc.nat(20), to: fc.nat(20), words: words(MAX_LABEL) }), { maxLength: 8 }),
  })
  .map(({ cards, notes, areas, links }) => {
    const shown = {
      cards: cards.map((card, at) => ({ ...card, id: `c${at}` })),
      notes: notes.map((note, at) => ({ ...note, id: `n${at}` })),
      areas: areas.map((area, at) => ({ ...area, id: `a${at}` })),
    }
    const ids = [...shown.cards, ...shown.notes, ...shown.areas].map(({ id }) => id)
    const linked = new Map(
      links.flatMap((link) => {
        const [from = '', to = ''] = [ids[link.from % ids.length], ids[link.to % ids.length]]
        return from === to ? [] : [[linkKeyOf(from, to), { from, to, label: link.words, says: null }] as const]
      }),
    )
    return { ...shown, links: [...linked.values()] } as unknown as StrategyCanvas
  })

test('S7: what is written is read again as it was, whatever is on the canvas', () => {
  fc.assert(
    fc.property(canvases, (canvas) => {
      const text = canvasFileText(canvasToFile(canvas))
      const kinds = new Map<string, StrategyCanvas['cards'][number]['kind']>(
        canvas.cards.map(({ id, kind }) => [id, kind]),
      )
      const again = read(text, { ...asTheyAre, sizeOfCard: (id) => CARD_SIZES[kinds.get(id) ?? 'note'] })
      expect(again.losses).toEqual([])
      expect(Object.fromEntries(again.spots)).toEqual(
        Object.fromEntries(canvas.cards.map(({ id, x, y }) => [id, { x, y }])),
      )
      expect(Object.fromEntries(again.notes)).toEqual(
        Object.fromEntries(canvas.notes.map(({ id, ...note }) => [id, note])),
      )
      expect(Object.fromEntries(again.areas)).toEqual(
        Object.fromEntries(canvas.areas.map(({ id, ...area }) => [id, area])),
      )
      const links = canvas.links.map(({ from, to, label: said }) => [linkKeyOf(from, to), said])
      expect(Object.fromEntries(again.links)).toEqual(Object.fromEntries(links))
    }),
    { numRuns: 200 },
  )
})

interface ParsedFile {
  readonly nodes: readonly {
    id: string
    type: string
    x: number
    y: number
    width: number
    height: number
    file?: string
  }[]
  readonly edges: readonly { id: string; fromNode: string; toNode: string }[]
}

test('S7: a file of ours is one of JSON Canvas 1.0, with groups first and no name twice', () => {
  fc.assert(
    fc.property(canvases, (canvas) => {
      const { nodes, edges } = JSON.parse(canvasFileText(canvasToFile(canvas))) as ParsedFile
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length)
      for (const { x, y, width, height } of nodes) expect([x, y, width, height].every(Number.isInteger)).toBe(true)
      const groups = nodes.map(({ type }) => type === 'group')
      expect(groups).toEqual(groups.toSorted((one, other) => Number(other) - Number(one)))
      const files = nodes.flatMap(({ type, file }) => (type === 'file' ? [String(file).toLowerCase()] : []))
      expect(new Set(files).size).toBe(files.length)
      for (const file of files) expect(file).toMatch(/^[a-z ]+\/[^\\/:*?"<>|#^[\]%]*[^.\s]\.md$/u)
      for (const { fromNode, toNode } of edges) {
        expect(nodes.some(({ id }) => id === fromNode) && nodes.some(({ id }) => id === toNode)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

// Made by hand after the specification, with all that it has and a few things that it has not.
const FOREIGN = {
  nodes: [
    {
      id: 'g 1',
      type: 'group',
      x: -20,
      y: -20,
      width: 600,
      height: 400,
      label: 'Plan',
      color: '4',
      background: 'sky.png',
    },
    { id: 'g2', type: 'group', x: 0, y: 900, width: 2, height: 1e9 },
    { id: 't', type: 'text', x: 0.4, y: 0, width: 200, height: 120, text: '# Ask\nBea', color: 'tomato' },
    { id: 'f', type: 'file', x: 0, y: 200, width: 400, height: 400, file: 'People/Nobody.md', subpath: '#Notes' },
    { id: 'l', type: 'link', x: 300, y: 0, width: 200, height: 120, url: 'https://example.org' },
    { id: 'long', type: 'text', x: 0, y: 0, width: 1, height: 1, text: 'x'.repeat(100_000) },
    { id: 'far', type: 'text', x: 1e308, y: 0, width: 1, height: 1, text: 'far' },
    { id: 'none', type: 'text', x: null, y: 0, width: 1, height: 1, text: 'nowhere' },
    { id: 't', type: 'text', x: 0, y: 0, width: 1, height: 1, text: 'twice' },
    { id: 'odd', type: 'video', x: 0, y: 0, width: 1, height: 1 },
    'nothing',
  ],
  edges: [
    { id: 'e1', fromNode: 't', toNode: 'l', label: 'see', fromSide: 'right', toEnd: 'none' },
    { id: 'e2', fromNode: 't', toNode: 'l', label: 'see again' },
    { id: 'e3', fromNode: 'l', toNode: 't', label: 'y'.repeat(100_000), mood: 'good' },
    { id: 'e4', fromNode: 't', toNode: 'far' },
    { id: 'e5', fromNode: 't', toNode: 't' },
    { id: 'e6', fromNode: 'g 1', toNode: 'f' },
  ],
  zoom: 3,
}

test('a foreign canvas becomes notes, areas and links, and what has no place here is said', async ({ journal }) => {
  const { commands, queries } = journal.client
  const { report, undo } = await commands.importCanvas({ text: JSON.stringify(FOREIGN), file: 'plan.canvas' })
  const canvas = await queries.strategyCanvas()
  const { notes, areas, links } = canvas
  expect(notes.map(({ text, x, y }) => [text, x, y])).toEqual(
    expect.arrayContaining([
      ['# Ask\nBea', 0, 0],
      ['People/Nobody.md#Notes', 0, 200],
      ['https://example.org', 300, 0],
    ]),
  )
  expect(areas.map(({ label, width, height, colour: shown }) => [label, width, height, shown])).toEqual(
    expect.arrayContaining([
      ['Plan', 600, 400, '4'],
      ['', 40, MAX_REACH, ''],
    ]),
  )
  // Each letter of the file's texts is there: what is too long goes on in the next note, what has no place is given one.
  const said = notes.map(({ text }) => text)
  for (const text of ['far', 'nowhere', 'twice']) expect(said).toContain(text)
  expect(said.filter((text) => /^x+$/.test(text)).join('')).toBe('x'.repeat(100_000))
  expect(said.filter((text) => /^y+$/.test(text)).join('')).toBe('y'.repeat(100_000))
  expect(links.map(({ label }) => label).filter(Boolean)).toEqual(['see; see again'])
  const unplaced = notes.filter(({ text }) => /^(?:far|nowhere|y+)$/.test(text) || text === 'x'.repeat(MAX_NOTE))
  expect(new Set(unplaced.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(unplaced.length - 2)
  const [parts, places] = [Math.ceil(100_000 / MAX_NOTE), 2]
  expect(report).toMatchObject({ cards: 0, notes: 3 + 3 + 2 * parts, areas: 2, same: 0 })
  expect(links).toHaveLength(4 + 2 * (parts - 1) + 1)
  expect(Object.fromEntries(report.losses.map(({ loss, count }) => [loss, count]))).toEqual({
    'unknown-node': 2,
    'no-place': places,
    'id-twice': 1,
    'text-too-long': 1,
    'area-size': 1,
    'label-too-long': 1,
    'file-as-note': 1,
    'link-as-note': 1,
    'card-size': 5,
    colour: 1,
    background: 1,
    'edge-without-end': 1,
    'edge-twice': 1,
    'edge-look': 1,
    'unknown-part': 2,
  })
  // Taken in a second time it is there once.
  const again = await commands.importCanvas({ text: JSON.stringify(FOREIGN), file: 'a.canvas' })
  expect(again).toMatchObject({ undo: null, report: { notes: 0, areas: 0, links: 0 } })
  expect(await queries.strategyCanvas()).toEqual(canvas)
  await commands.undo({ token: String(undo) })
  expect(await queries.strategyCanvas()).toMatchObject({ notes: [], areas: [], links: [] })
})

test('S7: the canvas of a journal, read back, changes nothing, and an edited one changes what was edited', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  await reportOf(journal.client, commands.addSample(), 'sample')
  const goal = await commands.addGoal({ title: 'CON' })
  await commands.addArchetype({ name: 'A/B: “Test” [[x]]', goals: [goal.id] })
  const ana = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const twin = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  await commands.placeOnCanvas({ cards: [ana.id, twin.id] })
  await commands.addToCanvas({ cards: [{ as: 'note', id: 'idea', text: 'An idea', x: 900, y: 0 }] })
  await commands.linkOnCanvas({ from: 'idea', to: ana.id, label: 'asks' })
  const { text } = await queries.canvasFile()
  expect(text).toContain('People/Ana Ruiz.md')
  expect(text).toContain('People/Ana Ruiz (2).md')
  expect(text).toContain('Goals/_CON.md')
  const { undo, report } = await commands.importCanvas({ text, file: 'a.canvas' })
  expect(undo).toBeNull()
  expect(report).toMatchObject({ cards: 0, notes: 0, areas: 0, links: 0, losses: [] })
  expect((await queries.canvasFile()).text).toBe(text)

  const edited = JSON.parse(text) as { nodes: { id: string; x: number; text?: string }[]; edges: object[] }
  for (const node of edited.nodes) if (node.id === 'idea') Object.assign(node, { x: 1000, text: 'A better idea' })
  edited.edges.push({ id: 'new', fromNode: ana.id, toNode: goal.id })
  const second = await commands.importCanvas({ text: JSON.stringify(edited), file: 'a.canvas' })
  expect(second.report).toMatchObject({ cards: 0, notes: 1, areas: 0, links: 1, losses: [] })
  const { notes, links } = await queries.strategyCanvas()
  expect(notes.find(({ id }) => id === 'idea')).toMatchObject({ text: 'A better idea', x: 1000 })
  expect(links).toContainEqual({ from: ana.id, to: goal.id, label: '', says: null })
})

test('cards of Mindset are in the file only where they are asked for', async ({ journal: { client } }) => {
  const { id } = await client.commands.addCard({ from: 'I would only bother them.', to: 'They like to be asked.' })
  await client.commands.placeOnCanvas({ cards: [id] })
  expect(await client.queries.canvasFile()).toMatchObject({ nodes: 0, leftOut: 1 })
  expect((await client.queries.canvasFile({ cards: true })).text).toContain('I would only bother them')
})

test('what is no canvas, and more than there is room for, is refused with a code, and nothing is written', async () => {
  const { client, close } = openTestJournal()
  const refused = (text: string) =>
    client.commands.importCanvas({ text, file: 'x.canvas' }).then(() => 'taken', errorData)
  expect(await refused('BEGIN:VCARD')).toEqual(['CANVAS_FILE', 'no-json'])
  expect(await refused('['.repeat(200_000))).toEqual(['CANVAS_FILE', 'no-json'])
  expect(await refused('[]')).toEqual(['CANVAS_FILE', 'no-canvas'])
  expect(await refused('{"people":[]}')).toEqual(['CANVAS_FILE', 'no-canvas'])
  const nodes = (count: number) =>
    JSON.stringify({
      nodes: Array.from({ length: count }, (_, at) => ({
        id: `${at}`,
        type: 'text',
        x: at,
        y: 0,
        width: 1,
        height: 1,
        text: 'x',
      })),
    })
  expect(await refused(nodes(5000))).toEqual(['CANVAS_FILE', 'too-many'])
  expect(await refused(nodes(MAX_ON_CANVAS + 1))).toEqual(['CANVAS_FULL', undefined])
  expect((await client.queries.strategyCanvas()).notes).toEqual([])
  await close()
})

function errorData(error: unknown): [code: string, problem: unknown] {
  return [errorCode(error), (error as { data?: { problem?: unknown } }).data?.problem]
}
