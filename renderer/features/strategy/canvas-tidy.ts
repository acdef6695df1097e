import dagre from '@dagrejs/dagre'
import type { CanvasLink } from '#shared/contract/canvas-contract.ts'
import type { Spot } from '#shared/model/canvas.ts'
import { GRID, isInside, onGrid, within, type Rect } from '#shared/model/canvas-places.ts'
import type { Standing } from './canvas-directions.ts'

export interface Tidied {
  readonly cards: readonly Standing[]
  readonly areas: readonly Standing[]
  readonly links: readonly Pick<CanvasLink, 'from' | 'to'>[]
}

/**
 * Places for all: what is served stands above what serves it, an area stands as a whole with what lies in it. The same for the
 * same canvas, whatever came first.
 */
export function tidyCanvas({ cards, areas, links }: Tidied): Map<string, Spot> {
  const areaOf = new Map<string, Standing>()
  const bySize = areas.toSorted((a, b) => a.width * a.height - b.width * b.height || compare(a.id, b.id))
  for (const one of [...cards, ...bySize]) {
    // The largest one around it: what lies in that one goes with it.
    const around = bySize.filter((area) => area.id !== one.id && isLarger(area, one) && isInside(one, area)).at(-1)
    if (around !== undefined) areaOf.set(one.id, around)
  }
  const blocks = [...cards, ...areas].filter(({ id }) => !areaOf.has(id)).toSorted((a, b) => compare(a.id, b.id))
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 2 * GRID, ranksep: 3 * GRID, ranker: 'tight-tree' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, width, height } of blocks) graph.setNode(id, { width, height })
  const blockOf = (id: string) => areaOf.get(id)?.id ?? id
  const pairs = links.map(({ from, to }) => [blockOf(to), blockOf(from)] as const)
  for (const [above, below] of pairs.toSorted(([a, b], [c, d]) => compare(a, c) || compare(b, d))) {
    if (above !== below && graph.hasNode(above) && graph.hasNode(below)) graph.setEdge(above, below)
  }
  dagre.layout(graph)
  const places = new Map<string, Spot>()
  for (const { id, width, height } of blocks) {
    const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }
    places.set(id, { x: within(onGrid(x - width / 2)), y: within(onGrid(y - height / 2)) })
  }
  for (const one of [...cards, ...areas]) {
    const around = areaOf.get(one.id)
    const moved = around === undefined ? undefined : places.get(around.id)
    if (around === undefined || moved === undefined) continue
    places.set(one.id, { x: within(one.x + moved.x - around.x), y: within(one.y + moved.y - around.y) })
  }
  return places
}

function isLarger(one: Rect, other: Rect): boolean {
  return one.width * one.height > other.width * other.height
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
