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
import { CARD_SIZES } from '#shared/model/canvas-places.ts'

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
  const read = {
    spots: new Map<string, Spot>(),
    areas: new Map<string, CanvasArea>(),
    notes: new Map<string, CanvasNote>(),
    links: new Map<string, string>(),
  }
  /** What nodes of the file are here. */
  const here = new Map<string, string>()
  for (const node of nodes as unknown[]) readNode(node, read, here, reader, losses)
  const edgeIds = new Set<string>()
  for (const edge of edges as unknown[]) readEdge(edge, read.links, here, edgeIds, losses)
  return { ...read, losses: losses.all() }
}

function readNode(
  node: unknown,
  read: { spots: Map<string, Spot>; areas: Map<string, CanvasArea>; notes: Map<string, CanvasNote> },
  here: Map<string, string>,
  reader: CanvasFileReader,
  losses: Losses,
): void {
  if (!isRaw(node)) return losses.add('unknown-node', '')
  const { id, type } = node
  const such = nameOf(node)
  if (typeof id !== 'string' || id === '') return losses.add('unknown-node', such)
  if (type !== 'text' && type !== 'file' && type !== 'link' && type !== 'group') return losses.add('unknown-node', such)
  if (here.has(id)) return losses.add('id-twice', such)
  const spot = spotOf(node)
  if (spot === null) return losses.add('no-place', such)
  losses.parts(node, [...NODE_PARTS, ...KNOWN_PARTS[type]], such)
  const card = type === 'file' ? reader.sizeOfCard(id) : null
  if (card !== null) {
    read.spots.set(id, spot)
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
    read.areas.set(key, { label: label.length > MAX_LABEL ? '' : label, ...spot, ...size, colour: colour ?? '' })
    here.set(id, key)
    return
  }
  const text = textOfNode(node, type).trim()
  if (text.length > MAX_NOTE) return losses.add('text-too-long', such)
  if (text === '') return losses.add('unknown-node', id)
  if (type === 'file') losses.add('file-as-note', such)
  if (type === 'link') losses.add('link-as-note', such)
  if (!hasSize(node, CARD_SIZES.note)) losses.add('card-size', such)
  const key = reader.entryIdOf(id, 'note')
  read.notes.set(key, { text, ...spot, colour: colour ?? '' })
  here.set(id, key)
}

function readEdge(
  edge: unknown,
  links: Map<string, string>,
  here: ReadonlyMap<string, string>,
  ids: Set<string>,
  losses: Losses,
): void {
  if (!isRaw(edge)) return losses.add('edge-without-end', '')
  const [from, to] = [here.get(textOf(edge['fromNode'])), here.get(textOf(edge['toNode']))]
  const such = textOf(edge['label']) || textOf(edge['id'])
  if (from === undefined || to === undefined || from === to) return losses.add('edge-without-end', such)
  const id = textOf(edge['id'])
  if (id !== '' && ids.has(id)) return losses.add('id-twice', such)
  ids.add(id)
  losses.parts(edge, KNOWN_PARTS.edge, such)
  const { fromSide, toSide, fromEnd = 'none', toEnd = 'arrow', color } = edge
  const looks = [fromSide, toSide, color].some((part) => part !== undefined)
  if (looks || fromEnd !== 'none' || toEnd !== 'arrow') losses.add('edge-look', such)
  const words = textOf(edge['label']).trim()
  const isLong = words.length > MAX_LABEL
  if (isLong) losses.add('label-too-long', such)
  const key = linkKeyOf(from, to)
  const known = links.get(key)
  if (known !== undefined) losses.add('edge-twice', such)
  links.set(key, known || (isLong ? '' : words))
}

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
