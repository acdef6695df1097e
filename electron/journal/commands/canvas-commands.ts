import { notFound } from '#journal/documents/journal-error.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CanvasCard, StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import {
  CANVAS_ID,
  CANVAS_KINDS,
  endsOfLink,
  linkKeyOf,
  MAX_ON_CANVAS,
  type Canvas,
  type Spot,
} from '#shared/model/canvas.ts'
import { boundsOf, CARD_SIZES, freePlaces, GRID, type Rect } from '#shared/model/canvas-places.ts'
import { documentId, type DocumentId } from '#shared/model/id.ts'
import { archetypesInOrder, goalsInOrder, placeBehind } from './strategy-commands.ts'

/** What the rows show before a command: what has no place yet stands somewhere all the same, and is to stay there. */
export type Shown = () => StrategyCanvas

type Maps = Pick<Canvas, 'spots' | 'areas' | 'notes' | 'links'>

/** Gives many things their places, in one step of undo. */
export function moveOnCanvas(
  context: CommandContext,
  { cards, notes, areas }: CommandRequest<'moveOnCanvas'>,
  shown: Shown,
): CommandOutput<'moveOnCanvas'> {
  const seen = shown()
  const { undo } = context.run('moveOnCanvas', (write) => {
    const now = openCanvas(write)
    for (const { id } of cards) requireCard(write, id)
    for (const { id, x, y } of cards) write.set(CANVAS_ID, ['spots', id], { x, y })
    for (const { id, x, y } of notes) write.set(CANVAS_ID, ['notes', id], { ...entry(now.notes, id), x, y })
    for (const { id, x, y, width, height } of areas) {
      const area = entry(now.areas, id)
      write.set(CANVAS_ID, ['areas', id], { ...area, x, y, width: width ?? area.width, height: height ?? area.height })
    }
    settle(write, seen)
  })
  return { undo }
}

/** Finds places for cards and notes, in an area or where there is room. */
export function placeOnCanvas(
  context: CommandContext,
  { cards, notes, area }: CommandRequest<'placeOnCanvas'>,
  shown: Shown,
): CommandOutput<'placeOnCanvas'> {
  const seen = shown()
  const { undo } = context.run('placeOnCanvas', (write) => {
    const now = openCanvas(write)
    const moved = new Set<string>([...cards, ...notes])
    const into = area === null ? null : entry(now.areas, area)
    const taken = rectsOf(seen).filter(({ id }) => !moved.has(id) && id !== area)
    // Around an area that something is put into, other areas are no obstacle: they may lie in one another.
    const solid = taken.filter(({ isArea }) => into === null || !isArea)
    const kinds = [...cards.map((id) => requireCard(write, id)), ...notes.map(() => 'note' as const)]
    const sizes = kinds.map((kind) => CARD_SIZES[kind])
    const places = freePlaces(sizes, into, solid)
    for (const [at, id] of [...cards, ...notes].entries()) {
      const { x = 0, y = 0 } = places[at] ?? {}
      if (at < cards.length) write.set(CANVAS_ID, ['spots', id], { x, y })
      else write.set(CANVAS_ID, ['notes', id], { ...entry(now.notes, id), x, y })
    }
    if (into !== null && area !== null) {
      const around = boundsOf([into, ...places.map((place, at) => ({ ...place, ...(sizes[at] ?? CARD_SIZES.note) }))])
      const [width, height] = [
        Math.max(
          into.width,
          (around?.x ?? 0) + (around?.width ?? 0) + (hasGrown(around, into, 'width') ? GRID : 0) - into.x,
        ),
        Math.max(
          into.height,
          (around?.y ?? 0) + (around?.height ?? 0) + (hasGrown(around, into, 'height') ? GRID : 0) - into.y,
        ),
      ]
      write.set(CANVAS_ID, ['areas', area], { ...into, width, height })
    }
    settle(write, seen)
  })
  return { undo }
}

