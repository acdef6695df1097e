import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react'
import { cx } from './cx.ts'
import { stepsInto, takeAwaitedMove, type ListMoves } from './list-moves.ts'
import { focusQuietly, isFocusNowhere } from './lost-focus.ts'
import { useIsPrinting } from './use-is-printing.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useTextScale } from './theme.ts'
import { useI18n } from './use-i18n.ts'
import styles from './virtual-list.module.css'

export interface VirtualRowState {
  index: number
  isActive: boolean
  isSelected: boolean
}

export interface VirtualListProps<Row> {
  label: string
  count: number
  /** Undefined where the row is not loaded yet. */
  rowAt: (index: number) => Row | undefined
  keyOf: (row: Row) => string
  /** Pixels, of text of the size it was drawn for; every row has the same. */
  rowHeight: number
  /** With `onSelectedChange` rows are options of a list box: nothing inside them may take the focus. */
  renderRow: (row: Row, state: VirtualRowState) => ReactNode
  /** What is in view and a little more, `last` included: load it. */
  onRangeChange?: ((first: number, last: number) => void) | undefined
  /** Enter, or a click beside the mark that selects. */
  onOpen?: ((row: Row, index: number) => void) | undefined
  /** The row under the cursor: what single keys such as 1–5 are about. */
  onActiveChange?: ((row: Row | undefined, index: number) => void) | undefined
  selected?: ReadonlySet<string> | undefined
  onSelectedChange?: ((selected: ReadonlySet<string>) => void) | undefined
  /** Where to begin, when coming back. */
  initialIndex?: number | undefined
  /** Whether the focus is in the list. A list that takes the place of another is given that one's, and goes on with the focus. */
  holdsFocus?: RefObject<boolean> | undefined
  ref?: Ref<ListMoves>
}

const NONE: ReadonlySet<string> = new Set()
/** Some hundred sheets. */
const MAX_PRINTED = 2000

/**
 * A list of any length. One row is in the tab order; J, K, arrows, Page, Home and End move it, Enter opens, Space and
 * Shift with the arrows select, Ctrl+A selects what is loaded. On paper stands all that is loaded, and how much is not.
 */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const scale = useTextScale()
  // Another height is another list to what measures it.
  return <ScaledList key={scale} {...props} rowHeight={Math.round(props.rowHeight * scale)} />
}

