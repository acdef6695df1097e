import {
  applyEdgeChanges,
  applyNodeChanges,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type EdgeTypes,
  type NodeChange,
  type NodeTypes,
} from '@xyflow/react'
// Bundled: a strict content security policy refuses styles that are put in at run time.
import '@xyflow/react/dist/base.css'
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'
import type { CanvasLink, StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { Spot } from '#shared/model/canvas.ts'
import { GRID, isInside, within } from '#shared/model/canvas-places.ts'
import { focusQuietly, isFocusNowhere, lookFor } from '#ui/lost-focus.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { AreaNode, CardNode, DraftNode, NoteNode } from './canvas-cards.tsx'
import { DIRECTION_KEYS, type Direction } from './canvas-directions.ts'
import { CanvasDots } from './canvas-dots.tsx'
import { CanvasLinkLine, LinkMarker } from './canvas-link-line.tsx'
import { CanvasMap } from './canvas-map.tsx'
import { usePanning } from './canvas-pan.ts'
import { standingOfNode, toEdges, toNodes, type BoardEdge, type BoardNode, type Draft } from './canvas-nodes.ts'
import { linkName } from './canvas-words.ts'
import styles from './canvas.module.css'

export interface BoardMoves {
  zoomIn: () => void
  zoomOut: () => void
  /** Shows everything. */
  fit: () => void
  /** The middle of what is seen, in places of the canvas. */
  centre: () => Spot
  /** Gives a card the focus, and brings it into view. */
  focus: (id: string) => void
  select: (ids: readonly string[]) => void
}

/** Where things are after a gesture, and how large; those that stand where they stood are left out. */
export interface Moved extends Spot {
  readonly id: string
  readonly width: number
  readonly height: number
}

export interface CanvasBoardProps {
  canvas: StrategyCanvas
  draft: Draft | null
  names: ReadonlyMap<string, string>
  titles: ReadonlyMap<string, string>
  snaps: boolean
  showsMap: boolean
  onFocus: (id: string) => void
  onSelect: (nodes: readonly string[], links: readonly string[]) => void
  onMoved: (moved: readonly Moved[], byKeys: boolean) => void
  onLink: (from: string, to: string) => void
  /** Enter, or a double click. */
  onOpen: (id: string) => void
  onOpenLink: (link: CanvasLink) => void
  /** A double click where nothing is. */
  onNewAt: (spot: Spot) => void
  onPaste: (text: string) => void
  onDirection: (from: string, direction: Direction) => void
  children: ReactNode
  ref?: Ref<BoardMoves>
}

const NODE_TYPES = { card: CardNode, note: NoteNode, area: AreaNode, draft: DraftNode } as unknown as NodeTypes
const EDGE_TYPES = { link: CanvasLinkLine } as unknown as EdgeTypes
/** So many are drawn also where they are not seen: then Tab reaches all of them. */
const MAX_ALL_DRAWN = 1000
const FAR_STEP = 5 * GRID
const MAX_WAIT_MS = 10_000
/** What is below it may lie under what can be done with it. */
const STRIP_HEIGHT = 56

export function CanvasBoard(props: CanvasBoardProps) {
  return (
    <ReactFlowProvider>
      <Board {...props} />
    </ReactFlowProvider>
  )
}

function Board({ ref, children, ...props }: CanvasBoardProps) {
  const i18n = useI18n()
  const { canvas, draft, names, titles, snaps, showsMap } = props
  const flow = useReactFlow<BoardNode, BoardEdge>()
  const root = useRef<HTMLDivElement>(null)
  usePanning(root)
  const held = useRef(new Set<string>())
  const [nodes, setNodes] = useState<BoardNode[]>([])
  const [edges, setEdges] = useState<BoardEdge[]>([])
  const latest = useRef({ props, nodes })
  useLayoutEffect(() => {
    latest.current = { props, nodes }
  })

  const role = i18n.t('card on the canvas')
  useLayoutEffect(() => {
    setNodes((before) => toNodes(before, { canvas, draft, names, role, held: held.current }))
    setEdges((before) =>
      toEdges(before, canvas, { nameOf: (link) => linkName(i18n, link, titles), role: i18n.t('link') }),
    )
  }, [canvas, draft, names, titles, role, i18n])

  const stopLooking = useRef(() => {})
  useEffect(() => () => stopLooking.current(), [])

  /** Ends a gesture: what has another place now is told, once. */
  const letGo = (byKeys: boolean) => {
    const ids = new Set(held.current)
    if (ids.size === 0) return
    held.current.clear()
    const moved = flow
      .getNodes()
      .filter(({ id }) => ids.has(id))
      .flatMap((node): Moved[] => {
        const { id, data, position } = node
        const [x, y] = [within(position.x), within(position.y)]
        const [width, height] = [Math.round(node.width ?? 0), Math.round(node.height ?? 0)]
        const { item } = data
        const isSame =
          item.x === x && item.y === y && (!('width' in item) || (item.width === width && item.height === height))
        return isSame ? [] : [{ id, x, y, width, height }]
      })
    // Until the journal has it, or does not, everything stands as it was let go.
    if (moved.length > 0) latest.current.props.onMoved(moved, byKeys)
  }

  const moveByKeys = (from: string, direction: Direction, step: number) => {
    const all = flow.getNodes()
    const chosen = all.filter(({ selected, type }) => selected && type !== 'draft').map(({ id }) => id)
    const ids = withContents(all, chosen.includes(from) ? chosen : [from])
    for (const id of ids) held.current.add(id)
    const [dx, dy] = { left: [-step, 0], right: [step, 0], up: [0, -step], down: [0, step] }[direction] as [
      number,
      number,
    ]
    setNodes((before) => before.map((node) => (ids.has(node.id) ? movedBy(node, dx, dy) : node)))
  }

  // The key that holds the cards may be let go where the window does not hear of it.
  useEffect(() => {
    const end = () => letGo(true)
    window.addEventListener('blur', end)
    return () => window.removeEventListener('blur', end)
  })

  const show = (id: string) => {
    const node = flow.getNode(id)
    const box = root.current?.getBoundingClientRect()
    if (node === undefined || box === undefined) return
    const { zoom, x, y } = flow.getViewport()
    const { x: left, y: top, width, height } = standingOfNode(node)
    const isSeen =
      left * zoom + x >= 0 &&
      top * zoom + y >= 0 &&
      (left + width) * zoom + x <= box.width &&
      (top + height) * zoom + y <= box.height - STRIP_HEIGHT
    if (!isSeen) void flow.setCenter(left + width / 2, top + height / 2, { zoom, duration: motionMs() })
  }

  useImperativeHandle(ref, () => ({
    zoomIn: () => void flow.zoomIn({ duration: motionMs() }),
    zoomOut: () => void flow.zoomOut({ duration: motionMs() }),
    fit: () => void flow.fitView({ duration: motionMs(), padding: 0.1, maxZoom: 1 }),
    centre() {
      const box = root.current?.getBoundingClientRect()
      if (box === undefined) return { x: 0, y: 0 }
      return flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
    },
    focus(id) {
      stopLooking.current()
      const from = document.activeElement
      // What was just made, or is drawn only where it is seen, is there some frames later.
      stopLooking.current = lookFor(MAX_WAIT_MS, () => {
        const element = nodeElement(root.current, id)
        // The screen takes what nobody has; that is no other place.
        const now = document.activeElement
        const isElsewhere = now !== from && !isFocusNowhere() && now?.matches('main') === false
        if (element === null) {
          show(id)
          return isElsewhere
        }
        if (!isElsewhere) focusQuietly(element)
        show(id)
        return true
      })
    },
    select(ids) {
      const wanted = new Set(ids)
      setNodes((before) =>
        before.map((node) =>
          (node.selected ?? false) === wanted.has(node.id) ? node : { ...node, selected: wanted.has(node.id) },
        ),
      )
      latest.current.props.onSelect(ids, [])
    },
  }))

  const onKeyDown = (event: KeyboardEvent) => {
    const id = idOfNode(event.target)
    if (id === null || !(event.target instanceof Element) || !event.target.matches('.react-flow__node')) return
    const direction = DIRECTION_KEYS[event.key]
    const isHeld = event.ctrlKey || event.metaKey
    if (direction !== undefined && !event.altKey) {
      if (isHeld) moveByKeys(id, direction, event.shiftKey ? FAR_STEP : GRID)
      else props.onDirection(id, direction)
    } else if (event.key === 'Enter' && !isHeld) props.onOpen(id)
    else if (event.key === ' ' && !isHeld) {
      const chosen = flow
        .getNodes()
        .filter(({ selected }) => selected)
        .map((node) => node.id)
      selectOnly(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
    } else if (event.key === 'Escape') selectOnly([])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const selectOnly = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    setNodes((before) => before.map((node) => ({ ...node, selected: wanted.has(node.id) })))
    setEdges((before) => before.map((edge) => (edge.selected ? { ...edge, selected: false } : edge)))
    props.onSelect(ids, [])
  }

  const onNodesChange = (changes: NodeChange<BoardNode>[]) => {
    const resized = changes.flatMap((change) =>
      change.type === 'dimensions' && change.resizing !== undefined ? [change] : [],
    )
    for (const { id } of resized) held.current.add(id)
    // What is measured is known already: cards have the size of their kind.
    const meant = changes.filter((change) => change.type !== 'dimensions' || change.resizing !== undefined)
    if (meant.length > 0) setNodes((before) => applyNodeChanges(meant, before))
    if (resized.some(({ resizing }) => resizing === false))
      queueMicrotask(() => requestAnimationFrame(() => letGo(false)))
  }

  /** Where a drag began: what lies in an area that is dragged goes with it. */
  const carried = useRef<{ lead: string; from: Spot; places: Map<string, Spot> } | null>(null)
  const beginDrag = (node: BoardNode, dragged: readonly BoardNode[]) => {
    const all = flow.getNodes()
    const ids = dragged.map(({ id }) => id)
    const places = new Map<string, Spot>()
    for (const id of withContents(all, ids)) {
      held.current.add(id)
      const position = all.find((one) => one.id === id)?.position
      if (!ids.includes(id) && position !== undefined) places.set(id, position)
    }
    const from = all.find((one) => one.id === node.id)?.position ?? node.position
    carried.current = { lead: node.id, from, places }
  }
  const carry = (node: BoardNode) => {
    const { from, places } = carried.current ?? {}
    if (from === undefined || places === undefined || places.size === 0) return
    const [dx, dy] = [node.position.x - from.x, node.position.y - from.y]
    setNodes((before) =>
      before.map((one) => {
        const start = places.get(one.id)
        return start === undefined ? one : { ...one, position: { x: start.x + dx, y: start.y + dy } }
      }),
    )
  }
  const endDrag = (dragged: readonly BoardNode[]) => {
    carried.current = null
    const [only] = dragged
    const seat = only === undefined || dragged.length !== 1 ? null : seatUnder(only, flow.getNodes())
    if (only !== undefined && seat !== null) {
      // Whoever is let go on a type of person takes a seat, and stays where they stood.
      held.current.clear()
      setNodes((before) =>
        before.map((one) =>
          one.id === only.id ? { ...one, position: { x: one.data.item.x, y: one.data.item.y } } : one,
        ),
      )
      props.onLink(only.id, seat)
    } else requestAnimationFrame(() => letGo(false))
  }

  const labels = useMemo(
    () => ({
      'node.a11yDescription.default': '',
      'node.a11yDescription.keyboardDisabled': '',
      'node.a11yDescription.ariaLiveMessage': () => '',
      'edge.a11yDescription.default': '',
      'controls.ariaLabel': i18n.t('Canvas'),
      'handle.ariaLabel': '',
    }),
    [i18n],
  )
  // React Flow makes itself an application, and those who read by touch are then kept out of it.
  useLayoutEffect(() => {
    root.current?.querySelector('.react-flow')?.setAttribute('role', 'group')
  }, [])

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the cards inside, which have the focus
    <div
      ref={root}
      data-own-drops
      className={styles.board}
      onKeyDown={onKeyDown}
      onKeyUp={({ key }) => {
        if (key === 'Control' || key === 'Meta') letGo(true)
      }}
      onFocus={({ target }) => {
        const id = idOfNode(target)
        if (id === null) return
        props.onFocus(id)
        if (target.matches('.react-flow__node:focus-visible')) show(id)
      }}
      onPaste={(event) => {
        if (event.target instanceof Element && event.target.matches('textarea, input')) return
        const text = event.clipboardData.getData('text/plain')
        if (text.trim() === '') return
        event.preventDefault()
        props.onPaste(text)
      }}
      onDoubleClick={(event: MouseEvent) => {
        const isPane = event.target instanceof Element && event.target.matches('.react-flow__pane')
        if (isPane) props.onNewAt(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
      }}
    >
      <LinkMarker />
      <ReactFlow<BoardNode, BoardEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={(changes) => setEdges((before) => applyEdgeChanges(changes, before))}
        onSelectionChange={({ nodes: chosen, edges: lines }) =>
          props.onSelect(
            chosen.map(({ id }) => id),
            lines.map(({ id }) => id),
          )
        }
        onNodeDragStart={(_event, node, dragged) => beginDrag(node, dragged)}
        onNodeDrag={(_event, node) => carry(node)}
        onNodeDragStop={(_event, _node, dragged) => endDrag(dragged)}
        onSelectionDragStart={(_event, dragged) => dragged[0] !== undefined && beginDrag(dragged[0], dragged)}
        onSelectionDrag={(_event, dragged) => dragged[0] !== undefined && carry(dragged[0])}
        onSelectionDragStop={(_event, dragged) => endDrag(dragged)}
        onNodeDoubleClick={(_event, { id, type }) => type !== 'draft' && props.onOpen(id)}
        onEdgeDoubleClick={(_event, { data }) => data !== undefined && props.onOpenLink(data.link)}
        onConnect={({ source, target }) => source !== target && props.onLink(source, target)}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={24}
        ariaLabelConfig={labels}
        aria-label={i18n.t('Canvas')}
        disableKeyboardA11y
        nodesFocusable
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        multiSelectionKeyCode={MULTI_KEYS}
        panOnScroll
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={nodes.length > MAX_ALL_DRAWN}
        minZoom={0.05}
        maxZoom={2}
        fitView
        fitViewOptions={FIT}
        snapToGrid={snaps}
        snapGrid={SNAP}
        nodeDragThreshold={3}
        proOptions={PRO}
      >
        <CanvasDots />
        {showsMap && <CanvasMap nodes={nodes} />}
      </ReactFlow>
      {children}
    </div>
  )
}

const MULTI_KEYS = ['Meta', 'Control', 'Shift']
const FIT = { padding: 0.1, maxZoom: 1 }
const SNAP: [number, number] = [GRID, GRID]
const PRO = { hideAttribution: true }

function movedBy(node: BoardNode, dx: number, dy: number): BoardNode {
  return { ...node, position: { x: within(node.position.x + dx), y: within(node.position.y + dy) } }
}

/** These, and what lies in the areas among them. */
function withContents(all: readonly BoardNode[], ids: readonly string[]): Set<string> {
  const chosen = new Set(ids)
  const areas = all.filter(({ id, type }) => type === 'area' && chosen.has(id)).map(standingOfNode)
  for (const node of all) {
    const one = standingOfNode(node)
    const isLess = (area: typeof one) => one.width * one.height < area.width * area.height
    if (areas.some((area) => area.id !== one.id && isLess(area) && isInside(one, area))) chosen.add(node.id)
  }
  return chosen
}

/** The type of person that somebody was let go on; null for anything else. */
function seatUnder(node: BoardNode, all: readonly BoardNode[]): string | null {
  if (node.type !== 'card' || node.data.item.kind !== 'person') return null
  const person = standingOfNode(node)
  const under = all.find(
    (one) => one.type === 'card' && one.data.item.kind === 'archetype' && isInside(person, standingOfNode(one)),
  )
  return under?.id ?? null
}

function idOfNode(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('.react-flow__node')?.getAttribute('data-id') ?? null) : null
}

function nodeElement(root: HTMLElement | null, id: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`) ?? null
}

/** Motion only shows where something went, and not at all where it is not wanted. */
function motionMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120
}