/** New notes, goals and types of people, where they are wanted. */
export function addToCanvas(
  context: CommandContext,
  { cards }: CommandRequest<'addToCanvas'>,
  shown: Shown,
): CommandOutput<'addToCanvas'> {
  const seen = shown()
  const { result, undo } = context.run('addToCanvas', (write) => {
    openCanvas(write)
    const [goals, archetypes] = [[...goalsInOrder(context.sql)], [...archetypesInOrder(context.sql)]]
    const ids = cards.map((card): string => {
      const { x, y, text } = card
      if (card.as === 'note') {
        const id = card.id ?? context.newEntryId()
        write.set(CANVAS_ID, ['notes', id], { text, x, y, colour: '' })
        return id
      }
      if (card.as === 'archetype' && card.goal !== null) requireKind(write, card.goal, 'goal')
      const serves = card.as === 'archetype' && card.goal !== null ? { [card.goal]: true as const } : {}
      const id =
        card.as === 'goal'
          ? write.create('goal', { title: text }, card.id)
          : write.create('archetype', { name: text, goals: serves }, card.id)
      const list = card.as === 'goal' ? goals : archetypes
      list.push({ id, order: placeBehind(write, list, id) })
      write.set(CANVAS_ID, ['spots', id], { x, y })
      return id
    })
    settle(write, seen)
    return ids
  })
  return { ids: result, undo }
}

export function editCanvasNote(
  context: CommandContext,
  { id, text, colour }: CommandRequest<'editCanvasNote'>,
): CommandOutput<'editCanvasNote'> {
  const { undo } = context.run('editCanvasNote', (write) => {
    const note = entry(openCanvas(write).notes, id)
    write.set(CANVAS_ID, ['notes', id], { ...note, text: text ?? note.text, colour: colour ?? note.colour })
  })
  return { undo }
}

export function colourOnCanvas(
  context: CommandContext,
  { notes, areas, colour }: CommandRequest<'colourOnCanvas'>,
): CommandOutput<'colourOnCanvas'> {
  const { undo } = context.run('colourOnCanvas', (write) => {
    const now = openCanvas(write)
    for (const id of notes) write.set(CANVAS_ID, ['notes', id], { ...entry(now.notes, id), colour })
    for (const id of areas) write.set(CANVAS_ID, ['areas', id], { ...entry(now.areas, id), colour })
  })
  return { undo }
}

/** A note becomes a goal or a type of person, and its links lead to that. */
export function turnNote(
  context: CommandContext,
  { id, into }: CommandRequest<'turnNote'>,
  shown: Shown,
): CommandOutput<'turnNote'> {
  const seen = shown()
  const { result, undo } = context.run('turnNote', (write) => {
    const now = openCanvas(write)
    const { text, x, y } = entry(now.notes, id)
    // The first line is what it is called; all of it is kept.
    const [first = ''] = text.trim().split('\n')
    const notes = text.trim() === first && first.length <= 500 ? '' : text
    const made =
      into === 'goal'
        ? write.create('goal', { title: first.slice(0, 500), notes })
        : write.create('archetype', { name: first.slice(0, 500), notes })
    placeBehind(write, into === 'goal' ? goalsInOrder(context.sql) : archetypesInOrder(context.sql), made)
    write.set(CANVAS_ID, ['spots', made], { x, y })
    write.set(CANVAS_ID, ['notes', id], undefined)
    for (const [key, words] of Object.entries(now.links)) {
      const ends = endsOfLink(key)
      if (!ends.includes(id)) continue
      const [from, to] = ends.map((end) => (end === id ? made : end))
      write.set(CANVAS_ID, ['links', key], undefined)
      write.set(CANVAS_ID, ['links', linkKeyOf(from ?? '', to ?? '')], words)
    }
    settle(write, seen)
    return made
  })
  return { id: result, undo }
}

export function addArea(
  context: CommandContext,
  { id, ...area }: CommandRequest<'addArea'>,
  shown: Shown,
): CommandOutput<'addArea'> {
  const made = id ?? context.newEntryId()
  const seen = shown()
  const { undo } = context.run('addArea', (write) => {
    openCanvas(write)
    write.set(CANVAS_ID, ['areas', made], { ...area })
    settle(write, seen)
  })
  return { id: made, undo }
}

export function editArea(
  context: CommandContext,
  { id, label, colour }: CommandRequest<'editArea'>,
): CommandOutput<'editArea'> {
  const { undo } = context.run('editArea', (write) => {
    const area = entry(openCanvas(write).areas, id)
    write.set(CANVAS_ID, ['areas', id], { ...area, label: label ?? area.label, colour: colour ?? area.colour })
  })
  return { undo }
}