function ScaledList<Row>(props: VirtualListProps<Row>) {
  const { label, count, rowAt, keyOf, rowHeight, renderRow, onRangeChange, onOpen, onActiveChange } = props
  const { selected = NONE, onSelectedChange, initialIndex = 0 } = props
  const i18n = useI18n()
  const scroller = useRef<HTMLDivElement>(null)
  const [wanted, setActive] = useState(initialIndex)
  const active = Math.min(Math.max(wanted, 0), Math.max(count - 1, 0))
  /** The row that is to have the focus as soon as it is here. */
  const focusNext = useRef<number | null>(null)
  const anchor = useRef(active)

  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; it would leave this alone
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: initialIndex * rowHeight,
    // The row that has the focus stays, also when it is scrolled out of sight.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const seen = defaultRangeExtractor(range)
        if (range.count === 0 || seen.includes(active)) return seen
        return [...seen, active].toSorted((a, b) => a - b)
      },
      [active],
    ),
  })
  const inView = virtualizer.getVirtualItems()
  const isPrinting = useIsPrinting()
  const rows = isPrinting ? loadedRows(rowAt, count) : inView
  useRangeReport(
    inView.filter((row) => row.index !== active).map((row) => row.index),
    count,
    onRangeChange,
  )
  const follow = (index: number) => {
    if (hasFocus(scroller.current)) focusNext.current = index
    setActive(index)
  }
  useFollowRow({ active, rowAt, keyOf, around: inView.map((row) => row.index), follow })

  // Together with the row that goes: the next key finds the focus in the list. An effect of an earlier rendering that is
  // late must not take what is meant for this one.
  const ownHold = useRef(false)
  const holdsFocus = props.holdsFocus ?? ownHold
  useLayoutEffect(() => {
    const isLost = holdsFocus.current && isFocusNowhere()
    if (focusNext.current !== active && !isLost) return
    focusNext.current = null
    focusIndex(scroller.current, active)
  })

  const activeRow = count === 0 ? undefined : rowAt(active)
  const reportActive = useRef(onActiveChange)
  useEffect(() => {
    reportActive.current = onActiveChange
  })
  useEffect(() => {
    reportActive.current?.(activeRow, active)
  }, [activeRow, active])

  const moveTo = (index: number, extend = false) => {
    if (count === 0) return
    const next = Math.min(Math.max(index, 0), count - 1)
    virtualizer.scrollToIndex(next, { align: 'auto' })
    if (next === active) focusIndex(scroller.current, next)
    else {
      focusNext.current = next
      setActive(next)
    }
    if (extend) select(keysBetween(anchor.current, next))
    else anchor.current = next
  }
  const select = (keys: Iterable<string>) => onSelectedChange?.(new Set([...selected, ...keys]))
  const toggle = (index: number) => {
    const row = rowAt(index)
    if (row === undefined || onSelectedChange === undefined) return
    const next = new Set(selected)
    if (!next.delete(keyOf(row))) next.add(keyOf(row))
    anchor.current = index
    onSelectedChange(next)
  }
  const keysBetween = (from: number, to: number): string[] => {
    const keys: string[] = []
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      const row = rowAt(index)
      if (row !== undefined) keys.push(keyOf(row))
    }
    return keys
  }

  const move = (steps: number) => moveTo(active + (hasFocus(scroller.current) ? steps : stepsInto(steps)))
  useRowKeys(move)
  useImperativeHandle(props.ref, () => ({ move, focus: () => focusIndex(scroller.current, active) }))
  // Together with the first rows: what was pressed before them is done.
  const pending = useRef(0)
  useLayoutEffect(() => {
    // Taken at once, and done as soon as the rows are measured.
    pending.current += takeAwaitedMove()
    if (pending.current === 0 || inView.length === 0) return
    move(pending.current)
    pending.current = 0
  })

  // On the screen itself, where the focus is on arriving, the arrows lead into the list as J does.
  useEffect(() => {
    const main = scroller.current?.closest('main')
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.target !== main || !(event.key in MOVES) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      focusIndex(scroller.current, active)
    }
    main?.addEventListener('keydown', enter)
    return () => main?.removeEventListener('keydown', enter)
  }, [active])

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowAt(active)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const to = MOVES[event.key]?.(active, page, count)
    if (to !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      moveTo(to, event.shiftKey && onSelectedChange !== undefined)
    } else if (event.target !== event.currentTarget && isControl(event.target)) {
      return
    } else if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) onOpen(row, active)
    else if (event.key === ' ' && onSelectedChange !== undefined) toggle(active)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && onSelectedChange !== undefined) {
      select(keysBetween(0, count - 1))
    } else if (event.key === 'Escape' && selected.size > 0) onSelectedChange?.(NONE)
    else return
    event.preventDefault()
  }

  const onRowClick = (event: MouseEvent, index: number) => {
    const row = rowAt(index)
    setActive(index)
    if (row === undefined || !(event.target instanceof Element)) return
    if (event.shiftKey && onSelectedChange !== undefined) select(keysBetween(anchor.current, index))
    else if (event.target.closest('[data-select]') || event.ctrlKey || event.metaKey) toggle(index)
    else if (!isControl(event.target)) onOpen?.(row, index)
  }

  const canSelect = onSelectedChange !== undefined
  return (
    <div ref={scroller} className={styles.scroller}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the role is given, and told apart, below */}
      <div
        role={canSelect ? 'listbox' : 'list'}
        aria-label={label}
        aria-multiselectable={canSelect || undefined}
        data-selecting={selected.size > 0 || undefined}
        onKeyDown={onKeyDown}
        onFocus={() => {
          holdsFocus.current = true
        }}
        // Not heard where the row with the focus goes: then another is to have it.
        onBlur={() => {
          holdsFocus.current = false
        }}
        className={styles.list}
        style={isPrinting ? undefined : { height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index, start }) => {
          const row = rowAt(index)
          const isSelected = row !== undefined && selected.has(keyOf(row))
          const isActive = index === active
          return (
            // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- keys are handled by the list, where the focus may be on any row
            <div
              key={index}
              role={canSelect ? 'option' : 'listitem'}
              aria-selected={canSelect ? isSelected : undefined}
              aria-setsize={count}
              aria-posinset={index + 1}
              aria-label={row === undefined ? i18n.t('On its way') : undefined}
              tabIndex={isActive ? 0 : -1}
              data-index={index}
              data-row={row === undefined ? undefined : keyOf(row)}
              onClick={(event) => onRowClick(event, index)}
              onContextMenu={() => setActive(index)}
              className={cx(styles.row, isSelected && styles.selected, onOpen !== undefined && styles.opens)}
              style={isPrinting ? undefined : { height: rowHeight, transform: `translateY(${start}px)` }}
            >
              {row === undefined ? <span className={styles.absent} /> : renderRow(row, { index, isActive, isSelected })}
            </div>
          )
        })}
      </div>
      {isPrinting && rows.length < count && (
        <p>
          {i18n.t('{count, plural, one {# more is not on this paper.} other {# more are not on this paper.}}', {
            count: count - rows.length,
          })}
        </p>
      )}
    </div>
  )
}

