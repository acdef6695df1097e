import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { linkKeyOf } from '#shared/model/canvas.ts'
import { CARD_SIZES } from '#shared/model/canvas-places.ts'
import { pathKeeper } from './safe-name.ts'

interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color?: string
}

/** A node and an edge of JSON Canvas 1.0 (jsoncanvas.org/spec/1.0), as far as ours say. */
export type CanvasNode = Placed &
  (
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'file'; readonly file: string }
    | { readonly type: 'group'; readonly label?: string }
  )
export interface CanvasEdge {
  readonly id: string
  readonly fromNode: string
  readonly toNode: string
  readonly label?: string
}
export interface CanvasFile {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
}

const FOLDERS = { goal: 'Goals', archetype: 'Types of people', person: 'People', reframe: 'Cards' } as const

/**
 * The canvas as others read it: groups before what may lie in them, the largest first, then notes as text, and goals, types of
 * people and people as files, so that what links to their pages finds them. Nodes have the ids of what they show.
 * @param noteOf the path of the note of a card, in a vault that has one
 */
export function canvasToFile(
  { cards, notes, areas, links }: StrategyCanvas,
  noteOf: (id: string) => string | null = () => null,
): CanvasFile {
  const paths = pathKeeper()
  const groups = areas.toSorted((a, b) => b.width * b.height - a.width * a.height || (a.id < b.id ? -1 : 1))
  return {
    nodes: [
      ...groups.map(({ id, label, x, y, width, height, colour }): CanvasNode => ({
        id,
        type: 'group',
        x,
        y,
        width,
        height,
        ...(colour !== '' && { color: colour }),
        ...(label !== '' && { label }),
      })),
      ...notes.map(({ id, text, x, y, colour }): CanvasNode => ({
        id,
        type: 'text',
        x,
        y,
        ...CARD_SIZES.note,
        ...(colour !== '' && { color: colour }),
        text,
      })),
      ...cards.map(({ id, kind, title, x, y }): CanvasNode => ({
        id,
        type: 'file',
        x,
        y,
        ...CARD_SIZES[kind],
        file: noteOf(id) ?? paths.pathOf(FOLDERS[kind], id, title),
      })),
    ],
    edges: links.map(({ from, to, label }) => ({
      id: linkKeyOf(from, to),
      fromNode: from,
      toNode: to,
      ...(label !== '' && { label }),
    })),
  }
}

/** The text of a file, the same for the same canvas. */
export function canvasFileText({ nodes, edges }: CanvasFile): string {
  const list = (items: readonly object[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `\t\t${JSON.stringify(item)}`).join(',\n')}\n\t]`
  return `{\n\t"nodes":${list(nodes)},\n\t"edges":${list(edges)}\n}\n`
}