/** Takes things off the canvas, and what lives by being in the outline to the trash: in one step of undo. */
export function removeFromCanvas(
  context: CommandContext,
  { cards, notes, areas, trash }: CommandRequest<'removeFromCanvas'>,
  shown: Shown,
): CommandOutput<'removeFromCanvas'> {
  const seen = shown()
  const { undo } = context.run('removeFromCanvas', (write) => {
    const now = openCanvas(write)
    for (const id of trash) {
      const kind = requireCard(write, id)
      if (kind !== 'goal' && kind !== 'archetype') throw notFound(id)
    }
    settle(write, seen)
    const gone = new Set<string>([...notes, ...areas])
    for (const id of spotsOf(context, now, cards)) write.set(CANVAS_ID, ['spots', id], undefined)
    for (const id of notes) write.set(CANVAS_ID, ['notes', id], undefined)
    for (const id of areas) write.set(CANVAS_ID, ['areas', id], undefined)
    for (const key of Object.keys(now.links)) {
      if (endsOfLink(key).some((end) => gone.has(end))) write.set(CANVAS_ID, ['links', key], undefined)
    }
    for (const id of trash) {
      if (write.read(id)?.content.deletedAt === undefined) write.set(id, ['deletedAt'], context.now())
    }
  })
  return { undo }
}

/** Links two things; where the outline has a word for it, it says that. */
export function linkOnCanvas(
  context: CommandContext,
  input: CommandRequest<'linkOnCanvas'>,
): CommandOutput<'linkOnCanvas'> {
  const { undo } = context.run('linkOnCanvas', (write) => linkEnds(write, input, 'or take the words away'))
  return { undo }
}

/**
 * @param mode without words, a link that the documents say keeps those that it has, or loses them
 * @returns whether anything was written
 * @throws JournalError `not-found`; Refusal `CANVAS_FULL`
 */
export function linkEnds(
  write: DocumentWriter,
  { from, to, label: words }: { from: string; to: string; label: string },
  mode: 'keep words' | 'or take the words away' = 'keep words',
): boolean {
  const now = openCanvas(write)
  const between = saidBetween(endOf(write, now, from), endOf(write, now, to))
  // Somebody linked to a type of person in words, "knows two", is not one because of that.
  const said = between?.path[0] === 'archetypes' && words !== '' && !isSaid(write, between) ? null : between
  if (said === null) {
    const key = linkKeyOf(from, to)
    if (mode === 'keep words' && words === '' && Object.hasOwn(now.links, key)) return false
    return write.set(CANVAS_ID, ['links', key], words)
  }
  const key = linkKeyOf(said.from, said.to)
  const isNew = write.set(said.document, [...said.path], true)
  // Without words the documents say all there is.
  if (words !== '') return write.set(CANVAS_ID, ['links', key], words) || isNew
  if (mode === 'keep words' || !Object.hasOwn(now.links, key)) return isNew
  return write.set(CANVAS_ID, ['links', key], undefined) || isNew
}

export function unlinkOnCanvas(
  context: CommandContext,
  { from, to }: CommandRequest<'unlinkOnCanvas'>,
): CommandOutput<'unlinkOnCanvas'> {
  const { undo } = context.run('unlinkOnCanvas', (write) => {
    const now = openCanvas(write)
    const [one, other] = [endOf(write, now, from), endOf(write, now, to)]
    const said = saidBetween(one, other)
    if (said !== null) write.set(said.document, [...said.path], undefined)
    write.set(CANVAS_ID, ['links', linkKeyOf(from, to)], undefined)
    if (said !== null) write.set(CANVAS_ID, ['links', linkKeyOf(to, from)], undefined)
  })
  return { undo }
}

/**
 * The canvas as it is inside the command; it begins the same on every device, with the first thing that is put on it.
 * @throws JournalError `damaged-document`
 */
export function openCanvas(write: DocumentWriter): Maps {
  if (write.read(CANVAS_ID) === null) write.create('canvas', {})
  const document = write.read(CANVAS_ID)
  if (document?.kind !== 'canvas') throw notFound(CANVAS_ID)
  return document.content
}

