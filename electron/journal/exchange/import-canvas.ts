import { linkEnds, openCanvas, settle, type Shown } from '#journal/commands/canvas-commands.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { CANVAS_ID, CANVAS_KINDS, endsOfLink, MAX_ON_CANVAS, SAMPLE_ENTRY } from '#shared/model/canvas.ts'
import { CARD_SIZES } from '#shared/model/canvas-places.ts'
import { entryId } from '#shared/model/id.ts'
import { readCanvasFile, type CanvasFileReader } from './read-canvas-file.ts'

/**
 * Takes a file of JSON Canvas in, in one commit and one undo. Our own one, come back, changes what was changed in it; another
 * one becomes notes, areas and links under ids that follow from its own: taken in twice, on whatever device, it is there once.
 * @throws Refusal `CANVAS_FILE`, `CANVAS_FULL`
 */
export function importCanvas(
  context: CommandContext,
  { text, file }: CommandRequest<'importCanvas'>,
  shown: Shown,
): CommandOutput<'importCanvas'> {
  const seen = shown()
  const read = readCanvasFile(text, readerOf(context, seen))
  if ('problem' in read) throw new Refusal('CANVAS_FILE', { file, problem: read.problem, max: 2 * MAX_ON_CANVAS })
  const { result, undo } = context.run('importCanvas', (write) => {
    openCanvas(write)
    const counts = { cards: 0, notes: 0, areas: 0, links: 0, same: 0 }
    const count = (what: keyof typeof counts, isNew: boolean) => (counts[isNew ? what : 'same'] += 1)
    const standing = new Map(seen.cards.map(({ id, x, y }) => [id as string, `${x} ${y}`]))
    for (const [id, { x, y }] of read.spots) {
      // What stands there without having been put there is where the file says.
      if (standing.get(id) === `${x} ${y}`) count('cards', false)
      else count('cards', write.set(CANVAS_ID, ['spots', id], { x, y }))
    }
    for (const [id, note] of read.notes) count('notes', write.set(CANVAS_ID, ['notes', id], { ...note }))
    for (const [id, area] of read.areas) count('areas', write.set(CANVAS_ID, ['areas', id], { ...area }))
    for (const [key, words] of read.links) {
      const [from, to] = endsOfLink(key)
      count('links', linkEnds(write, { from, to, label: words }))
    }
    if (counts.cards + counts.notes + counts.areas > 0) settle(write, seen)
    return { ...counts, losses: read.losses }
  })
  return { report: result, undo }
}

function readerOf({ sql }: CommandContext, seen: ReturnType<Shown>): CanvasFileReader {
  const [notes, areas] = [seen.notes, seen.areas].map((some) => new Set<string>(some.map(({ id }) => id)))
  return {
    sizeOfCard(id) {
      const row = sql('SELECT kind FROM entries WHERE id = ? AND deleted_at IS NULL AND merged_into IS NULL').get(id)
      const kind = CANVAS_KINDS.find((one) => one === (row as { kind: string } | undefined)?.kind)
      return kind === undefined ? null : CARD_SIZES[kind]
    },
    entryIdOf(id, as) {
      const [same, other] = as === 'note' ? [notes, areas] : [areas, notes]
      if (same?.has(id)) return id
      const isOurs = entryId.safeParse(id).success && !id.startsWith(SAMPLE_ENTRY) && !other?.has(id)
      const isDocument = sql('SELECT 1 FROM documents WHERE id = ?').get(id) !== undefined
      return isOurs && !isDocument ? id : derivedId('canvas', as, id)
    },
  }
}
