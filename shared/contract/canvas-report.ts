import { z } from 'zod'

/** What a foreign canvas has that ours has not, or that makes no sense. Each says what became of it in the page and the command line. */
export const canvasLoss = z.enum([
  /** A node of a type that is unknown, or no node at all: left out. */
  'unknown-node',
  /** A node without a place, or further away than there is room: it gets one below all others, a card of ours stays where it is. */
  'no-place',
  /** A node whose id another one has: links lead to the first. */
  'id-twice',
  /** Longer than a note may be: several notes, linked in their order. */
  'text-too-long',
  /** A group smaller or larger than an area may be: taken in the nearest size. */
  'area-size',
  /** Longer than a label may be: a note beside the area or the link. */
  'label-too-long',
  /** A file that is nothing of this journal: a note with its path. */
  'file-as-note',
  /** An address: a note with it. */
  'link-as-note',
  /** Cards have sizes of their own. */
  'card-size',
  /** No colour of ours: taken without. */
  'colour',
  /** A background picture of a group: left out. */
  'background',
  /** An edge whose end is not there, or leads to itself: left out. */
  'edge-without-end',
  /** A second edge between the same two: its words went to the first. */
  'edge-twice',
  /** Links have no sides, colours, and one arrow: left out of the link. */
  'edge-look',
  /** Parts that JSON Canvas does not know: left out. */
  'unknown-part',
])
export type CanvasLoss = z.infer<typeof canvasLoss>

export const canvasReport = z.object({
  /** Places of goals, types of people and people of this journal. */
  cards: z.number().int(),
  notes: z.number().int(),
  areas: z.number().int(),
  links: z.number().int(),
  /** How many were as they are already. */
  same: z.number().int(),
  losses: z.array(
    z.object({
      loss: canvasLoss,
      count: z.number().int(),
      /** The first of them, by what they say or by their id: at most three, each at most 80 characters. */
      such: z.array(z.string()),
    }),
  ),
})
export type CanvasReport = z.infer<typeof canvasReport>
