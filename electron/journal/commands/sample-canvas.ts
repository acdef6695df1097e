import { z } from 'zod'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import {
  areaLabel,
  canvasArea,
  CANVAS_ID,
  canvasColour,
  coordinate,
  endsOfLink,
  linkKeyOf,
  linkWords,
  noteText,
  SAMPLE_ENTRY,
} from '#shared/model/canvas.ts'
import { openCanvas } from './canvas-commands.ts'

const key = z.string().min(1)
const place = { x: coordinate, y: coordinate }

/** How the sample is arranged: cards by the keys that they have in the other files. */
export const sampleCanvas = z.object({
  spots: z.record(key, z.tuple([coordinate, coordinate])),
  areas: z.array(canvasArea.extend({ key, label: areaLabel })),
  notes: z.array(z.object({ key, text: noteText, ...place, colour: canvasColour })),
  links: z.array(z.object({ from: key, to: key, label: linkWords })),
})

/**
 * Puts the sample on the canvas, beside what is there. Its entries are known by their keys: the canvas is the user's, and
 * travels to other devices, where there is no sample to show them.
 * @param idOf the id of a document of the sample by its key; undefined for what is on the canvas alone
 */
export function writeSampleCanvas(
  write: DocumentWriter,
  { spots, areas, notes, links }: z.infer<typeof sampleCanvas>,
  idOf: (key: string) => string | undefined,
): void {
  openCanvas(write)
  const endOf = (name: string) => idOf(name) ?? `${SAMPLE_ENTRY}${name}`
  for (const [name, [x, y]] of Object.entries(spots)) write.set(CANVAS_ID, ['spots', endOf(name)], { x, y })
  for (const { key: name, ...area } of areas) write.set(CANVAS_ID, ['areas', endOf(name)], area)
  for (const { key: name, ...note } of notes) write.set(CANVAS_ID, ['notes', endOf(name)], note)
  for (const { from, to, label } of links) write.set(CANVAS_ID, ['links', linkKeyOf(endOf(from), endOf(to))], label)
}

/** Takes away what came with the sample, and where its documents stood. */
export function clearSampleCanvas(write: DocumentWriter, sampleIds: readonly string[]): void {
  if (write.read(CANVAS_ID) === null) return
  const { spots, areas, notes, links } = openCanvas(write)
  const ids = new Set(sampleIds)
  const isOfSample = (id: string) => ids.has(id) || id.startsWith(SAMPLE_ENTRY)
  for (const [map, entries] of Object.entries({ spots, areas, notes })) {
    for (const id of Object.keys(entries)) if (isOfSample(id)) write.set(CANVAS_ID, [map, id], undefined)
  }
  for (const link of Object.keys(links)) {
    if (endsOfLink(link).some(isOfSample)) write.set(CANVAS_ID, ['links', link], undefined)
  }
}
