import type { CanvasLoss, CanvasReport } from '#shared/contract/canvas-report.ts'
import type { CanvasFileProblem } from '#shared/contract/journal-errors.ts'
import {
  canvasColour,
  linkKeyOf,
  MAX_LABEL,
  MAX_NOTE,
  MAX_ON_CANVAS,
  MAX_REACH,
  MIN_AREA,
  type CanvasArea,
  type CanvasNote,
  type Spot,
} from '#shared/model/canvas.ts'
import { boundsOf, CARD_SIZES, freePlaces, type Rect } from '#shared/model/canvas-places.ts'

/** What a file says that can stand on the canvas, by the ids that it has there. */
export interface ReadCanvas {
  readonly spots: ReadonlyMap<string, Spot>
  readonly areas: ReadonlyMap<string, CanvasArea>
  readonly notes: ReadonlyMap<string, CanvasNote>
  /** Words by `linkKeyOf`. */
  readonly links: ReadonlyMap<string, string>
  readonly losses: CanvasReport['losses']
}

export interface CanvasFileReader {
  /** How a card of this journal is shown in its files; null where the id is that of no card. */
  sizeOfCard(id: string): { readonly width: number; readonly height: number } | null
  /** Under which id what a node shows stands on the canvas. */
  entryIdOf(id: string, as: 'note' | 'area'): string
}

type Raw = Readonly<Record<string, unknown>>

const KNOWN_PARTS = {
  '': ['nodes', 'edges'],
  text: ['text'],
  file: ['file', 'subpath'],
  link: ['url'],
  group: ['label', 'background', 'backgroundStyle'],
  edge: ['id', 'fromNode', 'fromSide', 'fromEnd', 'toNode', 'toSide', 'toEnd', 'color', 'label'],
} as const
const NODE_PARTS = ['id', 'type', 'x', 'y', 'width', 'height', 'color']

/**
 * Reads a file of JSON Canvas, of whatever program. What has no place on our canvas is counted as a loss: nothing is left out
 * without a word.
 * @returns why it is no such file, where it is none
 */
export function readCanvasFile(text: string, reader: CanvasFileReader): ReadCanvas | { problem: CanvasFileProblem } {
  const file = parsed(text)
  if (file === undefined) return { problem: 'no-json' }
  const { nodes = [], edges = [] } = isRaw(file) ? file : { nodes: null }
  if (!Array.isArray(nodes) || !Array.isArray(edges) || !isRaw(file)) return { problem: 'no-canvas' }
  if (Object.keys(file).length > 0 && !('nodes' in file) && !('edges' in file)) return { problem: 'no-canvas' }
  if (nodes.length > 2 * MAX_ON_CANVAS || edges.length > 2 * MAX_ON_CANVAS) return { problem: 'too-many' }
  const losses = lossCounter()
  losses.parts(file, KNOWN_PARTS[''], '')
  const reading: Reading = {
    spots: new Map(),
    areas: new Map(),
    notes: new Map(),
    links: new Map(),
    here: new Map(),
    unplaced: new Map(),
    reader,
    losses,
  }
  for (const [at, node] of (nodes as unknown[]).entries()) readNode(node, at, reading)
  for (const [at, edge] of (edges as unknown[]).entries()) readEdge(edge, at, reading)
  placeTheRest(reading)
  const { spots, areas, notes, links } = reading
  return { spots, areas, notes, links, losses: losses.all() }
}

interface Reading {
  readonly spots: Map<string, Spot>
  readonly areas: Map<string, CanvasArea>
  readonly notes: Map<string, CanvasNote>
  readonly links: Map<string, string>
  /** What nodes of the file are here. */
  readonly here: Map<string, string>
  /** Notes and areas that the file gives no place; those with an area go there, all others below what has one. */
  readonly unplaced: Map<string, string | null>
  readonly reader: CanvasFileReader
  readonly losses: Losses
}

