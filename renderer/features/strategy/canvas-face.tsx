import { PencilRuler } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceOnCanvas } from '#parts/place-on-canvas.tsx'
import { usePlaces } from '#parts/places.tsx'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { MAX_NOTE, type Spot } from '#shared/model/canvas.ts'
import { boundsOf, CARD_SIZES, freePlaces, GRID, within, type Rect } from '#shared/model/canvas-places.ts'
import type { GoalId, PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useIsNarrow } from '#ui/use-is-narrow.ts'
import { useRowKeys } from '#ui/use-row-keys.ts'
import { alignCards, type Alignment } from './canvas-align.ts'
import { CanvasBar } from './canvas-bar.tsx'
import { CanvasConflicts } from './canvas-conflicts.tsx'
import { CanvasBoard, type BoardMoves } from './canvas-board.tsx'
import { FindDialog, LinksDialog, PutDialog } from './canvas-dialogs.tsx'
import { nextInDirection, type Direction } from './canvas-directions.ts'
import { useCanvasFiles } from './canvas-file-hands.tsx'
import { CanvasContext, type CanvasHands } from './canvas-hands.ts'
import type { Draft } from './canvas-nodes.ts'
import { standingsOf } from './canvas-standings.ts'
import { CanvasStrip } from './canvas-strip.tsx'
import { tidyCanvas } from './canvas-tidy.ts'
import { namesOnCanvas, nothingThereWords, titlesOnCanvas } from './canvas-words.ts'
import { newId } from './new-id.ts'
import { useCanvasActions } from './use-canvas-actions.ts'
import { useCanvasCommands } from './use-canvas-commands.ts'
import styles from './canvas.module.css'

/** The strategy as a canvas: cards that can be arranged and linked. Whatever is done here can be done in the outline too. */
export function CanvasFace() {
  const i18n = useI18n()
  const { data: canvas, error, refetch } = useJournalQuery('strategyCanvas')
  if (canvas === undefined) {
    return (
      <Awaited
        error={error}
        waiting={i18n.t('Laying out the canvas')}
        failed={i18n.t('The canvas cannot be shown.')}
        onRetry={refetch}
      />
    )
  }
  return <Canvas canvas={canvas} />
}

type Asked = { readonly what: 'link' | 'place'; readonly ids: readonly string[] } | { readonly what: 'find' | 'put' }
const NOTHING: readonly string[] = []
/** Fewer are seen at a glance, without a small map of them. */
const MANY = 40

