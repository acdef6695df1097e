import { z } from 'zod'
import {
  areaLabel,
  canvasArea,
  canvasColour,
  canvasEnd,
  CANVAS_KINDS,
  canvasNote,
  coordinate,
  linkWords,
  MAX_CANVAS_FILE,
  MAX_NOTE,
  MAX_ON_CANVAS,
} from '#shared/model/canvas.ts'
import { warmth } from '#shared/model/cadence.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { goalStanding } from '#shared/model/goal.ts'
import { archetypeId, documentId, entryId, goalId } from '#shared/model/id.ts'
import { canvasReport } from './canvas-report.ts'
import { done, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

const place = { x: coordinate, y: coordinate }
const many = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .max(2 * MAX_ON_CANVAS)
    .default([])

/** A card: what is in another document, where it stands, and as much of it as fits. */
export const canvasCard = z.object({
  id: documentId,
  kind: z.enum(CANVAS_KINDS),
  title: z.string(),
  /** Why a type of person is wanted, what somebody does, the better story: at most 200 characters. */
  line: z.string(),
  ...place,
  /** False: nobody has given it a place, and it stands where the outline puts it. */
  placed: z.boolean(),
  /** Of a goal. */
  goal: z
    .object({ standing: goalStanding, neededBy: civilDate.nullable(), daysLeftCold: z.number().int().nullable() })
    .nullable(),
  /** Of a type of person: those known furthest first, at most five. */
  seats: z
    .object({
      wanted: z.number().int(),
      filled: z.number().int(),
      people: z.array(personLink),
      count: z.number().int(),
    })
    .nullable(),
  /** Of a person. */
  warmth: warmth.nullable(),
  readOnly: z.boolean(),
})
export type CanvasCard = z.infer<typeof canvasCard>

export const canvasLink = z.object({
  from: canvasEnd,
  to: canvasEnd,
  /** Its words, '' for none. */
  label: z.string(),
  /** What the documents themselves say: a type of person serves a goal, a person is in a type; null for a free one. */
  says: z.enum(['serves', 'seat']).nullable(),
})
export type CanvasLink = z.infer<typeof canvasLink>

export const strategyCanvas = z.object({
  /** Active goals and types of people, also those without a place; people, cards of Mindset and other goals that have one. In the order of the outline. */
  cards: z.array(canvasCard),
  notes: z.array(canvasNote.extend({ id: entryId })),
  areas: z.array(canvasArea.extend({ id: entryId })),
  /** Those both ends of which are there. */
  links: z.array(canvasLink),
})
export type StrategyCanvas = z.infer<typeof strategyCanvas>

export const canvasCommands = {
  /** Gives many things their places at once; a card that has none gets one. */
  moveOnCanvas: procedure
    .input(
      z.object({
        cards: many(z.object({ id: documentId, ...place })),
        notes: many(z.object({ id: entryId, ...place })),
        areas: many(
          z.object({ id: entryId, ...place, ...canvasArea.pick({ width: true, height: true }).partial().shape }),
        ),
      }),
    )
    .output(done),
  /** Finds places for cards and notes in an area, or where there is room; an area grows with what is put into it. */
  placeOnCanvas: procedure
    .input(
      z.object({
        cards: z.array(documentId).max(MAX_ON_CANVAS).default([]),
        notes: z.array(entryId).max(MAX_ON_CANVAS).default([]),
        area: entryId.nullable().default(null),
      }),
    )
    .output(done),
  /**
   * New cards, in one commit and one undo: notes, or goals and types of people behind all others. One that serves `goal` says so.
   * `id`s are given by a page that shows them before it is answered.
   */
  addToCanvas: procedure
    .input(
      z.object({
        cards: z
          .array(
            z.discriminatedUnion('as', [
              z.object({
                as: z.literal('note'),
                id: entryId.optional(),
                text: z.string().trim().min(1).max(MAX_NOTE),
                ...place,
              }),
              z.object({
                as: z.literal('goal'),
                id: goalId.optional(),
                text: z.string().trim().min(1).max(500),
                ...place,
              }),
              z.object({
                as: z.literal('archetype'),
                id: archetypeId.optional(),
                text: z.string().trim().min(1).max(500),
                goal: goalId.nullable().default(null),
                ...place,
              }),
            ]),
          )
          .min(1)
          .max(MAX_ON_CANVAS),
      }),
    )
    .output(done.extend({ ids: z.array(z.string()) })),
  /** Parts left out stay as they are. */
  editCanvasNote: procedure
    .input(
      z.object({
        id: entryId,
        text: z.string().trim().min(1).max(MAX_NOTE).optional(),
        colour: canvasColour.optional(),
      }),
    )
    .output(done),
  /** Notes and areas, all of one colour. */
  colourOnCanvas: procedure
    .input(z.object({ notes: many(entryId), areas: many(entryId), colour: canvasColour }))
    .output(done),
  /** A note becomes a goal or a type of person at the same place, with its links. */
  turnNote: procedure
    .input(z.object({ id: entryId, into: z.enum(['goal', 'archetype']) }))
    .output(done.extend({ id: documentId })),
  addArea: procedure.input(canvasArea.extend({ id: entryId.optional() })).output(done.extend({ id: entryId })),
  /** Parts left out stay as they are. */
  editArea: procedure
    .input(z.object({ id: entryId, label: areaLabel.optional(), colour: canvasColour.optional() }))
    .output(done),
  /**
   * In one commit: takes the places of `cards` away, removes notes and areas with their links, and moves `trash` (goals and
   * types of people) to the trash. What lies in an area stays.
   */
  removeFromCanvas: procedure
    .input(
      z.object({
        cards: many(documentId),
        notes: many(entryId),
        areas: many(entryId),
        trash: many(documentId),
      }),
    )
    .output(done),
  /**
   * Links two things, or gives their link other words. Between a type of person and a goal it says that it serves it, between
   * a person and a type of person, without words, that they are one: as the outline does.
   */
  linkOnCanvas: procedure
    .input(
      z
        .object({ from: canvasEnd, to: canvasEnd, label: linkWords.default('') })
        .refine(({ from, to }) => from !== to, 'leads to itself'),
    )
    .output(done),
  unlinkOnCanvas: procedure.input(z.object({ from: canvasEnd, to: canvasEnd })).output(done),
  /** Takes a file of JSON Canvas in: what is known by its id goes where it says, all else becomes notes, areas and links. */
  importCanvas: procedure
    .input(
      z.object({ text: z.string().max(MAX_CANVAS_FILE), /** What it is called. */ file: z.string().min(1).max(500) }),
    )
    .output(done.extend({ report: canvasReport })),
}

export const canvasQueries = {
  strategyCanvas: procedure.output(strategyCanvas),
  /** The canvas as a file of JSON Canvas 1.0, without the cards of Mindset unless they are asked for. */
  canvasFile: procedure
    .input(z.object({ cards: z.boolean().default(false) }).default({ cards: false }))
    .output(
      z.object({ text: z.string(), nodes: z.number().int(), edges: z.number().int(), leftOut: z.number().int() }),
    ),
}
