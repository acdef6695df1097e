import { z } from 'zod'
import { documentHead } from './document.ts'
import { documentId, entryId, type DocumentId } from './id.ts'

/** The one canvas of every journal, the same on each device. */
export const CANVAS_ID = '00000000-0000-7000-8000-000000000002' as DocumentId

/** Nothing stands further from the middle: beyond it no picture shows what is between. In pixels at full size. */
export const MAX_REACH = 100_000
/** So many places, areas, notes and links each; two devices that each fill it still merge. */
export const MAX_ON_CANVAS = 2000
export const MAX_LABEL = 200
export const MAX_NOTE = 4000
export const MIN_AREA = 40
/** The text of a file that is read from elsewhere, at most so many characters. */
export const MAX_CANVAS_FILE = 4_000_000

/** Kinds of documents that can stand on the canvas. */
export const CANVAS_KINDS = ['goal', 'archetype', 'reframe', 'person'] as const
export type CanvasKind = (typeof CANVAS_KINDS)[number]

/** Whole pixels at full size, x to the right and y down: other programs know no parts of them. */
export const coordinate = z.number().int().min(-MAX_REACH).max(MAX_REACH)
const extent = z.number().int().min(MIN_AREA).max(MAX_REACH)

/** Where the upper left corner of a card is. */
export const spot = z.object({ x: coordinate, y: coordinate })
export type Spot = z.infer<typeof spot>

/** '' for none, a colour of JSON Canvas ("1" red … "6" purple), or one of one's own as #rrggbb. */
export const canvasColour = z.string().regex(/^(?:|[1-6]|#[0-9a-f]{6})$/)

export const areaLabel = z.string().max(MAX_LABEL)
export const canvasArea = z.object({
  label: areaLabel,
  x: coordinate,
  y: coordinate,
  width: extent,
  height: extent,
  colour: canvasColour.default(''),
})
export type CanvasArea = z.infer<typeof canvasArea>

export const noteText = z.string().max(MAX_NOTE)
export const canvasNote = z.object({ text: noteText, x: coordinate, y: coordinate, colour: canvasColour.default('') })
export type CanvasNote = z.infer<typeof canvasNote>

/** What a link can lead from and to: the id of a document, of a note or of an area. */
export const canvasEnd = entryId
export const linkWords = z.string().max(MAX_LABEL)

const linkKey = z.string().regex(/^[A-Za-z0-9_-]{1,64}>[A-Za-z0-9_-]{1,64}$/)

/** Made of its ends: what two devices link is linked once. */
export function linkKeyOf(from: string, to: string): string {
  return `${from}>${to}`
}

/** The ends of a link, from and to. */
export function endsOfLink(key: string): readonly [from: string, to: string] {
  const [from = '', to = ''] = key.split('>')
  return [from, to]
}

/** How the strategy is arranged: places of what is in other documents, and what stands on the canvas alone. */
export const canvas = documentHead.extend({
  kind: z.literal('canvas'),
  spots: z.record(documentId, spot).default({}),
  areas: z.record(entryId, canvasArea).default({}),
  notes: z.record(entryId, canvasNote).default({}),
  /** Words of each link, '' for none. A link whose end is not there is not shown, and comes back with it. */
  links: z.record(linkKey, linkWords).default({}),
})
export type Canvas = z.infer<typeof canvas>

/** Entries with such a key came with the sample journal, and are shown while it is here. */
export const SAMPLE_ENTRY = 'sample-'