/** @param at of two nodes with one id the second is another one: by its place in the file */
function readNode(node: unknown, at: number, reading: Reading): void {
  const { here, reader, losses, spots, areas, unplaced } = reading
  if (!isRaw(node)) return losses.add('unknown-node', '')
  const { type } = node
  const such = nameOf(node)
  if (typeof node['id'] !== 'string' || node['id'] === '') return losses.add('unknown-node', such)
  if (type !== 'text' && type !== 'file' && type !== 'link' && type !== 'group') return losses.add('unknown-node', such)
  const isSecond = here.has(node['id'])
  if (isSecond) losses.add('id-twice', such)
  const id = isSecond ? `${node['id']} ${at}` : node['id']
  const spot = spotOf(node)
  if (spot === null) losses.add('no-place', such)
  losses.parts(node, [...NODE_PARTS, ...KNOWN_PARTS[type]], such)
  const card = type === 'file' ? reader.sizeOfCard(id) : null
  if (card !== null) {
    // Without a place it stays where it stands.
    if (spot !== null) spots.set(id, spot)
    here.set(id, id)
    if (!hasSize(node, card)) losses.add('card-size', such)
    if (node['color'] !== undefined) losses.add('colour', such)
    return
  }
  const colour = colourOf(node['color'])
  if (colour === null) losses.add('colour', such)
  if (type === 'group') {
    const label = textOf(node['label'])
    if (label.length > MAX_LABEL) losses.add('label-too-long', such)
    if (node['background'] !== undefined || node['backgroundStyle'] !== undefined) losses.add('background', such)
    const size = { width: extentOf(node['width']), height: extentOf(node['height']) }
    if (size.width !== node['width'] || size.height !== node['height']) losses.add('area-size', such)
    const key = reader.entryIdOf(id, 'area')
    const isLong = label.length > MAX_LABEL
    areas.set(key, { label: isLong ? '' : label, ...(spot ?? NOWHERE), ...size, colour: colour ?? '' })
    if (spot === null) unplaced.set(key, null)
    here.set(id, key)
    if (isLong) writeNote(reading, { id: `${id} label`, text: label.trim(), colour: '', spot: null, area: key })
    return
  }
  const text = textOfNode(node, type).trim()
  if (text === '') return losses.add('unknown-node', id)
  if (text.length > MAX_NOTE) losses.add('text-too-long', such)
  if (type === 'file') losses.add('file-as-note', such)
  if (type === 'link') losses.add('link-as-note', such)
  if (!hasSize(node, CARD_SIZES.note)) losses.add('card-size', such)
  here.set(id, writeNote(reading, { id, text, colour: colour ?? '', spot, area: null }))
}

interface NewNote {
  /** As the file names it. */
  readonly id: string
  readonly text: string
  readonly colour: string
  readonly spot: Spot | null
  /** Where it belongs without a place of its own. */
  readonly area: string | null
}

/** Writes a text down: what is too long for one note goes on in the next one, to which it is linked. @returns the first */
function writeNote({ notes, links, unplaced, reader }: Reading, { id, text, colour, spot, area }: NewNote): string {
  let first = ''
  let before = ''
  for (const [at, part] of inParts(text, MAX_NOTE).entries()) {
    const key = reader.entryIdOf(at === 0 ? id : `${id} ${at}`, 'note')
    const isPlaced = spot !== null && at === 0
    notes.set(key, { text: part, ...(isPlaced ? spot : NOWHERE), colour })
    if (!isPlaced) unplaced.set(key, area)
    if (at === 0) first = key
    else links.set(linkKeyOf(before, key), '')
    before = key
  }
  return first
}

function readEdge(edge: unknown, at: number, reading: Reading): void {
  const { links, here, losses } = reading
  if (!isRaw(edge)) return losses.add('edge-without-end', '')
  const [from, to] = [here.get(textOf(edge['fromNode'])), here.get(textOf(edge['toNode']))]
  const such = textOf(edge['label']) || textOf(edge['id'])
  if (from === undefined || to === undefined || from === to) return losses.add('edge-without-end', such)
  losses.parts(edge, KNOWN_PARTS.edge, such)
  const { fromSide, toSide, fromEnd = 'none', toEnd = 'arrow', color } = edge
  const looks = [fromSide, toSide, color].some((part) => part !== undefined)
  if (looks || fromEnd !== 'none' || toEnd !== 'arrow') losses.add('edge-look', such)
  const words = textOf(edge['label']).trim()
  const key = linkKeyOf(from, to)
  const known = links.get(key)
  if (known !== undefined) losses.add('edge-twice', such)
  const all =
    known === undefined || known === '' || known === words ? words : words === '' ? known : `${known}; ${words}`
  if (all.length <= MAX_LABEL) return void links.set(key, all)
  losses.add('label-too-long', such)
  links.set(key, known ?? '')
  const note = writeNote(reading, { id: `edge ${at} label`, text: words, colour: '', spot: null, area: null })
  links.set(linkKeyOf(from, note), '')
}

