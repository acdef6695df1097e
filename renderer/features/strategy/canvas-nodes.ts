import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react'
import type { CanvasCard, CanvasLink, StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { linkKeyOf } from '#shared/model/canvas.ts'
import { CARD_SIZES, type Size } from '#shared/model/canvas-places.ts'
import type { Standing } from './canvas-directions.ts'
import { standingsOf } from './canvas-standings.ts'

export type NoteItem = StrategyCanvas['notes'][number]
export type AreaItem = StrategyCanvas['areas'][number]
/** A card that is being written, before the journal knows of it. */
export interface Draft {
  readonly id: string
  readonly as: 'goal' | 'archetype' | 'note'
  readonly x: number
  readonly y: number
  /** The goal that a new type of person serves. */
  readonly goal: string | null
}

export type BoardNode =
  | Node<{ item: CanvasCard }, 'card'>
  | Node<{ item: NoteItem }, 'note'>
  | Node<{ item: AreaItem }, 'area'>
  | Node<{ item: Draft }, 'draft'>
export type BoardEdge = Edge<{ link: CanvasLink }, 'link'>

export interface ToNodes {
  readonly canvas: StrategyCanvas
  readonly draft: Draft | null
  readonly names: ReadonlyMap<string, string>
  /** What a card is called among others that can be moved: read beside its role. */
  readonly role: string
  /** Those that hang on the pointer, or are being moved by keys: they stay where they are drawn. */
  readonly held: ReadonlySet<string>
}

/**
 * Nodes in the order of the outline, which is that of the focus; areas come last and lie below. A node about which nothing has
 * changed stays the same object, so that only what has changed is drawn.
 */
export function toNodes(before: readonly BoardNode[], { canvas, draft, names, role, held }: ToNodes): BoardNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const cards = canvas.cards.map((item) => make('card', item, CARD_SIZES[item.kind]))
  const notes = canvas.notes.map((item) => make('note', item, CARD_SIZES.note))
  const areas = canvas.areas.map((item) => make('area', item, item))
  const drafts = draft === null ? [] : [make('draft', draft, CARD_SIZES[draft.as])]
  return [...cards, ...notes, ...drafts, ...areas] as BoardNode[]

  function make(type: BoardNode['type'], item: BoardNode['data']['item'], { width, height }: Size): BoardNode {
    const old = known.get(item.id)
    const name = names.get(item.id) ?? ''
    const isHeld = held.has(item.id)
    const position = isHeld && old !== undefined ? old.position : { x: item.x, y: item.y }
    const isSame =
      old !== undefined &&
      old.type === type &&
      old.data.item === item &&
      old.ariaLabel === name &&
      old.position.x === position.x &&
      old.position.y === position.y &&
      (isHeld || (old.width === width && old.height === height))
    if (isSame) return old
    const size =
      isHeld && old !== undefined ? { width: old.width ?? width, height: old.height ?? height } : { width, height }
    return {
      id: item.id,
      type,
      data: { item },
      position,
      ...size,
      measured: size,
      handles: handlesOf(size),
      ariaLabel: name,
      selected: old?.selected ?? false,
      draggable: type !== 'draft',
      selectable: type !== 'draft',
      focusable: type !== 'draft',
      ...(type === 'area' && { zIndex: -1, dragHandle: '.canvas-area-handle', style: { pointerEvents: 'none' } }),
      domAttributes: { 'aria-roledescription': role, 'data-row': item.id },
    } as unknown as BoardNode
  }
}

/** Links, each from that side of one card that is nearest to the other. */
export function toEdges(
  before: readonly BoardEdge[],
  canvas: StrategyCanvas,
  { nameOf, role }: { readonly nameOf: (link: CanvasLink) => string; readonly role: string },
): BoardEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const standing = new Map(standingsOf(canvas).map((one) => [one.id, one]))
  return canvas.links.flatMap((link): BoardEdge[] => {
    const [from, to] = [standing.get(link.from), standing.get(link.to)]
    if (from === undefined || to === undefined) return []
    const id = linkKeyOf(link.from, link.to)
    const old = known.get(id)
    const ariaLabel = nameOf(link)
    const [sourceHandle, targetHandle] = nearestSides(from, to)
    const isSame = old?.data?.link === link && old.ariaLabel === ariaLabel
    if (isSame && old.sourceHandle === sourceHandle && old.targetHandle === targetHandle) return [old]
    return [
      {
        id,
        type: 'link',
        source: link.from,
        target: link.to,
        sourceHandle,
        targetHandle,
        data: { link },
        ariaLabel,
        selected: old?.selected ?? false,
        domAttributes: { 'aria-roledescription': role },
      },
    ]
  })
}

type Side = 'top' | 'right' | 'bottom' | 'left'

function nearestSides(from: Standing, to: Standing): [from: Side, to: Side] {
  const dx = to.x + to.width / 2 - from.x - from.width / 2
  const dy = to.y + to.height / 2 - from.y - from.height / 2
  // Side by side where there is more room between them so, else one below the other.
  const isAcross = Math.abs(dx) - (from.width + to.width) / 2 > Math.abs(dy) - (from.height + to.height) / 2
  if (isAcross) return dx > 0 ? ['right', 'left'] : ['left', 'right']
  return dy > 0 ? ['bottom', 'top'] : ['top', 'bottom']
}

/** Where a node stands, as far as others are told. */
export function standingOfNode({ id, position, width = 0, height = 0 }: BoardNode): Standing {
  return { id, x: position.x, y: position.y, width, height }
}

/** One in the middle of each side: a link begins and ends at whichever is nearest. */
function handlesOf({ width, height }: Size): NodeHandle[] {
  const at = (id: string, position: Position, x: number, y: number): NodeHandle => ({
    id,
    type: 'source',
    position,
    x: x - HANDLE / 2,
    y: y - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
  })
  return [
    at('top', Position.Top, width / 2, 0),
    at('right', Position.Right, width, height / 2),
    at('bottom', Position.Bottom, width / 2, height),
    at('left', Position.Left, 0, height / 2),
  ]
}

const HANDLE = 12
