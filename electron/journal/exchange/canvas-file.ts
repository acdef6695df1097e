import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { canvasFileText, canvasToFile } from './json-canvas.ts'

/**
 * The canvas as a file of JSON Canvas.
 * @param cards with the cards of Mindset on it: they hold what one tells nobody
 */
export function canvasFile(canvas: StrategyCanvas, { cards }: QueryRequest<'canvasFile'>): QueryOutput<'canvasFile'> {
  const shown = cards ? canvas.cards : canvas.cards.filter(({ kind }) => kind !== 'reframe')
  const ids = new Set<string>([...shown, ...canvas.notes, ...canvas.areas].map(({ id }) => id))
  const links = canvas.links.filter(({ from, to }) => ids.has(from) && ids.has(to))
  const file = canvasToFile({ ...canvas, cards: shown, links })
  return {
    text: canvasFileText(file),
    nodes: file.nodes.length,
    edges: file.edges.length,
    leftOut: canvas.cards.length - shown.length,
  }
}
