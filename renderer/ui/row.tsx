import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { cx } from './cx.ts'
import { awaitMove, stepsInto, takeAwaitedMove, type ListMoves } from './list-moves.ts'
import styles from './row.module.css'
import { rowIdOf } from './lost-focus.ts'
import { useRowKeys } from './use-row-keys.ts'

/** Rows below each other, told apart by hairlines. */
export function Rows({ children, label }: { children: ReactNode; label?: string | undefined }) {
  return (
    <ul aria-label={label} className={styles.rows}>
      {children}
    </ul>
  )
}

export interface RowProps {
  /** What `activeRowId` answers while the focus is here. */
  id: string
  /** A check box, a face. */
  leading?: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** What there is to say or to decide about it. */
  below?: ReactNode
  /** A date, a mark: always there. */
  trailing?: ReactNode
  /** Buttons that appear under the pointer and with the focus. */
  actions?: ReactNode
  /** On Enter while the row has the focus, and on a click that hits no button or link. */
  onOpen?: (() => void) | undefined
  isDone?: boolean | undefined
}

export function Row({ id, leading, title, detail, below, trailing, actions, onOpen, isDone }: RowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || onOpen === undefined) return
    event.preventDefault()
    onOpen()
  }
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('a, button, input, label, [role]')) return
    onOpen?.()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut for the eye and for J and K: what it opens is a link in the title too
    <li
      data-row={id}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(
        styles.row,
        onOpen !== undefined && styles.opens,
        isDone && styles.done,
        Boolean(below) && styles.unfolded,
      )}
    >
      {leading !== undefined && <div className={styles.leading}>{leading}</div>}
      <div className={styles.body}>
        <div className={styles.title}>{title}</div>
        {detail !== undefined && <div className={styles.detail}>{detail}</div>}
        {below}
      </div>
      {trailing !== undefined && <div className={styles.trailing}>{trailing}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </li>
  )
}

/** The id of the row that has the focus, itself or something in it: what E and H are about. */
export function activeRowId(): string | null {
  return rowIdOf(document.activeElement)
}

/** Moves the focus between all rows inside, across lists and headings, with J and K and the arrows. One a screen. */
export function RowNavigation({ children, ref }: { children: ReactNode; ref?: Ref<ListMoves> }) {
  const root = useRef<HTMLDivElement>(null)
  const move = (steps: number) => {
    if (!moveFocus(root.current, steps)) awaitMove(steps)
  }
  useRowKeys(move)
  useImperativeHandle(ref, () => ({ move, focus: () => moveFocus(root.current, 0) }))
  // Together with the first rows: what was pressed before them is done.
  useLayoutEffect(() => {
    const first = root.current?.querySelector('[data-row]') ?? null
    if (first === null) return
    const steps = takeAwaitedMove()
    if (steps === 0) return
    moveFocus(root.current, Math.sign(steps))
    moveFocus(root.current, stepsInto(steps))
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.matches('[data-row]')) return
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move(step)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- moves the focus between the rows inside
    <div ref={root} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

/** Says whether there was a row to go to. */
function moveFocus(root: Element | null, steps: number): boolean {
  const rows = [...(root?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const current = rows.findIndex((row) => row.contains(document.activeElement))
  const wanted = current < 0 ? (steps >= 0 ? 0 : rows.length - 1) : current + steps
  const row = rows[Math.min(Math.max(wanted, 0), rows.length - 1)]
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
  return row !== undefined
}