function loadedRows<Row>(rowAt: (index: number) => Row | undefined, count: number) {
  return Array.from({ length: Math.min(count, MAX_PRINTED) }, (_, index) => ({ index, start: 0 })).filter(
    ({ index }) => rowAt(index) !== undefined,
  )
}

/** The check box that a row of a list box draws: the row itself is what is selected. */
export function SelectMark({ isSelected }: { isSelected: boolean }) {
  return (
    <span data-select aria-hidden className={cx(styles.mark, isSelected && styles.marked)}>
      {/* Drawn only where it is selected: with forced colours nothing is hidden by having the colour of the paper. */}
      {isSelected && (
        <svg viewBox="0 0 12 12" width="12" height="12">
          <path d="M2.5 6.2l2.4 2.4 4.6-5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
        </svg>
      )}
    </span>
  )
}

const MOVES: Readonly<Record<string, (active: number, page: number, count: number) => number>> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active, page) => active + page,
  PageUp: (active, page) => active - page,
  Home: () => 0,
  End: (_active, _page, count) => count - 1,
}

/** Says which rows are in view, whenever that changes. */
function useRangeReport(indexes: readonly number[], count: number, report: VirtualListProps<never>['onRangeChange']) {
  const latest = useRef(report)
  useEffect(() => {
    latest.current = report
  })
  const first = indexes[0] ?? 0
  const last = indexes.at(-1) ?? 0
  useEffect(() => {
    if (count > 0) latest.current?.(first, last)
  }, [first, last, count])
}

interface Follow<Row> {
  active: number
  rowAt: (index: number) => Row | undefined
  keyOf: (row: Row) => string
  around: readonly number[]
  follow: (index: number) => void
}

/** When rows before it come or go, the cursor stays with its row as long as that is still near. */
function useFollowRow<Row>({ active, rowAt, keyOf, around, follow }: Follow<Row>) {
  const known = useRef<{ index: number; key: string } | null>(null)
  useEffect(() => {
    const row = rowAt(active)
    if (row === undefined) return
    const key = keyOf(row)
    if (known.current?.index === active && known.current.key !== key) {
      const moved = around.find((index) => {
        const candidate = rowAt(index)
        return candidate !== undefined && keyOf(candidate) === known.current?.key
      })
      if (moved !== undefined) {
        known.current = { index: moved, key: known.current.key }
        follow(moved)
        return
      }
    }
    known.current = { index: active, key }
  })
}

/** By its place, not its id: a row that is not here yet has none. The list scrolls by itself. */
function focusIndex(root: Element | null, index: number): void {
  focusQuietly(root?.querySelector<HTMLElement>(`[data-index="${index}"]`))
}

function hasFocus(root: Element | null): boolean {
  return root?.contains(document.activeElement) ?? false
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, textarea, label') !== null
}
