import { survivorsInRows } from '#journal/projections/survivor.ts'
import type { CanvasCard, CanvasLink, StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { endsOfLink, linkKeyOf, SAMPLE_ENTRY, type Canvas, type Spot } from '#shared/model/canvas.ts'
import { CARD_SIZES, placesOfBlocks, type Block, type Rect } from '#shared/model/canvas-places.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import { PERSON_COLUMNS, toPersonRow, type PersonColumns } from './person-row.ts'
import type { QueryContext } from './query-context.ts'
import { strategy } from './strategy.ts'

type Stored = Pick<Canvas, 'spots' | 'areas' | 'notes' | 'links'>
type Strategy = QueryOutput<'strategy'>
/** A card before it is known where it stands. */
type Unplaced = Omit<CanvasCard, 'x' | 'y' | 'placed'>

/** The canvas as it is drawn: everything has a place, and every link has both its ends. */
export function strategyCanvas(context: QueryContext): StrategyCanvas {
  const stored = storedCanvas(context)
  const outline = strategy(context)
  const people = placedPeople(context, Object.keys(stored.spots))
  const cards = withPlaces(
    stored.spots,
    cardsInOrder(context, stored, outline, people),
    outline,
    new Map([...people].map(([id, { spotOf }]) => [id, spotOf])),
    [...rectsOf(stored.areas), ...rectsOf(stored.notes)],
  )
  const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1)
  const notes = Object.entries(stored.notes)
    .toSorted(byKey)
    .map(([id, note]) => ({ id, ...note }))
  const areas = Object.entries(stored.areas)
    .toSorted(byKey)
    .map(([id, area]) => ({ id, ...area }))
  const shown = new Set<string>([...cards, ...notes, ...areas].map(({ id }) => id))
  return { cards, notes, areas, links: linksBetween(shown, stored, outline, cards, people, context) }
}

const EMPTY: Stored = { spots: {}, areas: {}, notes: {}, links: {} }

/** What the document says, without what came with a sample journal that is not here. */
export function storedCanvas({ sql }: QueryContext): Stored {
  const row = sql('SELECT content FROM canvas_rows ORDER BY n LIMIT 1').get() as { content: string } | undefined
  if (row === undefined) return EMPTY
  const stored = JSON.parse(row.content) as Stored
  if (sql('SELECT 1 FROM entries WHERE sample = 1 LIMIT 1').get() !== undefined) return stored
  const own = <Value>(entries: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => !id.startsWith(SAMPLE_ENTRY)))
  return { ...stored, areas: own(stored.areas), notes: own(stored.notes) }
}

interface PlacedPerson {
  readonly row: PersonColumns
  /** The id under which it has its place: its own, or that of somebody merged into it. */
  readonly spotOf: string
}

function placedPeople({ sql }: QueryContext, ids: readonly string[]): Map<string, PlacedPerson> {
  const survivorOf = survivorsInRows(sql)
  const named = sql(`SELECT e.id FROM json_each(?) AS spot JOIN entries AS e ON e.id = spot.value
    WHERE e.kind = 'person' ORDER BY e.id`).all(JSON.stringify(ids)) as { id: string }[]
  const spotOf = new Map<string, string>()
  for (const { id } of named) {
    const survivor = survivorOf(id)
    if (id === survivor || !spotOf.has(survivor)) spotOf.set(survivor, id)
  }
  const rows = sql(`SELECT ${PERSON_COLUMNS} FROM json_each(?) AS wanted JOIN people AS p ON p.id = wanted.value
    LEFT JOIN organisations AS o ON o.id = p.organisation_id AND o.deleted_at IS NULL
    WHERE p.hidden = 0 ORDER BY p.name, p.id`).all(JSON.stringify([...spotOf.keys()])) as PersonColumns[]
  return new Map(rows.map((row) => [row.id as string, { row, spotOf: spotOf.get(row.id) ?? row.id }]))
}

/** Goals, under each its types of people and their people, then what serves none: as the outline goes. */
function cardsInOrder(
  context: QueryContext,
  { spots }: Stored,
  { goals, archetypes }: Strategy,
  people: ReadonlyMap<string, PlacedPerson>,
): Unplaced[] {
  const cards = new Map<string, Unplaced>()
  const add = (card: Unplaced) => cards.has(card.id) || cards.set(card.id, card)
  const seatedIn = seatsOfPlaced(context, [...people.keys()])
  const addArchetype = (row: Strategy['archetypes'][number]) => {
    add(archetypeCard(row))
    for (const [id, { row: person }] of people) if (seatedIn.get(id)?.has(row.id)) add(personCard(context, person))
  }
  const isThere = (id: string) => Object.hasOwn(spots, id)
  const active = goals.filter(({ standing }) => standing === 'active')
  const aside = goals.filter(({ id, standing }) => standing !== 'active' && isThere(id))
  for (const goal of active) {
    add(goalCard(goal))
    for (const row of archetypes) if (row.goals.includes(goal.id)) addArchetype(row)
  }
  for (const row of archetypes) if (row.goals.length === 0) addArchetype(row)
  for (const goal of aside) add(goalCard(goal))
  for (const row of archetypes) if (isThere(row.id)) addArchetype(row)
  for (const { row } of people.values()) add(personCard(context, row))
  for (const card of reframeCards(context, Object.keys(spots))) add(card)
  return [...cards.values()]
}