/** Gives what the file gives no place one where there is room: the same ones whenever it is read. */
function placeTheRest({ spots, areas, notes, unplaced, reader }: Reading): void {
  if (unplaced.size === 0) return
  const taken: Rect[] = [...spots].map(([id, spot]) => ({ ...spot, ...(reader.sizeOfCard(id) ?? CARD_SIZES.goal) }))
  for (const [key, { x, y }] of notes) if (!unplaced.has(key)) taken.push({ x, y, ...CARD_SIZES.note })
  const free = [...unplaced].filter(([, area]) => area === null)
  const sizeOf = (key: string) => areas.get(key) ?? CARD_SIZES.note
  const all = [...taken, ...[...areas].flatMap(([key, area]) => (unplaced.has(key) ? [] : [area]))]
  const { y: top, height } = boundsOf(all) ?? { y: 0, height: 0 }
  const places = freePlaces(
    free.map(([key]) => sizeOf(key)),
    null,
    // Below an area that goes on to the end there is no room.
    top + height < MAX_REACH / 2 ? all : taken,
  )
  for (const [at, [key]] of free.entries()) place(key, places[at] ?? NOWHERE)
  // Areas have their places by now.
  for (const [key, within] of unplaced) {
    const area = within === null ? undefined : areas.get(within)
    if (area === undefined) continue
    const [spot = NOWHERE] = freePlaces([CARD_SIZES.note], area, taken)
    taken.push({ ...spot, ...CARD_SIZES.note })
    place(key, spot)
  }

  function place(key: string, { x, y }: Spot): void {
    const [note, area] = [notes.get(key), areas.get(key)]
    if (note !== undefined) notes.set(key, { ...note, x, y })
    if (area !== undefined) areas.set(key, { ...area, x, y })
  }
}

/** Parts of a text, each at most so long, parted where a line ends, else between words, else where it must be. */
function inParts(text: string, max: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > max) {
    const piece = rest.slice(0, max)
    const at = [piece.lastIndexOf('\n'), piece.lastIndexOf(' ')].find((found) => found > max / 2) ?? wholeLength(piece)
    parts.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

/** No sign of two halves is parted. */
function wholeLength(piece: string): number {
  return /[\uD800-\uDBFF]$/.test(piece) ? piece.length - 1 : piece.length
}

const NOWHERE: Spot = { x: 0, y: 0 }

interface Losses {
  add(loss: CanvasLoss, such: string): void
  /** Counts what has parts that are not known. */
  parts(raw: Raw, known: readonly string[], such: string): void
  all(): CanvasReport['losses']
}

function lossCounter(): Losses {
  const counted = new Map<CanvasLoss, { count: number; such: string[] }>()
  const add: Losses['add'] = (loss, such) => {
    const known = counted.get(loss) ?? { count: 0, such: [] }
    known.count += 1
    if (known.such.length < 3 && such !== '') known.such.push(such.slice(0, 80).toWellFormed())
    counted.set(loss, known)
  }
  return {
    add,
    parts(raw, known, such) {
      const other = Object.keys(raw).filter((key) => !known.includes(key))
      if (other.length > 0) add('unknown-part', such === '' ? other.join(', ') : `${such}: ${other.join(', ')}`)
    },
    all: () => [...counted].map(([loss, { count, such }]) => ({ loss, count, such })),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function spotOf({ x, y }: Raw): Spot | null {
  if (typeof x !== 'number' || typeof y !== 'number') return null
  const spot = { x: Math.round(x) + 0, y: Math.round(y) + 0 }
  return Math.abs(spot.x) <= MAX_REACH && Math.abs(spot.y) <= MAX_REACH ? spot : null
}

function extentOf(value: unknown): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return CARD_SIZES.goal.width
  return Math.round(Math.min(Math.max(value, MIN_AREA), MAX_REACH))
}

function hasSize({ width, height }: Raw, size: { width: number; height: number }): boolean {
  return width === size.width && height === size.height
}

/** null where it is no colour of ours. */
function colourOf(value: unknown): string | null {
  if (value === undefined) return ''
  const colour = canvasColour.safeParse(typeof value === 'string' ? value.toLowerCase() : value)
  return colour.success ? colour.data : null
}

function textOfNode(node: Raw, type: 'text' | 'file' | 'link'): string {
  if (type === 'text') return textOf(node['text'])
  return type === 'link' ? textOf(node['url']) : textOf(node['file']) + textOf(node['subpath'])
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function nameOf(node: Raw): string {
  const said = ['text', 'label', 'file', 'url', 'id'].map((part) => textOf(node[part]).trim())
  return said.find((text) => text !== '') ?? ''
}