function Canvas({ canvas }: { canvas: StrategyCanvas }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const isNarrow = useIsNarrow()
  const board = useRef<BoardMoves>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [chosen, setChosen] = useState<{ nodes: readonly string[]; links: readonly string[] }>({ nodes: [], links: [] })
  const [edited, setEdited] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [snaps, setSnaps] = useState(true)
  const [showsMap, setShowsMap] = useState(!isNarrow && canvas.cards.length + canvas.notes.length > MANY)
  const [said, setSaid] = useState('')
  const titles = useMemo(() => titlesOnCanvas(i18n, canvas), [i18n, canvas])
  const names = useMemo(() => namesOnCanvas(i18n, canvas), [i18n, canvas])
  const standings = useMemo(() => standingsOf(canvas), [canvas])
  const commands = useCanvasCommands(canvas, titles)
  const files = useCanvasFiles(() => board.current?.fit())
  const rowIds = standings.map(({ id }) => id)
  const keepFocus = useKeepRowFocus(rowIds)
  useRowKeys((steps) => {
    const at = focused === null ? -1 : rowIds.indexOf(focused)
    const next =
      rowIds[at < 0 ? (steps > 0 ? 0 : rowIds.length - 1) : Math.min(Math.max(at + steps, 0), rowIds.length - 1)]
    if (next !== undefined) board.current?.focus(next)
  })

  const current = focused !== null && titles.has(focused) ? focused : null
  /** What an action is about: all that is chosen, else what has the focus. */
  const meant = (): readonly string[] => {
    const known = chosen.nodes.filter((id) => titles.has(id))
    return known.length > 0 ? known : current === null ? NOTHING : [current]
  }
  const taken = (): Rect[] => standings.filter(({ isArea }) => !isArea)
  const roomFor = (kind: keyof typeof CARD_SIZES, beside: Spot): Spot => {
    const window = { x: beside.x - GRID, y: beside.y - 2 * GRID, width: 1200, height: 1200 }
    return freePlaces([CARD_SIZES[kind]], window, taken())[0] ?? beside
  }
  /** Below what has the focus, or in the middle of what is seen. */
  const placeFor = (kind: keyof typeof CARD_SIZES): Spot => {
    const beside = standings.find(({ id, isArea }) => id === current && !isArea)
    const centre = board.current?.centre() ?? { x: 0, y: 0 }
    const size = CARD_SIZES[kind]
    const wanted =
      beside === undefined
        ? { x: centre.x - size.width / 2, y: centre.y - size.height / 2 }
        : { x: beside.x, y: beside.y + beside.height + 2 * GRID }
    return roomFor(kind, { x: onGridNear(wanted.x), y: onGridNear(wanted.y) })
  }
  const goalOf = (id: string | null): string | null => {
    const card = canvas.cards.find((one) => one.id === id)
    if (card?.kind === 'goal') return card.id
    return canvas.links.find(({ from, says }) => from === id && says === 'serves')?.to ?? null
  }
  const begin = (as: Draft['as'], spot: Spot = placeFor(as)) =>
    setDraft({ id: newId(), as, ...spot, goal: as === 'archetype' ? goalOf(current) : null })
  const saveDraft = (text: string) => {
    if (draft === null) return
    const { id, as, x, y, goal } = draft
    const card =
      as === 'note' ? { as, id, text, x, y } : as === 'goal' ? { as, id, text, x, y } : { as, id, text, x, y, goal }
    setDraft(null)
    void commands.add.run({ cards: [card] }).then(
      () => board.current?.focus(id),
      () => undefined,
    )
  }
  const open = (id: string) => {
    const card = canvas.cards.find((one) => one.id === id)
    if (card?.kind === 'person') onOpen({ page: 'person', id: card.id as string as PersonId })
    else if (card?.kind === 'reframe') onOpen({ page: 'mindset', search: { card: card.id } })
    else if (card?.readOnly !== true) setEdited(id)
  }
  const openPage = (id: string) => {
    const card = canvas.cards.find((one) => one.id === id)
    if (card?.kind === 'goal') onOpen({ page: 'strategy', search: { open: card.id as string as GoalId } })
    else if (card?.kind === 'archetype') onOpen({ page: 'archetype', id: card.id as never })
    else open(id)
  }
  const leave = () => {
    const back = edited
    setEdited(null)
    setDraft(null)
    if (back !== null) requestAnimationFrame(() => board.current?.focus(back))
  }
  const hands: CanvasHands = {
    edited,
    onSave(id, text) {
      commands.save(id, text)
      leave()
    },
    onLeave: leave,
    onSaveDraft: saveDraft,
  }
  const moveTo = (places: ReadonlyMap<string, Spot>) =>
    commands.moveTo(
      standings.flatMap(({ id, x, y, width, height }) => {
        const spot = places.get(id)
        return spot === undefined || (spot.x === x && spot.y === y) ? [] : [{ id, ...spot, width, height }]
      }),
    )
  const newArea = () => {
    const around = boundsOf(standings.filter(({ id }) => chosen.nodes.includes(id)))
    const { x, y } = board.current?.centre() ?? { x: 0, y: 0 }
    const rect =
      around === null
        ? { x: onGridNear(x - 200), y: onGridNear(y - 140), width: 400, height: 280 }
        : {
            x: around.x - GRID,
            y: around.y - 2 * GRID,
            width: around.width + 2 * GRID,
            height: around.height + 3 * GRID,
          }
    void commands.addArea.run({ label: '', ...rect }).then(
      ({ id }) => setEdited(id),
      () => undefined,
    )
  }
  const paste = (text: string) => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const long = lines.filter((line) => line.length > MAX_NOTE)
    if (long.length > 0) {
      setSaid(i18n.t('Not pasted: a line is longer than a note may be.'))
      return
    }
    const centre = board.current?.centre() ?? { x: 0, y: 0 }
    const window = { x: onGridNear(centre.x - 320), y: onGridNear(centre.y - 200), width: 680, height: 400 }
    const places = freePlaces(
      lines.map(() => CARD_SIZES.note),
      window,
      taken(),
    )
    const cards = lines.map((line, at) => ({
      as: 'note' as const,
      text: line,
      x: places[at]?.x ?? 0,
      y: places[at]?.y ?? 0,
    }))
    void commands.add.run({ cards }).then(
      ({ ids }) => board.current?.select(ids),
      () => undefined,
    )
  }
  const acts = {
    begin,
    newArea,
    open,
    openPage,
    edit: (id: string) => setEdited(id),
    link: (ids: readonly string[]) => setAsked({ what: 'link', ids }),
    place: (ids: readonly string[]) => setAsked({ what: 'place', ids }),
    find: () => setAsked({ what: 'find' }),
    put: () => setAsked({ what: 'put' }),
    align: (alignment: Alignment) =>
      moveTo(
        alignCards(
          standings.filter(({ id }) => chosen.nodes.includes(id)),
          alignment,
        ),
      ),
    tidy: () => {
      const [areas, cards] = [standings.filter(({ isArea }) => isArea), standings.filter(({ isArea }) => !isArea)]
      moveTo(tidyCanvas({ cards, areas, links: canvas.links }))
      requestAnimationFrame(() => board.current?.fit())
    },
    remove(ids: readonly string[]) {
      const lines = canvas.links.filter(({ from, to }) => chosen.links.includes(`${from}>${to}`))
      if (ids.length === 0) for (const { from, to } of lines) commands.unlink(from, to)
      else commands.removeAll(ids)
    },
    turn: (id: string, into: 'goal' | 'archetype') =>
      void commands.turn(id, into).then(
        (made) => board.current?.focus(made),
        () => undefined,
      ),
    paint: commands.paint,
    fit: () => board.current?.fit(),
    zoomIn: () => board.current?.zoomIn(),
    zoomOut: () => board.current?.zoomOut(),
    toggleSnap: () => setSnaps(!snaps),
    toggleMap: () => setShowsMap(!showsMap),
    save: files.save,
    choose: files.choose,
  }
  useCanvasActions({
    acts,
    meant,
    current,
    isFocused: () => current !== null,
    hasChosenLink: () => chosen.links.length > 0,
  })
  const go = (from: string, direction: Direction) => {
    const own = standings.find(({ id }) => id === from)
    const next = own === undefined ? null : nextInDirection(own, standings, direction)
    if (next === null) setSaid(nothingThereWords(i18n)[direction])
    else {
      setSaid('')
      board.current?.focus(next.id)
    }
  }
  const close = closerOf(setAsked, asked)
  const [first = ''] = meant()
  return (
    <CanvasContext value={hands}>
      <div {...keepFocus} className={styles.face}>
        <CanvasBar acts={acts} snaps={snaps} showsMap={showsMap} />
        <CanvasConflicts canvas={canvas} titles={titles} />
        <CanvasBoard
          ref={board}
          canvas={canvas}
          draft={draft}
          names={names}
          titles={titles}
          snaps={snaps}
          showsMap={showsMap && standings.length > 0}
          onFocus={setFocused}
          onSelect={(nodes, links) =>
            setChosen((before) =>
              isSame(before.nodes, nodes) && isSame(before.links, links) ? before : { nodes, links },
            )
          }
          onMoved={(moved) => commands.moveTo(moved)}
          onLink={(from, to) => commands.link(from, to)}
          onOpen={open}
          onOpenLink={({ from }) => setAsked({ what: 'link', ids: [from] })}
          onNewAt={({ x, y }) =>
            begin('note', { x: onGridNear(x - CARD_SIZES.note.width / 2), y: onGridNear(y - GRID) })
          }
          onPaste={paste}
          onDirection={go}
        >
          {standings.length === 0 && draft === null && (
            <div className={styles.empty}>
              <EmptyState
                icon={<PencilRuler />}
                action={
                  <Button kind="primary" onPress={() => begin('goal')}>
                    {i18n.t('Write down a goal')}
                  </Button>
                }
              >
                {i18n.t(
                  'Goals, types of people and notes, arranged as you think of them. A double click writes a note.',
                )}
              </EmptyState>
            </div>
          )}
          <CanvasStrip
            canvas={canvas}
            ids={meant()}
            isChosen={chosen.nodes.length > 0 || current !== null}
            titles={titles}
            acts={acts}
          />
        </CanvasBoard>
        <p role="status" className={styles.quiet}>
          {said}
        </p>
        <p className={styles.hint}>
          {i18n.t(
            'Arrows go from card to card, with Ctrl or Cmd they move one. Enter changes the words, L links, M moves into an area.',
          )}
        </p>
        {files.parts}
        {asked?.what === 'link' && first !== '' && (
          <LinksDialog
            canvas={canvas}
            id={asked.ids[0] ?? first}
            onLink={commands.link}
            onUnlink={commands.unlink}
            onClose={close}
          />
        )}
        {asked?.what === 'place' && (
          <PlaceOnCanvas
            cards={canvas.cards.filter(({ id }) => asked.ids.includes(id)).map(({ id }) => id)}
            notes={canvas.notes.filter(({ id }) => asked.ids.includes(id)).map(({ id }) => id)}
            name={titles.get(asked.ids[0] ?? '') ?? ''}
            onClose={close}
          />
        )}
        {asked?.what === 'find' && (
          <FindDialog
            canvas={canvas}
            onFound={(id) => requestAnimationFrame(() => board.current?.focus(id))}
            onClose={close}
          />
        )}
        {asked?.what === 'put' && (
          <PutDialog
            canvas={canvas}
            onPut={(id) =>
              void commands.move.run({ cards: [{ id, ...placeFor('person') }] }).then(
                () => board.current?.focus(id),
                () => undefined,
              )
            }
            onClose={close}
          />
        )}
      </div>
    </CanvasContext>
  )
}

function onGridNear(value: number): number {
  return within(Math.round(value / GRID) * GRID)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}