function withPlaces(
  spots: Readonly<Record<string, Spot>>,
  cards: readonly Unplaced[],
  { goals, archetypes }: Strategy,
  spotOfPerson: ReadonlyMap<string, string>,
  others: readonly Rect[],
): CanvasCard[] {
  const spotOf = (id: string) => {
    const key = spotOfPerson.get(id) ?? id
    return Object.hasOwn(spots, key) ? spots[key] : undefined
  }
  const taken = cards.flatMap(({ id, kind }) => {
    const known = spotOf(id)
    return known === undefined ? [] : [{ ...known, ...CARD_SIZES[kind] }]
  })
  const isGoal = new Set<string>(goals.map(({ id }) => id))
  const isLoose = new Set<string>(archetypes.filter((row) => row.goals.length === 0).map(({ id }) => id))
  const blocks: { head: Block['head']; under: Block['under'][number][] }[] = [{ head: null, under: [] }]
  for (const { id, kind } of cards) {
    const isPlaced = spotOf(id) !== undefined
    const sized = { id, ...CARD_SIZES[kind] }
    const begins = isLoose.has(id) && !isLoose.has(blocks.at(-1)?.under[0]?.id ?? '')
    if (isGoal.has(id) || begins) blocks.push({ head: isPlaced || begins ? null : sized, under: [] })
    if (isGoal.has(id)) continue
    if (!isPlaced) blocks.at(-1)?.under.push(sized)
  }
  const places = placesOfBlocks(blocks, [...taken, ...others])
  return cards.map((card) => {
    const known = spotOf(card.id)
    return { ...card, ...(known ?? places.get(card.id) ?? { x: 0, y: 0 }), placed: known !== undefined }
  })
}

/** What the documents say, and what was linked by hand; once between the same two, with the words of the free one. */
function linksBetween(
  shown: ReadonlySet<string>,
  stored: Stored,
  { archetypes }: Strategy,
  cards: readonly CanvasCard[],
  people: ReadonlyMap<string, PlacedPerson>,
  context: QueryContext,
): CanvasLink[] {
  const links = new Map<string, CanvasLink>()
  const put = (from: string, to: string, says: CanvasLink['says'], label: string) => {
    if (!shown.has(from) || !shown.has(to) || from === to) return
    const key = linkKeyOf(from, to)
    const known = links.get(key)
    links.set(key, { from, to, label: label || (known?.label ?? ''), says: known?.says ?? says })
  }
  for (const { id, goals } of archetypes) for (const goal of goals) put(id, goal, 'serves', '')
  const seated = seatsOfPlaced(context, [...people.keys()])
  for (const { id, kind } of cards) {
    if (kind === 'person') for (const archetype of seated.get(id) ?? []) put(id, archetype, 'seat', '')
  }
  const now = survivorsInRows(context.sql)
  for (const [key, words] of Object.entries(stored.links).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [from, to] = endsOfLink(key)
    put(now(from), now(to), null, words)
  }
  return [...links.values()]
}

/** In which types of people somebody on the canvas is. */
function seatsOfPlaced({ sql }: QueryContext, ids: readonly string[]): Map<string, Set<string>> {
  const rows =
    sql(`SELECT p.id, l.target_id AS archetype FROM json_each(?) AS wanted JOIN people AS p ON p.id = wanted.value
    JOIN links AS l ON l.n = p.n AND l.role = 'archetype'`).all(JSON.stringify(ids)) as {
      id: PersonId
      archetype: string
    }[]
  const byPerson = new Map<string, Set<string>>()
  for (const { id, archetype } of rows) byPerson.set(id, (byPerson.get(id) ?? new Set()).add(archetype))
  return byPerson
}

const NOTHING = { goal: null, seats: null, warmth: null }

function goalCard({ id, title, standing, neededBy, hint, readOnly }: Strategy['goals'][number]): Unplaced {
  const goal = { standing, neededBy, daysLeftCold: hint?.daysLeft ?? null }
  return { ...NOTHING, id, kind: 'goal', title, line: '', goal, readOnly }
}

function archetypeCard(row: Strategy['archetypes'][number]): Unplaced {
  const { id, name, why, seats, filled, people, counts, readOnly } = row
  const shown = people.slice(0, 5).map((person) => ({ id: person.id, name: person.name }))
  const wanted = { wanted: seats, filled, people: shown, count: filled + counts.identified }
  return { ...NOTHING, id, kind: 'archetype', title: name, line: lineOf(why), seats: wanted, readOnly }
}

function personCard(context: QueryContext, columns: PersonColumns): Unplaced {
  const { id, name, title, organisation, warmth } = toPersonRow(columns, context.today())
  const line = [title, organisation].filter((part) => part !== '').join(', ')
  return { ...NOTHING, id, kind: 'person', title: name, line: lineOf(line), warmth, readOnly: false }
}

function reframeCards({ sql }: QueryContext, ids: readonly string[]): Unplaced[] {
  const rows = sql(`SELECT r.id, r.content ->> 'from' AS said, r.content ->> 'to' AS better, r.read_only
    FROM json_each(?) AS spot JOIN reframes AS r ON r.id = spot.value WHERE r.deleted_at IS NULL ORDER BY r.id`)
  const found = rows.all(JSON.stringify(ids)) as { id: DocumentId; said: string; better: string; read_only: number }[]
  return found.map(({ id, said, better, read_only }) => ({
    ...NOTHING,
    id,
    kind: 'reframe',
    title: lineOf(said),
    line: lineOf(better),
    readOnly: read_only === 1,
  }))
}

function lineOf(text: string): string {
  return text.slice(0, 200)
}

function rectsOf(entries: Canvas['areas'] | Canvas['notes']): Rect[] {
  return Object.values(entries).map((one) => ({ ...CARD_SIZES.note, ...one }))
}