/**
 * What stood where the outline put it has that place from now on: else it would jump once something else has one. Refuses
 * more than there is room for.
 * @throws Refusal `CANVAS_FULL`
 */
export function settle(write: DocumentWriter, seen: StrategyCanvas): void {
  const before = openCanvas(write)
  for (const { id, x, y, placed } of seen.cards) {
    if (!placed && !Object.hasOwn(before.spots, id)) write.set(CANVAS_ID, ['spots', id], { x, y })
  }
  const now = openCanvas(write)
  for (const map of [now.spots, now.areas, now.notes, now.links]) {
    if (Object.keys(map).length > MAX_ON_CANVAS) throw new Refusal('CANVAS_FULL', { max: MAX_ON_CANVAS })
  }
}

interface End {
  readonly id: string
  readonly kind: CanvasCard['kind'] | 'note' | 'area'
}

/** @throws JournalError `not-found` */
function endOf(write: DocumentWriter, { notes, areas }: Maps, id: string): End {
  if (Object.hasOwn(notes, id)) return { id, kind: 'note' }
  if (Object.hasOwn(areas, id)) return { id, kind: 'area' }
  const known = documentId.safeParse(id)
  if (!known.success) throw notFound(CANVAS_ID)
  return { id, kind: requireCard(write, known.data) }
}

interface Said {
  readonly document: DocumentId
  readonly path: readonly string[]
  readonly from: string
  readonly to: string
}

/** What the documents themselves say of the two: a type of person serves a goal, somebody is in a type. */
function saidBetween(one: End, other: End): Said | null {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const field =
      from.kind === 'archetype' && to.kind === 'goal'
        ? 'goals'
        : from.kind === 'person' && to.kind === 'archetype'
          ? 'archetypes'
          : null
    if (field !== null) return { document: documentId.parse(from.id), path: [field, to.id], from: from.id, to: to.id }
  }
  return null
}

function isSaid(write: DocumentWriter, { document, path }: Said): boolean {
  const [field = '', to = ''] = path
  const map: unknown = Reflect.get(write.read(document)?.content ?? {}, field)
  return typeof map === 'object' && map !== null && Reflect.get(map, to) === true
}

/** @throws JournalError `not-found` where it is nothing that stands on the canvas */
export function requireCard(write: Pick<DocumentWriter, 'read'>, id: DocumentId): CanvasCard['kind'] {
  const kind = CANVAS_KINDS.find((one) => one === write.read(id)?.kind)
  if (kind === undefined) throw notFound(id)
  return kind
}

function requireKind(write: Pick<DocumentWriter, 'read'>, id: DocumentId, kind: CanvasCard['kind']): void {
  if (requireCard(write, id) !== kind) throw notFound(id)
}

/** @throws JournalError `not-found` */
function entry<Value>(entries: Readonly<Record<string, Value>>, id: string): Value {
  const value = Object.hasOwn(entries, id) ? entries[id] : undefined
  if (value === undefined) throw notFound(CANVAS_ID)
  return value
}

/** The places under which cards stand: of somebody others were merged into, theirs as well. */
function spotsOf({ sql }: CommandContext, { spots }: Maps, cards: readonly DocumentId[]): string[] {
  const all = sql(`WITH RECURSIVE same (id) AS (SELECT value FROM json_each(?) UNION
      SELECT e.id FROM entries e JOIN same ON e.merged_into = same.id) SELECT id FROM same`).all(JSON.stringify(cards))
  return (all as { id: string }[]).map(({ id }) => id).filter((id) => Object.hasOwn(spots, id))
}

function rectsOf({ cards, notes, areas }: StrategyCanvas): (Rect & { id: string; isArea: boolean })[] {
  const at = (spot: Spot) => ({ x: spot.x, y: spot.y })
  return [
    ...cards.map((card) => ({ id: card.id as string, ...at(card), ...CARD_SIZES[card.kind], isArea: false })),
    ...notes.map((note) => ({ id: note.id, ...at(note), ...CARD_SIZES.note, isArea: false })),
    ...areas.map(({ id, x, y, width, height }) => ({ id, x, y, width, height, isArea: true })),
  ]
}

function hasGrown(around: Rect | null, area: Rect, side: 'width' | 'height'): boolean {
  return around !== null && around[side] > area[side]
}
